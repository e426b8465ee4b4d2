import givenNames from './data/given-names.json' with { type: 'json' }
import { foldName } from './names.ts'
import type { Gender } from './titles.ts'

const female = new Set(givenNames.female.split(' '))
const male = new Set(givenNames.male.split(' '))

/** The gender of those who bear a given name, folded; null for a name that is in no list. */
export function genderOfGivenName(folded: string): Gender | null {
  if (female.has(folded)) return 'female'
  return male.has(folded) ? 'male' : null
}

/** Whether a word is a given name of the lists. */
export const isGivenName = (word: string): boolean => genderOfGivenName(foldName(word)) !== null
