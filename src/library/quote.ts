import { findParagraphs } from '../analysis/document/paragraphs.ts'
import { type Token, tokenize } from '../analysis/document/tokens.ts'
import type { Span } from '../analysis/types.ts'
import { foldedWords } from './index/fold.ts'
import { type Placed, type Shelf, toHits } from './shelves.ts'
import type { Passage, QuoteAnswer, StatementHit } from './types.ts'

/** Paragraphs that are read for the words, at most; the best are read first. */
const mostRead = 50
const mostShown = 5
/** The share of the words that a statement must have to come near. */
const near = 0.6

/** Finds remembered words: just so in statements, just so outside them, and nearly so in statements. */
export async function quote(shelves: readonly Shelf[], words: string): Promise<QuoteAnswer> {
  const wanted = foldedWords(words)
  const empty = shelves.every(({ index }) => index.size === 0)
  if (wanted.length === 0) return { exact: [], unsaid: [], near: [], empty }
  const exact: Placed[] = []
  const unsaid: Passage[] = []
  for (const shelf of shelves) {
    const found = await findJustSo(shelf, words, wanted)
    exact.push(...found.exact)
    unsaid.push(...found.unsaid)
  }
  const exactIds = new Set(exact.map(({ statement }) => statement.id))
  const candidates: Placed[] = []
  for (const shelf of shelves) {
    for (const statement of await shelf.index.withAnyWord(words, mostRead, shelf.store))
      if (!exactIds.has(statement.id)) candidates.push({ shelf, statement })
  }
  return {
    exact: (await toHits(exact)).slice(0, mostShown),
    unsaid: unsaid.slice(0, mostShown),
    near: nearest(await toHits(candidates), wanted),
    empty,
  }
}

async function findJustSo(shelf: Shelf, words: string, wanted: readonly string[]) {
  const { index, store } = shelf
  const paragraphs = (await index.paragraphsWith(words, () => true, store)).slice(0, mostRead)
  const texts = await store.articles.texts([...new Set(paragraphs.map(({ article }) => article))])
  const exact: Placed[] = []
  const unsaid: Passage[] = []
  for (const { article, paragraph } of paragraphs) {
    const header = index.header(article)
    const whole = texts.get(article)
    const span = whole === undefined ? undefined : findParagraphs(whole)[paragraph - 1]
    if (!header || whole === undefined || !span) continue
    const run = findRun(whole.slice(...span), wanted)
    if (!run) continue
    const place: Span = [span[0] + run[0], span[0] + run[1]]
    const spoken = await store.articles.statements(index.statementsIn(article, paragraph).map(({ id }) => id))
    const said = spoken.flatMap(({ id, content }) =>
      coverage(content, place) >= near ? (index.statement(id) ?? []) : [],
    )
    exact.push(...said.map((statement) => ({ shelf, statement })))
    if (said.length === 0) unsaid.push({ article: header, paragraph, text: whole.slice(...span), matches: [run] })
  }
  return { exact, unsaid }
}

/** Where the words stand one after the other, marks and case apart; null where they do not. */
function findRun(text: string, wanted: readonly string[]): Span | null {
  const tokens = tokenize(text).flatMap((token) => foldedWords(token.text).map((word) => ({ word, token })))
  const at = tokens.findIndex((_, i) => wanted.every((word, j) => tokens[i + j]?.word === word))
  const first: Token | undefined = tokens[at]?.token
  const last = tokens[at + wanted.length - 1]?.token
  return first && last ? [first.start, last.end] : null
}

/** The share of a place that the spans cover. */
function coverage(spans: readonly Span[], [start, end]: Span): number {
  const covered = spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0)
  return end === start ? 0 : covered / (end - start)
}

/** The statements that have most of the words, those with the most first; of equals, the shorter. */
function nearest(hits: readonly StatementHit[], wanted: readonly string[]): readonly StatementHit[] {
  const asked = new Set(wanted)
  return hits
    .map((hit) => {
      const words = new Set(foldedWords(hit.words.join(' ')))
      return { hit, share: [...asked].filter((word) => words.has(word)).length / asked.size, size: words.size }
    })
    .filter(({ share }) => share >= near)
    .toSorted((a, b) => b.share - a.share || a.size - b.size)
    .slice(0, mostShown)
    .map(({ hit }) => hit)
}
