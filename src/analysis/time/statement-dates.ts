import { type Document, paragraphAt, sentenceAt, slice } from '../document/document.ts'
import type { PublicationDate, Span, StatementDate, Timex } from '../types.ts'
import { findOccasions, type Occasion } from './occasions.ts'

/** The spans of a statement as attribution finds them, in the order of the text. */
export interface StatementSpans {
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  /** Who said it, where that is known: tells better than the source's words who goes on speaking. */
  readonly speaker?: { readonly id: string } | null
}

/** A statement with its place, on the way to its date. */
interface Saying {
  readonly statement: StatementSpans
  /** Where the saying stands: at the cue, else at the source, else at the content. */
  readonly at: number
  readonly sentence: number
  readonly paragraph: number
  /** The speaker's id; else the last word of the source's name; for a pronoun or no source, that of the statement before. */
  readonly source: string
  /** The occasions of the paragraph that are the narrator's own here, not part of what somebody else says. */
  readonly occasions: readonly Occasion[]
}

/** How many occasions on each side of a saying, in its paragraph, are looked at. */
const reach = 12

const unknown: StatementDate = { value: null, basis: 'unknown', span: null }

/**
 * The date of the saying of each statement, in the order given. In order of preference: an expression in the sentence of
 * the cue, outside its content ("stated"); the last one before it in its paragraph, the date of the sitting or broadcast for
 * a turn in its record, or what the same speaker's neighbouring statement has ("inherited"); the date of publication, unless
 * the words tell that it was another time ("later", "at the time").
 */
export function dateStatements(
  document: Document,
  timex: readonly Timex[],
  statements: readonly StatementSpans[],
  published: PublicationDate,
): StatementDate[] {
  const fallback: StatementDate =
    published.value === null ? unknown : { value: published.value, basis: 'published', span: null }
  const occasions = findOccasions(document, timex, published.value)
  const sayings = readSayings(document, statements, occasions)
  const dates = new Map<StatementSpans, StatementDate>()
  const turns = sayings.filter(({ statement }) => isTurn(document, statement))
  const record = recordDate(document, turns, occasions)
  const inTurn = (saying: Saying) =>
    turns.some(
      ({ statement }) => statement === saying.statement || statement.content.some((span) => covers(span, saying.at)),
    )
  for (const [i, saying] of sayings.entries()) {
    const own = stated(document, saying) ?? inherited(document, saying) ?? (inTurn(saying) ? record : null)
    const mayGoOn = saying.statement.speaker || !isPresent(document, saying.statement)
    const before = mayGoOn ? fromBefore(saying, sayings[i - 1], dates) : null
    dates.set(saying.statement, own ?? before ?? fallback)
  }
  for (const [i, saying] of sayings.entries()) {
    const next = sayings[i + 1]
    if (dates.get(saying.statement) !== fallback || next?.paragraph !== saying.paragraph) continue
    const date = next.source === saying.source ? dates.get(next.statement) : undefined
    if (date?.basis === 'stated') dates.set(saying.statement, { ...date, basis: 'inherited' })
  }
  return statements.map((statement) => dates.get(statement) ?? fallback)
}

function readSayings(
  document: Document,
  statements: readonly StatementSpans[],
  occasions: ReadonlyMap<number, readonly Occasion[]>,
): Saying[] {
  const covering = contentsAround([...occasions.values()].flat(), statements)
  const sayings: Saying[] = []
  let source = ''
  for (const statement of [...statements].sort((a, b) => startOf(a) - startOf(b))) {
    const at = saidAt(statement)
    const paragraph = paragraphAt(document, at)
    source = statement.speaker?.id ?? lastName(document, statement) ?? source
    const all = occasions.get(paragraph) ?? []
    const before = all.findLastIndex(({ span }) => span[0] <= at) + 1
    const near = all
      .slice(Math.max(0, before - reach), before + reach)
      .filter((occasion) => (covering.get(occasion) ?? []).every((content) => covers(content, at)))
    sayings.push({ statement, at, sentence: sentenceAt(document, at), paragraph, source, occasions: near })
  }
  return sayings
}

/** The contents that each occasion lies in: others say it, unless the saying at hand lies in them too. */
function contentsAround(
  occasions: readonly Occasion[],
  statements: readonly StatementSpans[],
): ReadonlyMap<Occasion, readonly Span[]> {
  const contents = statements.flatMap(({ content }) => content).sort((a, b) => a[0] - b[0])
  const around = new Map<Occasion, readonly Span[]>()
  let open: readonly Span[] = []
  let next = 0
  for (const occasion of occasions) {
    const at = occasion.span[0]
    const from = next
    while ((contents[next]?.[0] ?? Number.POSITIVE_INFINITY) <= at) next++
    open = [...open, ...contents.slice(from, next)].filter((content) => covers(content, at))
    around.set(occasion, open)
  }
  return around
}

