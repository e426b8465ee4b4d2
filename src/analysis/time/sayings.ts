import { type Document, paragraphAt, sentenceAt, slice } from '../document/document.ts'
import { firstFrom } from '../document/spans.ts'
import type { Span } from '../types.ts'
import { isDemonstrative, speechEvents } from './clauses.ts'
import { isTurn } from './cues.ts'
import { beside, isTimeOf, type Occasion } from './occasions.ts'

/** The spans of a statement as attribution finds them, in the order of the text. */
export interface StatementSpans {
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  /** Who said it, where that is known: tells better than the source's words who goes on speaking. */
  readonly speaker?: { readonly id: string; readonly name?: string } | null
  /** Words that are hardly a statement take no time expression away from those that are. */
  readonly confidence?: number
}

/** A statement with its place, on the way to its date. */
export interface Saying {
  readonly statement: StatementSpans
  /** Where the saying stands: at the cue, else at the source, else at the content. */
  readonly at: number
  readonly sentence: number
  readonly paragraph: number
  /** The same without counting paragraphs that are nothing but a quotation: who spoke before goes on in them. */
  readonly step: number
  /** The speaker's id; else the last word of the source's name; for a pronoun or no source, that of the statement before. */
  readonly source: string
  /** The occasions of the paragraph that are the narrator's own here, not part of what somebody else says. */
  readonly occasions: readonly Occasion[]
}

/** The statements in the order of the text, each with the occasions that are the narrator's beside it. */
export function readSayings(
  document: Document,
  statements: readonly StatementSpans[],
  occasions: ReadonlyMap<number, readonly Occasion[]>,
): Saying[] {
  const all = [...occasions.values()].flat()
  const covering = contentsAround(document, all, statements)
  const described = describing(document, all, statements)
  const steps = stepsOf(document)
  const sayings: Saying[] = []
  let source = ''
  for (const statement of [...statements].sort((a, b) => startOf(a) - startOf(b))) {
    const at = saidAt(statement)
    const paragraph = paragraphAt(document, at)
    source = statement.speaker?.id ?? lastName(document, statement) ?? source
    const near = beside(occasions.get(paragraph) ?? [], at)
      .filter((occasion) => isTimeOf(document, occasion, at) && !described.has(occasion))
      .filter((occasion) => (covering.get(occasion) ?? []).every((content) => covers(content, at)))
    const step = steps[paragraph] ?? 0
    sayings.push({ statement, at, sentence: sentenceAt(document, at), paragraph, step, source, occasions: near })
  }
  return sayings
}

/** For each paragraph how many there are up to it that have more than a quotation. */
function stepsOf({ paragraphs, quotations }: Document): number[] {
  const quoted = new Set(
    quotations
      .filter(({ start, end, paragraph }) => {
        const around = paragraphs[paragraph]
        return around !== undefined && start <= around.start && end >= around.end
      })
      .map(({ paragraph }) => paragraph),
  )
  let step = 0
  return paragraphs.map((_, at) => (quoted.has(at) ? step : ++step))
}

/** "said Torm, who ran |four years ago|": years that tell what a source was, not when it spoke ("a study, printed in |2019|,"). */
function describing(
  { text }: Document,
  occasions: readonly Occasion[],
  statements: readonly StatementSpans[],
): ReadonlySet<Occasion> {
  const years = occasions.filter(({ value, ofSpeech }) => value?.length === 4 && !ofSpeech)
  const sources = years.length > 0 ? statements.flatMap(({ source }) => source) : []
  const found = new Set<Occasion>()
  for (const [start, end] of sources) {
    const words = text
      .slice(start, end)
      .toLowerCase()
      .split(/\P{L}+/u)
    if (words.some((word) => speechEvents.has(word))) continue
    const from = firstFrom(years, start + 1)
    const own = years.slice(from, firstFrom(years, end))
    for (const year of own) if (text.slice(start, year.span[0]).includes(',')) found.add(year)
  }
  return found
}

/** The contents that each occasion lies in: others say it, unless the saying at hand lies in them too. */
function contentsAround(
  document: Document,
  occasions: readonly Occasion[],
  statements: readonly StatementSpans[],
): ReadonlyMap<Occasion, readonly Span[]> {
  const isAround = (content: Span): boolean => {
    const next = occasions[firstFrom(occasions, content[0])]
    return next !== undefined && covers(content, next.span[0])
  }
  const contents = statements
    .flatMap((statement) => ownWords(document, statement, statement.content.filter(isAround)))
    .sort((a, b) => a[0] - b[0])
  const around = new Map<Occasion, readonly Span[]>()
  let open: readonly Span[] = []
  let next = 0
  for (const occasion of occasions) {
    const at = occasion.span[0]
    const from = next
    while ((contents[next]?.[0] ?? Number.POSITIVE_INFINITY) <= at) next++
    open = [...open, ...contents.slice(from, next)].filter((content) => covers(content, at))
    around.set(
      occasion,
      open.filter(([start, end]) => start < at || end > occasion.span[1]),
    )
  }
  return around
}

