import lexicon from './data/roles.json' with { type: 'json' }
import { foldName } from './names.ts'

export type Gender = 'female' | 'male'

const honorifics: ReadonlyMap<string, Gender | null> = new Map<string, Gender | null>([
  ['mr', 'male'],
  ['mrs', 'female'],
  ['ms', 'female'],
  ['miss', 'female'],
  ['mme', 'female'],
  ['mdm', 'female'],
  ['madam', 'female'],
  ['monsieur', 'male'],
  ['madame', 'female'],
  ['señor', 'male'],
  ['señora', 'female'],
  ['herr', 'male'],
  ['frau', 'female'],
  ['signor', 'male'],
  ['signora', 'female'],
  ['excellency', null],
  ['highness', null],
  ['majesty', null],
  ['holiness', null],
  ['eminence', null],
  ['h.e', null],
  ['mx', null],
  ['dr', null],
  ['hon', null],
  ['sir', 'male'],
  ['dame', 'female'],
  ['lady', 'female'],
  ['lord', 'male'],
  ['alhaji', 'male'],
  ['alhaja', 'female'],
  ['hajia', 'female'],
  ['haji', 'male'],
  ['mallam', 'male'],
  ['malam', 'male'],
  ['engr', null],
  ['eng', null],
  ['ven', null],
  ['barr', null],
  ['comrade', null],
  ['shri', 'male'],
  ['shrimati', 'female'],
  ['kumari', 'female'],
  ['smt', 'female'],
  ['begum', 'female'],
  ['pandit', 'male'],
  ['maulana', 'male'],
  ['datuk', null],
  ['fr', 'male'],
  ['atty', null],
  ['seri', null],
  ['dato', null],
  ['doña', 'female'],
  ['frère', 'male'],
])
const titles = new Set(lexicon.titles.split(' '))

/** Titles that a single name keeps, since it names nobody without them: "King Harald", "Sister Agnes". */
const keptWithOneName = new Set(
  'king queen prince princess pope emir sheikh father sister lord lady baroness baron'.split(' '),
)

const keyOf = (word: string): string => (word.endsWith('.') ? word.slice(0, -1) : word).toLowerCase()

/** A single name without the title that it keeps: "Immaculée" of "Sister Immaculée"; null where there is none. */
export function withoutKeptTitle(name: string): string | null {
  const [title = '', rest, ...more] = name.split(/\s+/u)
  return keptWithOneName.has(keyOf(title)) && rest !== undefined && more.length === 0 ? rest : null
}

/** Whether a word is a form of address that says nothing of an office: "Mr", "Dr.". */
export function isHonorific(word: string): boolean {
  return honorifics.has(keyOf(word))
}

const personal =
  /^(?:councillor|councilor|cllr|coun|mep|mp|msp|baroness|senator|congressman|congresswoman|professor|ambassador|lieutenant|sergeant|brigadier|commodore|archbishop|councilman|councilwoman|alderman|rabbi|rev|reverend|ven|cr)$/

/** Whether a title opens the names of people and hardly ever one of a body: "Councillor", not "General". */
export const isPersonal = (word: string): boolean => personal.test(keyOf(word))

/** Whether even one word after a title is a person's name: "Senator Brisby", where "Ambassador Hotel" is none. */
export const isSurelyPersonal = (word: string): boolean =>
  /^(?:councillor|councilor|cllr|coun|det|senator|congressman|congresswoman|professor)$/.test(keyOf(word))

/** The gender that a form of address tells ("Ms"), or null. */
export function genderOfHonorific(word: string): Gender | null {
  return honorifics.get(keyOf(word)) ?? null
}

/** Whether a word may stand as a title right before a name: "Colonel", "President", "Mr". */
export function isTitle(word: string): boolean {
  const key = keyOf(word)
  return titles.has(key) || honorifics.has(key)
}

const postNominals = new Set(
  'MP MPs MEP MSP MLA TD QC KC SC PC SAN JP CBE OBE MBE KBE DBE CMG DSO DSC FRS PhD Esq CPA CFA'.split(' '),
)

/** Whether a word is written after a name and no part of it: "Ines Varga MP". */
export const isPostNominal = (word: string): boolean => postNominals.has(word)

/**
 * UTF-16 length of the titles that open a person's name, with the space after them; the whole length where it is all
 * title ("Ms"), 0 where it has none or would name nobody without it ("King Harald", "Lord Ferris of Muir").
 */
export function lengthOfTitles(name: string): number {
  let at = 0
  let last = ''
  for (const match of name.matchAll(/(H\.\s?E|[\p{L}\p{M}’'-]+)\.?(\s+|$)/gu)) {
    if (match.index !== at || !isTitle(match[1] ?? '')) break
    at += match[0].length
    last = keyOf(match[1] ?? '')
  }
  const rest = name.slice(at)
  const isOne = !foldName(rest).includes(' ') || /^\S+ of \p{Lu}/u.test(rest)
  return keptWithOneName.has(last) && rest !== '' && isOne ? 0 : at
}
