import { countries } from '../countries.ts'
import { namesOf } from '../names.ts'
import type { Alliance, Reference } from '../types.ts'

/**
 * A sentence whose countries, alliances and dates are replaced by one private-use character of their kind and a number
 * (the index into `values`) closed by another, so that patterns see the grammar and not the names.
 */
export interface MaskedSentence {
  readonly text: string
  /** Country codes, alliance ids and ISO dates. */
  readonly values: readonly string[]
}

export const COUNTRY = '\uE000'
export const ALLIANCE = '\uE001'
export const DATE = '\uE002'
export const CLOSE = '\uE003'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const MONTH = MONTHS.join('|')
const DATES = new RegExp(
  `\\b(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH}),? (?<year>(?:19|20)\\d\\d)` +
    `|(?<month2>${MONTH}) (?<day2>\\d{1,2})(?:st|nd|rd|th)?,? (?<year2>(?:19|20)\\d\\d)` +
    `|(?<month3>${MONTH})(?: of)?,? (?<year3>(?:19|20)\\d\\d)` +
    `|(?<iso>(?:19|20)\\d\\d-\\d\\d-\\d\\d)|(?<year4>(?:19|20)\\d\\d))(?![\\d-]|'?s\\b)`,
  'g',
)

/** "the bloc" and its like; which alliance is meant is for the caller to know. */
const ANAPHOR =
  /\b[Tt]h(?:e|is|at) (?:alliance|Alliance|bloc|organi[sz]ation|group|grouping|pact|military alliance|military bloc)(?![\p{L}\p{N}-])/gu

/** Whether a sentence may name an alliance by such a noun. */
export function namesByNoun(sentence: string): boolean {
  return sentence.search(ANAPHOR) >= 0
}

/** "the Eurasian Economic Union (EAEU)". */
const NAME_AND_ACRONYM = new RegExp(`${ALLIANCE}(\\d+)${CLOSE} \\(${ALLIANCE}(\\d+)${CLOSE}\\)`, 'g')

/** Names of other things that begin or end with a country's name. */
const PART_OF_A_NAME =
  /\b(?:North|South|East|West|Northern|Southern|Eastern|Western|Inner|New|Central|Turkish Republic of Northern) $/

/** The names of a reference's alliances, in any place of a text, be it within a word. */
export function allianceNames(reference: Reference): RegExp {
  return new RegExp(reference.alliances.flatMap(namesInText).map(toPattern).join('|'), 'g')
}

/** Finds the names of one reference in sentences. */
export function masker(reference: Reference): (sentence: string, antecedent: string | null) => MaskedSentence {
  const names = new Map<string, string>()
  for (const country of countries()) {
    for (const name of [country.name, country.officialName, ...country.aliases]) names.set(name, COUNTRY + country.code)
  }
  for (const alliance of reference.alliances) {
    for (const name of namesInText(alliance)) names.set(name, ALLIANCE + alliance.id)
  }
  const alternatives = [...names.keys()].sort((a, b) => b.length - a.length).map(toPattern)
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:[Tt]he )?(?<name>${alternatives.join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )

  return (sentence, antecedent) => {
    const values: string[] = []
    const token = (kind: string, value: string) => `${kind}${values.push(value) - 1}${CLOSE}`
    let text = sentence.replace(pattern, (...match) => {
      // The last argument of a replacer is the record of named groups, the one before the string, then the offset.
      const groups = match.at(-1) as { readonly name: string }
      const offset = Number(match.at(-3))
      const found = names.get(groups.name) ?? ''
      const whole = String(match[0])
      if (found.startsWith(COUNTRY) && PART_OF_A_NAME.test(sentence.slice(0, offset))) return whole
      return token(found.slice(0, 1), found.slice(1))
    })
    text = text.replace(NAME_AND_ACRONYM, (whole, first: string, second: string) =>
      values[Number(first)] === values[Number(second)] ? `${ALLIANCE}${first}${CLOSE}` : whole,
    )
    if (antecedent !== null) text = text.replace(ANAPHOR, () => token(ALLIANCE, antecedent))
    text = text.replace(DATES, (...match) => token(DATE, isoDate(match.at(-1) as Readonly<Record<string, string>>)))
    return { text, values }
  }
}

/** The ids of the alliances that the sentence names, each once, in order. */
export function alliancesIn(masked: MaskedSentence): readonly string[] {
  const tokens = masked.text.matchAll(new RegExp(`${ALLIANCE}(\\d+)${CLOSE}`, 'g'))
  return [...new Set([...tokens].map((match) => masked.values[Number(match[1])] ?? ''))]
}

/** Full names with a capital only: "OTS" as it stands, and no names of two letters that are words. */
function namesInText(alliance: Alliance): readonly string[] {
  return namesOf(alliance).filter((name) => /^\p{Lu}/u.test(name))
}

function isoDate(groups: Readonly<Record<string, string | undefined>>): string {
  if (groups.iso) return groups.iso
  const year = groups.year ?? groups.year2 ?? groups.year3 ?? groups.year4 ?? ''
  const month = MONTHS.indexOf(groups.month ?? groups.month2 ?? groups.month3 ?? '') + 1
  const day = groups.day ?? groups.day2
  return [year, ...(month ? [pad(month)] : []), ...(day ? [pad(Number(day))] : [])].join('-')
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function toPattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/'/g, "['’]")
}
