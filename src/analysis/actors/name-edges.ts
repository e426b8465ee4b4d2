import type { Document } from '../document/document.ts'
import { tokenAt } from '../document/tokens.ts'
import type { Span } from '../types.ts'
import { afterBracket } from './role-after.ts'
import { isAged, isHeadAt, word } from './role-words.ts'
import { isHonorific, isPostNominal } from './titles.ts'

/** A name among the tokens: the first one, with its forms of address, and past the last one. */
export interface NameTokens {
  readonly first: number
  readonly end: number
  readonly fullName: boolean
}

/** The tokens of a mention, with the forms of address and the initial before it. */
export function tokensOf(document: Document, mention: Span): NameTokens {
  const name = tokenAt(document.tokens, mention[0])
  const end = tokenAt(document.tokens, mention[1] - 1) + 1
  const first = withoutRetired(document, withHonorific(document, withInitial(document, name)))
  return { first, end, fullName: end - name > 1 || first < name }
}

/** Before an initial that was not taken for a part of the name: "|W.| Neil Orm". */
const withInitial = (document: Document, name: number): number =>
  word(document, name - 1) === '.' && /^\p{Lu}$/u.test(document.tokens[name - 2]?.text ?? '') ? name - 2 : name

/** Before "(retired)" between a rank and the name: "Colonel |(retired) Ines Varga". */
function withoutRetired(document: Document, first: number): number {
  let at = first - 1
  if (word(document, at) !== ')') return first
  while (at > first - 5 && /^(?:[).]|retired|ret|retd|rtd)$/.test(word(document, at))) at--
  return word(document, at) === '(' ? at : first
}

/** Most forms of address before a name, and most asides after it. */
const mostHonorifics = 8
const mostAsides = 8

/** Where "Dr", "Mr." or "Sir" before a name begins; the name's first token where there is none. */
export function withHonorific(document: Document, name: number): number {
  let first = name
  for (let count = 0; count < mostHonorifics; count++) {
    const stop = word(document, first - 1) === '.' ? first - 2 : first - 1
    const excellency =
      word(document, stop) === 'e' && word(document, stop - 1) === '.' && word(document, stop - 2) === 'h'
    if (!isHonorific(word(document, stop)) || isHeadAt(document, stop)) return excellency ? stop - 2 : first
    first = withStyle(document, stop)
  }
  return first
}

/** Before the words that some forms of address have before them: "|His Royal| Highness". */
function withStyle(document: Document, honorific: number): number {
  const at = /^(?:royal|serene|imperial)$/.test(word(document, honorific - 1)) ? honorific - 1 : honorific
  return /^(?:his|her|their)$/.test(word(document, at - 1)) ? at - 1 : at
}

/** Past what is written after a name: "Ines Varga| MP|", "Tomas Oku| Jr|". */
function pastPostNominal(document: Document, end: number): number {
  const { text = '' } = document.tokens[end] ?? {}
  return isPostNominal(text) || /^(?:Jr|Sr|II|III|IV)$/.test(text) ? end + 1 : end
}

/** Past what stands between a name and its apposition: "MP", "(G)", "of Velden", ", 32, of Velden". */
export function afterAside(document: Document, end: number): number {
  const at = pastLetters(document, afterBracket(document, pastPostNominal(document, end)))
  const from = word(document, at) === ',' ? (isAged(document, at) ? at + 3 : at + 1) : at
  const home = homeAfter(document, from)
  if (home === from) return at
  // "of Velden, |Lusania|," and "of Velden, |Lus.|,"
  const region =
    word(document, home) === ',' && /^\p{Lu}/u.test(document.tokens[home + 1]?.text ?? '') ? home + 2 : home
  const stop = word(document, region) === '.' ? region + 1 : region
  return region > home && word(document, stop) === ',' ? stop : home
}

/** Past letters between commas: "Ines Varga|, R.N.|, president of the guild". */
const pastLetters = (document: Document, at: number): number =>
  word(document, at) === ',' &&
  /^(?:(?:\p{Lu}\.){2,}|\p{Lu}{2,4}|PhD)$/u.test(document.tokens[at + 1]?.text ?? '') &&
  word(document, at + 2) === ','
    ? at + 2
    : at

/** Whether a name in apposition ends here: at a mark or at the end of the sentence, or before the verb of saying. */
export function closes(document: Document, end: number): boolean {
  let at = end
  for (let count = 0; count < mostAsides; count++) {
    const past = homeAfter(document, pastPostNominal(document, at))
    if (past === at) break
    at = past
  }
  return document.tokens[at] === undefined || /^[,.;:()?!"”’–—]/u.test(word(document, at))
}

/** Past where somebody is from, or whose member: "Ines Varga |of the Coast List|,". */
function homeAfter(document: Document, end: number): number {
  if (!/^(?:of|from)$/.test(word(document, end))) return end
  const first = word(document, end + 1) === 'the' ? end + 2 : end + 1
  let at = first
  while (at < first + longestHome && /^\p{Lu}/u.test(document.tokens[at]?.text ?? '')) at++
  return at === first ? end : at
}

/** Longest name of a party or a place there, in tokens. */
const longestHome = 5
