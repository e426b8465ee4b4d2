import { type Country, countries } from '../../alliances/countries.ts'
import { findAlliance, findCountry, namesOf } from '../../alliances/names.ts'
import type { Alliance, Reference } from '../../alliances/types.ts'
import { UserError } from '../../user-error.ts'
import { QUESTION_KINDS, type QuestionKind } from './types.ts'

/** The alliance that a person named. Throws UserError that lists those there are. */
export function allianceNamed(reference: Reference, typed: string): Alliance {
  const alliance = findAlliance(reference, typed)
  if (alliance) return alliance
  const known = reference.alliances.map(({ id }) => id).join(', ')
  throw new UserError('quiz.alliance', `No alliance is called “${typed}”. Alliances: ${known}.`)
}

/** The kind of question that a person named. Throws UserError that lists those there are. */
export function kindNamed(typed: string): QuestionKind {
  const kind = QUESTION_KINDS.find((one) => one === typed.trim().toLowerCase())
  if (kind) return kind
  throw new UserError('quiz.kind', `There is no kind of question “${typed}”. Kinds: ${QUESTION_KINDS.join(', ')}.`)
}

/** The items of "NATO, CSTO"; none of nothing. */
export function listed(typed: string | undefined): readonly string[] {
  return (typed ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** The alliances with a name that has the typed words in it, those that begin with them first. */
export function alliancesLike(reference: Reference, typed: string): readonly Alliance[] {
  const wanted = typed.trim().toLowerCase()
  const rank = (alliance: Alliance): number => {
    const names = namesOf(alliance).map((name) => name.toLowerCase())
    if (names.some((name) => name.startsWith(wanted))) return 0
    return names.some((name) => name.includes(wanted)) ? 1 : 2
  }
  return reference.alliances.filter((alliance) => rank(alliance) < 2).toSorted((a, b) => rank(a) - rank(b))
}

/** The alliances that these names name, each once. */
export function alliancesOf(reference: Reference, names: readonly string[]): readonly Alliance[] {
  return [...new Set(names.flatMap((name) => findAlliance(reference, name) ?? []))]
}

/** The country that a person named, by name or ISO code. Throws UserError with the nearest names. */
export function countryNamed(typed: string): Country {
  const country = findCountry(typed)
  if (country) return country
  const near = countriesLike(typed.slice(0, 3)).slice(0, 5)
  const hint = near.length > 0 ? ` Did you mean ${near.map(({ name }) => name).join(', ')}?` : ''
  throw new UserError('alliance.country', `No country is called “${typed}”.${hint}`)
}

/** Countries with a name that has the typed words in it, those that begin with them first. */
export function countriesLike(typed: string): readonly Country[] {
  const wanted = typed.trim().toLowerCase()
  const rank = ({ name, aliases, code }: Country): number => {
    const names = [name, ...aliases].map((one) => one.toLowerCase())
    if (names.some((one) => one.startsWith(wanted)) || code.toLowerCase() === wanted) return 0
    return names.some((one) => one.includes(wanted)) ? 1 : 2
  }
  return countries()
    .filter((country) => rank(country) < 2)
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'))
}