function saidAt({ cue, source, content }: StatementSpans): number {
  return cue[0]?.[0] ?? source[0]?.[0] ?? content[0]?.[0] ?? 0
}

function startOf(statement: StatementSpans): number {
  return Math.min(saidAt(statement), statement.content[0]?.[0] ?? Number.POSITIVE_INFINITY)
}

function covers([start, end]: Span, at: number): boolean {
  return start <= at && at < end
}

const pronoun = /^(?:he|she|they|it|we|i)$/i

function lastName(document: Document, { source }: StatementSpans): string | null {
  const words = source.map((span) => slice(document, span)).join(' ')
  return pronoun.test(words) ? null : (/[\p{L}\p{M}'’-]+$/u.exec(words)?.[0] ?? null)
}

/** Words right beside the cue that put the saying at a time that is not told. */
const untold = /\b(?:later|once|then|earlier|recently|previously|at the time|at that time)\b/i

/** How far from the cue such a word is looked for, in UTF-16 code units. */
const beside = 14

function stated(document: Document, { statement, at, sentence, occasions }: Saying): StatementDate | null {
  let best: Occasion | null = null
  for (const occasion of occasions) {
    if (occasion.sentence !== sentence) continue
    if (!best || Math.abs(occasion.span[0] - at) < Math.abs(best.span[0] - at)) best = occasion
  }
  if (best) return best.value === null ? unknown : { value: best.value, basis: 'stated', span: best.span }
  const cue = statement.cue[0]
  if (!cue) return null
  const [start, end] = statement.content.reduce(
    ([from, to], span) => [
      span[1] <= cue[0] ? Math.max(from, span[1]) : from,
      span[0] >= cue[1] ? Math.min(to, span[0]) : to,
    ],
    [cue[0] - beside, cue[1] + beside],
  )
  return untold.test(document.text.slice(Math.max(0, start), end)) ? unknown : null
}

/** "says", "recalls": a saying of the day of writing, whatever past the paragraph tells. */
const present = /^(?!has\b|was\b)\p{Ll}+s\b/u

function isPresent(document: Document, { cue }: StatementSpans): boolean {
  const [first] = cue
  return first !== undefined && present.test(slice(document, first))
}

/** "He was speaking in Orlen on Monday." */
const speech = /\b(?:speaking|spoke|remarks?|comments?|interview|statement|speech|address)\b/i

function tellsSpeech({ text, sentences }: Document, sentence: number): boolean {
  const { start = 0, end = 0 } = sentences[sentence] ?? {}
  return speech.test(text.slice(start, end))
}

function inherited(document: Document, { at, sentence, occasions }: Saying): StatementDate | null {
  const last =
    occasions.findLast(({ span, value }) => span[0] < at && value !== null) ??
    occasions.find((occasion) => occasion.sentence === sentence + 1 && tellsSpeech(document, occasion.sentence))
  return last ? { value: last.value, basis: 'inherited', span: last.span } : null
}

/** A turn in an interview, a debate or a transcript: its cue is the colon after the speaker's label. */
function isTurn(document: Document, { cue }: StatementSpans): boolean {
  const [first] = cue
  return first !== undefined && slice(document, first) === ':'
}

/** The day of the sitting, call or broadcast: the last one told before the first turn, else the first one told after the last. */
function recordDate(
  document: Document,
  turns: readonly Saying[],
  occasions: ReadonlyMap<number, readonly Occasion[]>,
): StatementDate | null {
  const [first, last] = [turns[0], turns.at(-1)]
  if (!first || !last) return null
  const isDay = ({ value }: Occasion): boolean => value?.length === 10
  let told: Occasion | undefined
  for (let at = first.paragraph - 1; at >= 0 && !told; at--) told = occasions.get(at)?.findLast(isDay)
  for (let at = last.paragraph + 1; at < document.paragraphs.length && !told; at++)
    told = occasions.get(at)?.find(isDay)
  return told ? { value: told.value, basis: 'inherited', span: told.span } : null
}

/** The date of the statement before, where the same speaker goes on, at most into the next paragraph. */
function fromBefore(
  saying: Saying,
  before: Saying | undefined,
  dates: ReadonlyMap<StatementSpans, StatementDate>,
): StatementDate | null {
  if (!before || saying.paragraph > before.paragraph + 1 || saying.source !== before.source) return null
  const date = dates.get(before.statement)
  return date?.span ? { ...date, basis: 'inherited' } : null
}