function saidAt({ cue, source, content }: StatementSpans): number {
  return cue[0]?.[0] ?? source[0]?.[0] ?? content[0]?.[0] ?? 0
}

function startOf(statement: StatementSpans): number {
  return Math.min(saidAt(statement), statement.content[0]?.[0] ?? Number.POSITIVE_INFINITY)
}

export function covers([start, end]: Span, at: number): boolean {
  return start <= at && at < end
}

const pronoun = /^(?:he|she|they|it|we|i)$/i

export const sourceWords = (document: Document, source: readonly Span[]): string =>
  source.map((span) => slice(document, span)).join(' ')

/** The last word of the source's name, of what stands before an apposition ("Arlo |Venn|, a cook in Orlen"); null for a pronoun and no source. */
export function lastName(document: Document, { source }: StatementSpans): string | null {
  const words = sourceWords(document, source)
  if (pronoun.test(words)) return null
  const comma = words.indexOf(',')
  const before = comma < 0 ? null : lastWord(words.slice(0, comma))
  return before !== null && /^\p{Lu}/u.test(before) ? before : lastWord(words)
}

const lastWord = (words: string): string | null => words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.at(-1) ?? null

/** Below this confidence words are not taken for a statement here. */
const doubtful = 0.5

export const isDoubtful = ({ confidence = 1 }: Pick<StatementSpans, 'confidence'>): boolean => confidence < doubtful

/** Verbs and auxiliaries that make a clause of a content; without one it is a noun phrase ("announced the decision on Thursday"). */
const finite =
  /\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|to|went|came|took|fell|rose|ran|began|broke|grew|kept|lost|met|sent|spoke|stood|won)\b|n['’]t\b/i

/** Verbs whose content is a clause whatever its words: "said |the state spent a million last week|". */
const sayingVerb = /^(?:said|says|added|argued|claimed|insisted|noted|believed?)$/

/** What opens a clause whose verb need not be looked for. */
const subject = /^(?:that\s\S|(?:he|she|they|we|I|there)\s\S)/

/** "on 28 May": no verb. */
const month = /\bMay\b/g

export const isClause = (text: string): boolean => subject.test(text) || finite.test(text.replace(month, ''))

/** "presented |it to parliament in 2017|": a pronoun, and what belongs to the verb. */
const ofVerb = /^(?:it|them) (?:to|in|on|at|before) /

/** "said |as much| in Orlen on 28 May": stands for what was said; what follows is the verb's. */
const proForm = /^(?:as much|so|the same|something similar|much the same)\b/

/** "|When| the council debated the pact in 2023, Venn promised": the year is that of both. */
const opensWhen = ({ text }: Document, [start]: Span): boolean =>
  /(?:^|[.!?:;“”"]\s?)When\s[^.,;:]{0,80}$/u.test(text.slice(Math.max(0, start - 100), start))

/**
 * Spans of the content without what belongs to the verb of saying: "told his parliament on 14 September |that they agreed". A noun
 * phrase in the narrator's words is all the verb's, but for a year ("his vote in 2005"). Nothing of what is hardly a statement.
 */
function ownWords(document: Document, statement: StatementSpans, spans: readonly Span[]): readonly Span[] {
  if (isDoubtful(statement)) return []
  return spans.flatMap((span): readonly Span[] => {
    const text = slice(document, span)
    const [verb] = statement.cue
    if (!verb || verb[1] > span[0] || /[“”"]/u.test(text.charAt(0)) || isTurn(document, statement)) return [span]
    if (ofVerb.test(text)) return []
    if ((proForm.test(text) && !isClause(text)) || isDemonstrative(document, span[0])) return []
    const that =
      /^(?!(?:that|if|whether|he|she|they|it|we|I|you|there)\b)[^“”",;:.]{1,80}?\b(?=(?:that|whether|to)\b)/iu.exec(
        text,
      )?.[0].length ?? 0
    if (that > 0) return [[span[0] + that, span[1]]]
    // "stated |a day earlier, “If he comes, …”".
    const opening = /^[^“"]{1,40},\s(?=[“"])/u.exec(text)?.[0].length ?? 0
    if (opening > 0) return [[span[0] + opening, span[1]]]
    const hasYear = /\bin\s\d{4}\b/.test(text) && !opensWhen(document, verb)
    return sayingVerb.test(slice(document, verb)) || isClause(text) || /[“”"]/u.test(text) || hasYear ? [span] : []
  })
}
