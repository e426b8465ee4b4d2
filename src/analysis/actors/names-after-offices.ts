import type { Document } from '../document/document.ts'
import { tokenAt } from '../document/tokens.ts'
import { bodyNoun } from './bodies.ts'
import { countryNamed, countryOfDemonym, countrySeatedAt } from './countries.ts'
import lexicon from './data/word-kinds.json' with { type: 'json' }
import { isGivenName } from './given-names.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { foldName } from './names.ts'
import { determiners, isRoleHead, longest, modifiers, word } from './role-words.ts'

/**
 * "Minister of |Agriculture and Food Industry Yerlan Orm|", one run of capitals, parted into what the office is over and the
 * person. The name is told by a given name that begins it, by a surname that stands alone elsewhere in the text, or, where
 * the office has no article and so has a name to come, by words that no office or body has; before "bin" it is one word.
 */
export function withNamesAfterOffices(document: Document, mentions: readonly NamedMention[]): NamedMention[] {
  const single = new Set(mentions.flatMap(({ name }) => (name.isSingle ? name.text : [])))
  return mentions.flatMap((mention) => (mention.name.isSingle ? mention : partAtName(document, mention, single)))
}

function partAtName(
  document: Document,
  mention: NamedMention,
  single: ReadonlySet<string>,
): NamedMention | readonly NamedMention[] {
  const { type, span } = mention
  const [start, end] = span
  const father = type !== 'person' && /^\s(?:bin|ibn|bint|binti)\s\p{Lu}/u.test(document.text.slice(end, end + 12))
  if (father) return mentionAt(document, [start + mention.name.text.lastIndexOf(' ') + 1, end], 'person')
  const last = tokenAt(document.tokens, end - 1)
  const [given, surname] = [document.tokens[last - 1], document.tokens[last]]
  const before = document.tokens[last - 2]
  if (!before || !given || !surname || given.start < start || given.start - before.end !== 1) return mention
  if (!/^\p{Lu}\p{L}*$/u.test(before.text) || ![given.text, surname.text].every(mayBeNamed)) return mention
  if (isGivenName(before.text) && !isField(before.text)) return mention
  const office = officeBefore(document, last - 1)
  if (office === null || countryNamed(`${given.text} ${surname.text}`)) return mention
  const isNamed = isGivenName(given.text) || single.has(surname.text) || !office.determined
  if (!isNamed) return mention
  const person = mentionAt(document, [given.start, end], 'person')
  return before.end > start && isBody(before.text) ? [mentionAt(document, [start, before.end], type), person] : person
}

/** The office that the capitals before a token hang on ("Minister of"), and whether it has an article or an owner. */
function officeBefore(document: Document, name: number): { readonly determined: boolean } | null {
  for (let at = name - 2; at > name - longest; at--) {
    if (isRoleHead(word(document, at)) && leads(document, at + 1)) {
      let first = at
      while (opensOffice(document, first - 1)) first--
      return { determined: determiners.has(word(document, first - 1)) || /^['’]s?$/.test(word(document, first - 1)) }
    }
    if (!isPart(document, at)) return null
  }
  return null
}

const opensOffice = (document: Document, at: number): boolean =>
  !determiners.has(word(document, at)) &&
  (/^\p{Lu}/u.test(document.tokens[at]?.text ?? '') || modifiers.has(word(document, at)))

const isPart = (document: Document, at: number): boolean =>
  /^(?:\p{Lu}|(?:of|for|and|the|to)$)/u.test(document.tokens[at]?.text ?? '')

/** "of", "for" or an ambassador's "to" after an office, past what some offices have behind them ("Ambassador Extraordinary and Plenipotentiary of"). */
function leads(document: Document, at: number): boolean {
  const preposition = word(document, pastRank(document, at))
  return (
    /^(?:of|for)$/.test(preposition) ||
    (preposition === 'to' && /^(?:ambassador|envoy|adviser)$/.test(word(document, at - 1)))
  )
}

/** Most such words behind an office. */
const mostRanks = 4

/** Past the words that rank an office behind it: "Ambassador |Extraordinary and Plenipotentiary| of". */
export function pastRank(document: Document, at: number): number {
  let past = at
  for (let count = 0; count < mostRanks && /^(?:extraordinary|plenipotentiary)$/.test(word(document, past)); count++)
    past += word(document, past + 1) === 'and' ? 2 : 1
  return past
}

/** Words that a name of two words does not have. */
function mayBeNamed(text: string): boolean {
  return (
    /^\p{Lu}[\p{Ll}\p{M}’'-]+(?:-\p{Lu}\p{Ll}+)?$/u.test(text) &&
    !isField(text) &&
    !isBody(text) &&
    countryNamed(text) === null &&
    countrySeatedAt(text) === null
  )
}

const isBody = (text: string): boolean =>
  bodyNoun(text) !== null || /^(?:Ministry|Parliament|Senate|Department|Office)$/.test(text)

/** Words for what offices are over: "Affairs", "Development", "Region", "Northern". */
function isField(text: string): boolean {
  const folded = foldName(text)
  return modifiers.has(folded) || fields.has(folded) || countryOfDemonym(text) !== null || abstract.test(folded)
}

const fields = new Set(lexicon.fields.split(' '))
const abstract = /(?:tion|sion|ment|ity|ture|ics|ance|ence|ship|ing|ism|hood|stry|ern|ies|airs|ources|vices)$/
