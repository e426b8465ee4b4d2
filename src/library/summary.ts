import { type Document, readDocument, type Sentence, sentenceAt } from '../analysis/document/document.ts'
import { opensDangling } from '../analysis/summary/features.ts'
import { coveredBy, type DocumentFrequency, scoreSentences, summarise } from '../analysis/summary/summary.ts'
import type { Span, Statement } from '../analysis/types.ts'
import { comparePeople } from './actors/names.ts'
import type { ArticleSummary, ReportedStatement, StoredArticle } from './types.ts'

/** The confidence from which a sentence is taken to report somebody, and that of statements that a summary tells. */
const sure = { sentence: 0.5, statement: 0.6, orElse: 0.4 } as const
const mostReported = 5
/** What a quotation, the speaker's own words, is worth beside how well its sentence carries the article. */
const quotationBonus = 3
/** The fewest words of a statement that can stand alone. */
const fewestWords = 4

/**
 * What an article asserts itself, and what it reports others as saying: at most `count` sentences and as many
 * statements, in the order of the text. `known` are the document frequencies of the community's corpus.
 */
export function summarizeArticle(stored: StoredArticle, count: number, known: DocumentFrequency): ArticleSummary {
  const { analysis, header } = stored
  const document = readDocument(analysis.text)
  const covered = coveredBy(analysis)
  const ofOthers = analysis.statements.filter(({ speaker }) => !isAuthor(speaker?.name ?? '', header.author))
  const told = ofOthers.filter(({ confidence }) => confidence >= sure.sentence)
  const taken = told.flatMap(({ content }) => content)
  const tags = told.flatMap(({ source, cue }) => [...source, ...cue])
  const among = (sentence: Sentence) =>
    !taken.some((span) => meets(sentence, span)) && wordsBeside(document, sentence, tags) >= fewestWords
  const scores = scoreSentences(document, covered, known)
  const reported = reportedOf(document, ofOthers, scores).slice(0, Math.min(count, mostReported))
  return { asserted: summarise(document, covered, { count, known, among }), reported: reported.toSorted(inText) }
}

const meets = ({ start, end }: Sentence, span: Span): boolean => span[0] < end && start < span[1]

/** How many words of a sentence stand in none of the spans: none in "Orm asked." after what was asked. */
function wordsBeside({ text }: Document, sentence: Sentence, spans: readonly Span[]): number {
  const inside = spans.filter((span) => meets(sentence, span)).sort((a, b) => a[0] - b[0])
  let [rest, from] = ['', sentence.start]
  for (const [start, end] of inside) {
    rest += ` ${text.slice(from, start)}`
    from = Math.max(from, end)
  }
  return (rest + text.slice(from, sentence.end)).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

function isAuthor(speaker: string, author: string | null): boolean {
  return author !== null && speaker !== '' && comparePeople(speaker, author) !== 'different'
}

/**
 * Statements of named speakers: each speaker once before any twice, those who say most first; of each the one that
 * carries most of the article, those that can stand alone first.
 */
function reportedOf(
  document: Document,
  statements: readonly Statement[],
  scores: readonly number[],
): ReportedStatement[] {
  const named = statements.filter(({ speaker, content }) => speaker !== null && content.length > 0)
  const isSure = ({ confidence }: Statement) => confidence >= sure.statement
  const told = named.some(isSure) ? named.filter(isSure) : named.filter(({ confidence }) => confidence >= sure.orElse)
  const weighed = told.map((statement) => {
    const words = statement.content.map((span) => document.text.slice(...span)).join(' ')
    const leans = opensDangling(words.replace(/^that\s+/u, ''))
    const isWhole = words.split(/\s+/u).length >= fewestWords
    const score = scores[sentenceAt(document, startOf(statement))] ?? 0
    const rank = (isWhole ? 0 : 2) + (leans ? 1 : 0)
    return { statement, leans, rank, score: score + (statement.kind === 'direct' ? quotationBonus : 0) }
  })
  const turns = [...Map.groupBy(weighed, ({ statement }) => statement.speaker?.id).values()].flatMap((list) =>
    list
      .toSorted((a, b) => a.rank - b.rank || b.score - a.score)
      .map((one, turn) => ({ ...one, turn, said: list.length })),
  )
  return turns
    .toSorted((a, b) => a.turn - b.turn || b.said - a.said || startOf(a.statement) - startOf(b.statement))
    .map(({ statement, leans }) => ({ statement, before: leans ? sentenceBefore(document, startOf(statement)) : null }))
}

const startOf = ({ content }: Statement): number => content[0]?.[0] ?? 0
const inText = (a: ReportedStatement, b: ReportedStatement): number => startOf(a.statement) - startOf(b.statement)

function sentenceBefore(document: Document, offset: number): Span | null {
  const before = document.sentences[sentenceAt(document, offset) - 1]
  return before ? [before.start, before.end] : null
}
