import { type Document, quotationAround, type Sentence, type Token } from '../document/document.ts'
import type { Span, StatementKind } from '../types.ts'
import lexicon from './data/cues.json' with { type: 'json' }

/** A statement as the words show it, before its speaker and date are resolved. */
export interface Attribution {
  readonly kind: StatementKind
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  readonly confidence: number
}

const cues = new Set(lexicon.cues)
const boundary = /^(?:[,;:—–()]|-{2,})$/
const clauseOpeners = new Set(
  'and but that which who when while as because if where whereas during after before although'.split(' '),
)
const auxiliaries = new Set('has have had also later then been is was were be will would could may might'.split(' '))
const nounBefore = new Set('the a an this that his her its their to of no any'.split(' '))
/** A quoted run shorter than this, in words, that no cue introduces is a label. */
const shortestQuotation = 5

/** Finds statements by their cue verbs and quotation marks. */
export function findAttributions(document: Document): Attribution[] {
  const found: Attribution[] = []
  for (const sentence of document.sentences) {
    let subject: Range | null = null
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      if (!isCue(document, sentence, i)) continue
      const source: Range | null = sourceOf(document, sentence, i) ?? subject
      const attribution = source && attribute(document, sentence, i, source)
      if (attribution) {
        subject = source
        found.push(attribution)
        i = Math.max(i, lastTokenBefore(document, sentence, attribution))
      }
    }
  }
  return found
}

function isCue(document: Document, sentence: Sentence, at: number): boolean {
  const token = document.tokens[at]
  if (!token || !cues.has(token.text.toLowerCase()) || insideQuotation(document, token)) return false
  const before = at > sentence.firstToken ? document.tokens[at - 1]?.text.toLowerCase() : undefined
  return !(before && nounBefore.has(before))
}

function sourceOf(document: Document, sentence: Sentence, at: number): Range | null {
  const cue = cueAround(document, sentence, at)
  return isInverted(document, sentence, cue)
    ? sourceAfter(document, sentence, cue)
    : sourceBefore(document, sentence, cue)
}

function attribute(document: Document, sentence: Sentence, at: number, source: Range): Attribution | null {
  const cue = cueAround(document, sentence, at)
  const content = contentOf(document, sentence, cue, source, source[0] >= cue[1])
  if (content.length === 0) return null
  const kind = kindOf(document, content)
  return {
    kind,
    content,
    cue: [spanOf(document, cue)],
    source: [spanOf(document, source)],
    confidence: kind === 'indirect' ? 0.5 : 0.75,
  }
}

type Range = readonly [first: number, end: number]

function cueAround(document: Document, sentence: Sentence, at: number): Range {
  let first = at
  while (first > sentence.firstToken && auxiliaries.has(lower(document, first - 1))) first--
  return [first, at + 1]
}

