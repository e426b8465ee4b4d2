import { type Document, sentenceAt, sentenceText } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import type { Span, StatementDate } from '../types.ts'
import type { Saying } from './sayings.ts'

/** What an article may report on: who speaks there is heard all through it. */
const event =
  /\b(?:interview(?:ed)?|airing|aired|broadcast|podcast|appearance|appeared|debated?|speech|testimony|testified|town hall|(?:news|press) conference|briefing|hearing|rally)\b/g

/** What was said somewhere else: "said in a statement", "told reporters". */
const elsewhere =
  /\b(?:an?|another)\s(?:[\p{L}-]+\s){0,3}?(?:statement|tweet|post|letter|e-?mail|message|memo|book|column|article|interview|speech|rally|conference)\b|\b(?:tweeted|posted|wrote|reporters|crowd)\b/gu

/** The event that an article reports on is told in one of so many first paragraphs. */
const openingParagraphs = 4

/** Whether a saying with its date tells, in an article's opening, of an interview, a debate or the like: "told Orlen TV in an interview on Monday". */
export const opensReport = (
  document: Document,
  { statement, paragraph }: Saying,
  { span, value }: StatementDate,
  said: readonly Span[],
): boolean =>
  paragraph < openingParagraphs &&
  statement.speaker !== null &&
  statement.source.length > 0 &&
  span !== null &&
  value?.length === 10 &&
  tells(document, sentenceAt(document, span[0]), event, said)

/** Whether a saying tells of somewhere else, from where its speaker goes on. */
export const leavesReport = (document: Document, { sentence }: Saying, said: readonly Span[]): boolean =>
  tells(document, sentence, elsewhere, said)

/** Whether such a word stands in a sentence outside of what is said in it. */
function tells(document: Document, sentence: number, words: RegExp, said: readonly Span[]): boolean {
  const start = document.sentences[sentence]?.start ?? 0
  return sentenceText(document, sentence)
    .matchAll(words)
    .some(({ index }) => !coversOffset(said, start + index))
}
