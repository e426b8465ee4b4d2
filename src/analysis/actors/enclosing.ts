import type { Span } from '../types.ts'

/** What of a statement tells who said it. */
export interface Sourced {
  readonly source: readonly Span[]
  readonly cue?: readonly Span[]
  readonly content: readonly Span[]
}

/** The source: all of it where its pieces adjoin, else the piece nearest to the cue; null where there is none. */
export function pieceAt({ source, cue }: Sourced): Span | null {
  const [first, last] = [source[0], source.at(-1)]
  if (!first || !last) return null
  const apart = source.some((piece, i) => i > 0 && piece[0] - (source[i - 1]?.[1] ?? piece[0]) > mostBetween)
  const verb = cue?.[0]
  if (!apart || !verb) return [first[0], last[1]]
  const distance = (piece: Span): number => Math.max(piece[0] - verb[1], verb[0] - piece[1])
  return source.reduce((best, next) => (distance(next) < distance(best) ? next : best), first)
}

/** Farthest that pieces of one noun phrase stand apart, in UTF-16 code units. */
const mostBetween = 4

/** Where a statement begins: at its source, else at its content. */
export function startOf({ source, content }: Sourced): number {
  return source[0]?.[0] ?? content[0]?.[0] ?? 0
}

export interface Enclosing {
  /** Index of the statement whose content it is. */
  readonly statement: number
  readonly content: Span
}

/** For each statement the nearest piece of another one's content that its source stands in. */
export function enclosing(statements: readonly Sourced[]): (Enclosing | null)[] {
  const pieces = statements
    .flatMap(({ content }, statement) => content.map((span) => ({ statement, content: span })))
    .sort((a, b) => a.content[0] - b.content[0] || b.content[1] - a.content[1])
  const order = statements.map((_, i) => i).sort((a, b) => at(statements, a) - at(statements, b))
  const around: (Enclosing | null)[] = statements.map(() => null)
  const open: Enclosing[] = []
  let next = 0
  for (const i of order) {
    const offset = at(statements, i)
    for (; (pieces[next]?.content[0] ?? Number.POSITIVE_INFINITY) <= offset; next++) {
      const piece = pieces[next]
      if (piece) open.push(piece)
    }
    while (open.length > 0 && (open.at(-1)?.content[1] ?? 0) <= offset) open.pop()
    around[i] = statements[i]?.source.length
      ? (open.findLast(({ statement, content }) => statement !== i && content[1] > offset) ?? null)
      : null
  }
  return around
}

const at = (statements: readonly Sourced[], i: number): number => {
  const statement = statements[i]
  return statement ? startOf(statement) : 0
}