/** "…," said Lavrov: a mark or comma before the cue and a name or noun phrase behind it. */
function isInverted(document: Document, sentence: Sentence, [first, end]: Range): boolean {
  const before = document.tokens[first - 1]
  const after = document.tokens[end]
  if (!before || !after || first === sentence.firstToken || end >= sentence.endToken) return false
  return (
    /^[,”"’?!]$/.test(before.text) && (/^\p{Lu}/u.test(after.text) || /^(?:the|a|an|one|he|she|they)$/.test(after.text))
  )
}

function sourceAfter(document: Document, sentence: Sentence, [, end]: Range): Range | null {
  let last = end
  while (last < sentence.endToken) {
    const word = lower(document, last)
    if (/^[.,;:“"]$/.test(word) || /^(?:on|in|at|during|after|when|while|as|who|adding)$/.test(word)) break
    last++
  }
  return last > end ? [end, last] : null
}

function sourceBefore(document: Document, sentence: Sentence, [first]: Range): Range | null {
  if (/^[,”"]$/.test(lower(document, first - 1)) && first > sentence.firstToken) {
    return subjectBeforeAside(document, sentence, first - 1)
  }
  let start = first
  while (start > sentence.firstToken) {
    const token = document.tokens[start - 1]
    if (!token || /^["”“]$/.test(token.text) || insideQuotation(document, token)) break
    const word = token.text.toLowerCase()
    if (boundary.test(word) || clauseOpeners.has(word)) break
    start--
  }
  return start < first ? [start, first] : null
}

const prepositions = new Set('on in at during after before according while as since by with along despite'.split(' '))

/** "On June 7, Foreign Minister A, in an interview for …, noted": the first part between commas that is no adjunct. */
function subjectBeforeAside(document: Document, sentence: Sentence, end: number): Range | null {
  let start = sentence.firstToken
  for (let i = start; i <= end; i++) {
    const token = document.tokens[i]
    if (i < end && (token?.text !== ',' || insideQuotation(document, token))) continue
    if (i > start && !prepositions.has(lower(document, start)) && !clauseOpeners.has(lower(document, start))) {
      return [start, i]
    }
    start = i + 1
  }
  return null
}

function contentOf(
  document: Document,
  sentence: Sentence,
  cue: Range,
  source: Range,
  inverted: boolean,
): readonly Span[] {
  const first = Math.min(cue[0], source[0])
  const end = Math.max(cue[1], inverted ? source[1] : cue[1])
  const before = trimmed(document, sentence.firstToken, first)
  const after = trimmed(document, skipThat(document, end, sentence.endToken), nextClause(document, sentence, end))
  const quotedBefore = before && containsQuotation(document, before)
  const quotedAfter = after && containsQuotation(document, after)
  if (before && closesWithComma(document, first) && (inverted || quotedBefore || endsAt(document, cue, sentence))) {
    const earlier = continuedQuotation(document, before)
    return quotedAfter && after ? [earlier, after] : [earlier]
  }
  return after && !inverted ? [after] : []
}

/** A quotation that began in an earlier sentence of the paragraph belongs to the statement whole. */
function continuedQuotation(document: Document, span: Span): Span {
  const quotation = document.quotations.find((q) => q.start < span[0] && q.end > span[0])
  return quotation ? [quotation.start, Math.max(span[1], quotation.end)] : span
}

function nextClause(document: Document, sentence: Sentence, from: number): number {
  for (let i = from; i + 2 < sentence.endToken; i++) {
    if (lower(document, i) === ',' && lower(document, i + 1) === 'and' && cues.has(lower(document, i + 2))) return i
  }
  return sentence.endToken
}

function skipThat(document: Document, from: number, end: number): number {
  let at = from
  while (at < end && /^[,:]$|^that$/.test(lower(document, at))) at++
  return at
}

function closesWithComma(document: Document, first: number): boolean {
  return /^[,”"?!]$/.test(document.tokens[first - 1]?.text ?? '')
}

/** Whether nothing but a short adjunct follows the cue. */
function endsAt(document: Document, [, end]: Range, sentence: Sentence): boolean {
  return (
    sentence.endToken - end <= 6 && !containsQuotation(document, [document.tokens[end - 1]?.end ?? 0, sentence.end])
  )
}

function trimmed(document: Document, first: number, end: number): Span | null {
  let last = end
  while (last > first && /^[,.;:]$/.test(document.tokens[last - 1]?.text ?? '')) last--
  return last - first >= 2 ? spanOf(document, [first, last]) : null
}

function kindOf(document: Document, content: readonly Span[]): StatementKind {
  let inside = 0
  let words = 0
  for (const [start, end] of content) {
    for (const token of tokensIn(document, start, end)) {
      if (!/[\p{L}\p{N}]/u.test(token.text)) continue
      words++
      if (insideQuotation(document, token)) inside++
    }
  }
  if (inside === 0) return 'indirect'
  return inside === words ? 'direct' : 'mixed'
}

function containsQuotation(document: Document, [start, end]: Span): boolean {
  return document.quotations.some(
    (q) => q.start < end && q.end > start && tokensIn(document, q.start, q.end).length >= shortestQuotation,
  )
}

function insideQuotation(document: Document, token: Token): boolean {
  return quotationAround(document, [token.start, token.end]) !== null
}

function tokensIn(document: Document, start: number, end: number): readonly Token[] {
  return document.tokens.filter((token) => token.start >= start && token.end <= end)
}

function lastTokenBefore(document: Document, sentence: Sentence, attribution: Attribution): number {
  const end = Math.max(...attribution.content.map((span) => span[1]))
  let last = sentence.firstToken
  while (last + 1 < sentence.endToken && (document.tokens[last + 1]?.start ?? end) < end) last++
  return last
}

function lower(document: Document, at: number): string {
  return document.tokens[at]?.text.toLowerCase() ?? ''
}

function spanOf(document: Document, [first, end]: Range): Span {
  return [document.tokens[first]?.start ?? 0, document.tokens[end - 1]?.end ?? 0]
}
