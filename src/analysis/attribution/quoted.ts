import { type Document, opensQuotation, type Quotation, quotationAround } from '../document/document.ts'
import { type Token, tokenAt } from '../document/tokens.ts'
import type { Span } from '../types.ts'
import type { TokenRun } from './second-pass.ts'

/** A quotation whose speaker and verb follow it at once: “…,” Varga said. */
export interface Tagged {
  readonly quotation: Span
  readonly source: Span
  readonly cue: Span
}

/** Characters of a comma and the marks that close a quotation. */
const longestEnding = 3

/** Words of a name before the verb at most. */
const longestName = 4

/**
 * Quotations whose marks leave no doubt: a comma before the closing mark, then a name or a pronoun, then one verb, then
 * the end of the clause.
 */
export function findTagged(document: Document): Tagged[] {
  return document.quotations.flatMap((quotation) => {
    const ending = document.text.slice(Math.max(quotation.start, quotation.end - longestEnding), quotation.end)
    if (!quotation.closed || !/,['’]?["'”’»]$|,''$/u.test(ending)) return []
    const tag = readTag(document, quotation)
    return tag ? [{ quotation: [quotation.start, quotation.end] as const, ...tag }] : []
  })
}

const pronoun = /^(?:he|she|they)$/
const name = /^\p{Lu}[\p{L}\p{M}'’-]*$/u
const verb = /^\p{Ll}{2,}(?:ed|id|s|ld|ote)$/u
const clauseEnd = /^(?:[.,;:]|in|on|at|to|of|as|during|after|adding|about)$/

function readTag(document: Document, { end, paragraph }: Quotation): Omit<Tagged, 'quotation'> | null {
  const limit = document.paragraphs[paragraph]?.endToken ?? 0
  const first = tokenAt(document.tokens, end)
  let at = first
  while (at < limit && at - first < longestName && name.test(document.tokens[at]?.text ?? '')) at++
  if (at === first && pronoun.test(document.tokens[at]?.text ?? '')) at++
  const [from, to, said, next] = [first, at - 1, at, at + 1].map((i) => document.tokens[i])
  if (at === first || at + 1 >= limit || !from || !to || !said || !next) return null
  if (!verb.test(said.text) || !clauseEnd.test(next.text)) return null
  return { source: [from.start, to.end], cue: [said.start, said.end] }
}

const connective =
  /^(?:therefore|thus|hence|however|moreover|furthermore|nevertheless|nonetheless|meanwhile|consequently|accordingly|besides|likewise|similarly|instead|finally|still|also)$/i

/** A content without the word that the narrator links a quotation with: "Therefore, |“the Union should act”|". */
export function withoutConnective(document: Document, content: readonly TokenRun[]): readonly TokenRun[] {
  const [run, ...rest] = content
  const { tokens } = document
  if (!run || !connective.test(tokens[run[0]]?.text ?? '')) return content
  const first = tokens[run[0] + 1]?.text === ',' ? run[0] + 2 : run[0] + 1
  return first < run[1] && opensQuotation(document, tokens[first]?.start ?? -1) ? [[first, run[1]], ...rest] : content
}

/** Whether a statement stands in a heading that asks ("Does Kestria Intend to Leave the Pact?"): nobody has said so. */
export function asksInHeading(document: Document, { content }: { readonly content: readonly Span[] }): boolean {
  const heading = document.paragraphs[0]
  const [first] = content
  if (!heading || !first || first[0] >= heading.end || heading.endSentence - heading.firstSentence !== 1) return false
  if (heading.end - heading.start > longestHeading) return false
  const words = document.text.slice(heading.start, heading.end).trimEnd()
  return asking.test(words) && quotationAround(document, first) === null
}

/** Longest heading that asks, in UTF-16 code units. */
const longestHeading = 400

const asking =
  /^(?:do|does|did|is|are|was|were|will|would|can|could|should|shall|may|might|has|have|had|why|how|what|who|when|where|which)\b[^“”"]*\?$/i

/** Words that a title or label may have without a capital. */
const small = /^(?:\p{Ll}{1,3}|from|with|into|over)$/u

/**
 * Whether all that is quoted in a content are titles or labels (“The Long Fence”, “Great Turan”) and hardly a word stands
 * beside them: such a content is a thing that is named and nothing that was said.
 */
export function namesOnly(document: Document, content: readonly Span[]): boolean {
  let capitals = 0
  let quoted = 0
  let others = 0
  const titled = everyWord(document, content, ({ text }, isQuoted) => {
    if (!isQuoted) return ++others <= mostOthers
    quoted++
    if (!/^[\p{Lu}\p{N}]/u.test(text)) return small.test(text)
    capitals++
    return true
  })
  return titled && capitals >= 2 && capitals * 2 > quoted
}

/** Words beside a title or label at most. */
const mostOthers = 4

const works =
  'film movie documentary book novel memoir report article essay column paper study poem play song album series programme ' +
  'program show podcast exhibition painting photograph video speech lecture brochure leaflet pamphlet textbook magazine newspaper'
/** "the film “", "his new book, “": what the quotation after it is called, which is its name. */
const work = new RegExp(`\\b(?:${works.replaceAll(' ', '|')})s?,?(?:\\s(?:called|entitled|titled))?\\s["“]$`, 'iu')
/** How far before a quotation the noun for a work is read, in UTF-16 code units. */
const longestWork = 40

/** Whether a content is the title of a work, which its noun says it is: "the film “Allies – Thirty Years on Guard”". */
export function isTitleOfWork(document: Document, content: readonly Span[]): boolean {
  if (!namesOnly(document, content)) return false
  let opening: number | undefined
  everyWord(document, content, ({ start, end }, isQuoted) => {
    if (isQuoted) opening = quotationAround(document, [start, end])?.start
    return !isQuoted
  })
  return opening !== undefined && work.test(document.text.slice(Math.max(0, opening - longestWork), opening + 1))
}

/** Whether no more than three words of a content are quoted, amid others: a scare quote, which says nothing of a source. */
export function hasScareQuote(document: Document, content: readonly Span[]): boolean {
  let words = 0
  let quoted = 0
  const isShort = everyWord(document, content, (_, isQuoted) => {
    words++
    if (isQuoted) quoted++
    return quoted <= mostScared
  })
  return isShort && quoted > 0 && quoted < words
}

/** Words of a scare quote at most. */
const mostScared = 3

/** Whether all words of a content pass a test, which is given none after the first that does not. */
function everyWord(
  document: Document,
  content: readonly Span[],
  test: (word: Token, isQuoted: boolean) => boolean,
): boolean {
  for (const [start, end] of content) {
    for (let i = tokenAt(document.tokens, start); i < document.tokens.length; i++) {
      const token = document.tokens[i]
      if (!token || token.start >= end) break
      if (!/[\p{L}\p{N}]/u.test(token.text)) continue
      if (!test(token, quotationAround(document, [token.start, token.end]) !== null)) return false
    }
  }
  return true
}
