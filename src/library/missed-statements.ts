import { paragraphAt, readDocument } from '../analysis/document/document.ts'
import type { Article, Span } from '../analysis/types.ts'
import type { Addition, GuildChange } from '../store/store.ts'
import { UserError } from '../user-error.ts'
import { shortHash } from './identity.ts'
import type { MissedStatement, Sentence } from './types.ts'

/** The sentences of a text with their paragraphs, in order. */
export function sentencesOf(text: string): readonly Sentence[] {
  const document = readDocument(text)
  return document.sentences.map(({ start, end }) => ({
    span: [start, end],
    paragraph: paragraphAt(document, start) + 1,
  }))
}

/**
 * Where the words of a missed statement stand: in its sentence, or else at the place nearest to it.
 * Throws UserError `statement.words` where they stand nowhere in the text.
 */
export function placeWords({ text }: Article, { words, sentence }: MissedStatement): Span {
  const wanted = words.trim()
  const found = wanted === '' ? null : nearestPlace(text, wanted, sentence[0])
  if (found !== null) return [found, found + wanted.length]
  throw new UserError(
    'statement.words',
    'These words do not stand in the article just so. Leave out what is not part of the statement, and change nothing else.',
  )
}

/** The paragraph (1-based) that a span of a text begins in. */
export const paragraphOf = (text: string, [start]: Span): number => paragraphAt(readDocument(text), start) + 1

/** The id that the analysis would give a statement of these words: one that it finds later is the same statement. */
export function additionId({ id, text }: Article, span: Span): string {
  const words = text.slice(...span)
  const nth = text.slice(0, span[0]).split(words).length - 1
  return shortHash(id, [words], nth)
}

/** After an edit of an article: says of each statement that was added to it where its words stand now. */
export async function moveAdditions({ moderation }: GuildChange, { id, text }: Article): Promise<void> {
  const document = readDocument(text)
  for (const [statement, { changes }] of await moderation.corrections([id])) {
    const [first] = changes
    if (first?.action !== 'add' || text.slice(...first.span) === first.words) continue
    const start = nearestPlace(text, first.words, first.span[0])
    if (start === null) continue
    const span: Span = [start, start + first.words.length]
    const moved: Addition = { ...first, span, paragraph: paragraphAt(document, start) + 1 }
    await moderation.moveAddition(id, statement, moved)
  }
}

function nearestPlace(text: string, words: string, near: number): number | null {
  const after = text.indexOf(words, near)
  const before = text.lastIndexOf(words, near)
  if (after === -1 || before === -1) return after === -1 ? (before === -1 ? null : before) : after
  return after - near <= near - before ? after : before
}
