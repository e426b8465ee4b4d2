import givenNames from './data/given-names.json' with { type: 'json' }
import moreNames from './data/more-given-names.json' with { type: 'json' }
import ofEitherSex from './data/names-of-either-sex.json' with { type: 'json' }
import { foldName } from './names.ts'
import type { Gender } from './titles.ts'

const female = new Set(`${givenNames.female} ${moreNames.female}`.split(' '))
const male = new Set(`${givenNames.male} ${moreNames.male}`.split(' '))
const either = new Set(ofEitherSex.names.split(' '))

/** The gender of those who bear a given name, folded; null for a name that is in no list, or that both bear. */
export function genderOfGivenName(folded: string): Gender | null {
  if (either.has(folded)) return null
  if (female.has(folded)) return 'female'
  return male.has(folded) ? 'male' : null
}

/** Whether a word is a given name of the lists. */
export function isGivenName(word: string): boolean {
  const folded = foldName(word)
  return female.has(folded) || male.has(folded)
}
