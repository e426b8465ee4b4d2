import { type Document, readDocument } from '../analysis/document/document.ts'
import type { Token } from '../analysis/document/tokens.ts'
import type { Span } from '../analysis/types.ts'
import { alikeWords, shareOf } from './alike-words.ts'
import { foldedWords } from './index/fold.ts'
import { type Placed, type Shelf, toHits } from './shelves.ts'
import type { Passage, QuoteAnswer, StatementHit } from './types.ts'

/** Articles and statements that are read for the words, at most; the best are read first. */
const mostRead = 50
const mostShown = 5
/** Words in a row by which articles with a long quotation are found. */
const probe = 8
/** Words by which statements near a long quotation are found: the longest, which are the rarest. */
const mostTelling = 40
/** The share of the words that a statement, or a sentence that is nobody's, must have to come near. */
const near = { statement: 0.6, sentence: 0.75 } as const

/** Finds remembered words: just so in statements, just so outside them, and nearly so in either. */
export async function quote(shelves: readonly Shelf[], words: string): Promise<QuoteAnswer> {
  const wanted = foldedWords(words)
  const empty = shelves.every(({ index }) => index.size === 0)
  if (wanted.length === 0) return { exact: [], unsaid: [], near: [], nearUnsaid: [], empty }
  const exact: Placed[] = []
  const unsaid: Passage[] = []
  for (const shelf of shelves) {
    const found = await findJustSo(shelf, wanted)
    exact.push(...found.exact)
    unsaid.push(...found.unsaid)
  }
  const exactIds = new Set(exact.map(({ statement }) => statement.id))
  const candidates = await nearCandidates(shelves, wanted)
  const nearest = nearestOf(await toHits(candidates.filter(({ statement }) => !exactIds.has(statement.id))), wanted)
  const nowhere = exact.length + unsaid.length + nearest.length === 0
  return {
    exact: (await toHits(exact)).slice(0, mostShown),
    unsaid: unsaid.slice(0, mostShown),
    near: nearest,
    nearUnsaid: nowhere ? await nearSentences(shelves, wanted) : [],
    empty,
  }
}

async function findJustSo({ index, store }: Shelf, wanted: readonly string[]) {
  const ids = await articlesWith({ index, store }, wanted)
  const texts = await store.articles.texts(ids)
  const exact: Placed[] = []
  const unsaid: Passage[] = []
  for (const id of ids) {
    const article = index.header(id)
    const whole = texts.get(id)
    if (!article || whole === undefined) continue
    const document = readDocument(whole)
    const places = findRuns(document, wanted)
    if (places.length === 0) continue
    const spoken = await store.articles.statements(index.statementsIn(id).map((statement) => statement.id))
    for (const place of places) {
      const said = spoken.flatMap((one) =>
        coverage(one.content, place) >= near.statement ? (index.statement(one.id) ?? []) : [],
      )
      exact.push(...said.map((statement) => ({ shelf: { index, store }, statement })))
      if (said.length === 0) unsaid.push({ article, ...passageAt(document, place), said: null })
    }
  }
  return { exact: distinct(exact), unsaid }
}

/** Articles in which all of the words may stand in a row, the best first: by the first words and those in the middle. */
async function articlesWith({ index, store }: Shelf, wanted: readonly string[]): Promise<readonly string[]> {
  const middle = Math.max(0, Math.floor((wanted.length - probe) / 2))
  const probes = [wanted.slice(0, probe), wanted.slice(middle, middle + probe)]
  const found = new Set<string>()
  for (const words of wanted.length > probe ? probes : [wanted]) {
    const paragraphs = await index.paragraphsWith(words.join(' '), () => true, store, 'AND')
    for (const { article } of paragraphs) if (found.size < mostRead) found.add(article)
  }
  return [...found]
}

/** Where the words stand one after the other, marks and case apart; at most one place a paragraph. */
function findRuns({ tokens, paragraphs }: Document, wanted: readonly string[]): readonly Span[] {
  const words = tokens.flatMap((token) => foldedWords(token.text).map((word) => ({ word, token })))
  const places: Span[] = []
  let end = 0
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if ((words[at]?.token.start ?? 0) < end || !wanted.every((word, j) => words[at + j]?.word === word)) continue
    const first: Token | undefined = words[at]?.token
    const last = words[at + wanted.length - 1]?.token
    if (!first || !last) continue
    places.push([first.start, last.end])
    end = paragraphs.find((paragraph) => paragraph.end >= last.end)?.end ?? last.end
  }
  return places
}

/** The paragraph that a place begins in, with what of the place stands in it. */
function passageAt(
  { text, paragraphs }: Document,
  [start, end]: Span,
): Pick<Passage, 'paragraph' | 'text' | 'matches'> {
  const at = Math.max(
    0,
    paragraphs.findIndex((paragraph) => start < paragraph.end),
  )
  const { start: from, end: to } = paragraphs[at] ?? { start: 0, end: text.length }
  return { paragraph: at + 1, text: text.slice(from, to), matches: [[start - from, Math.min(end, to) - from]] }
}

const distinct = (placed: readonly Placed[]): Placed[] => [
  ...new Map(placed.map((one) => [one.statement.id, one])).values(),
]

/** The share of a place that the spans cover. */
function coverage(spans: readonly Span[], [start, end]: Span): number {
  const covered = spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0)
  return end === start ? 0 : covered / (end - start)
}

/** The words that tell most, in their order. */
function telling(wanted: readonly string[]): string {
  const distinctWords = [...new Set(wanted)]
  if (distinctWords.length <= mostTelling) return distinctWords.join(' ')
  const long = new Set(distinctWords.toSorted((a, b) => b.length - a.length).slice(0, mostTelling))
  return distinctWords.filter((word) => long.has(word)).join(' ')
}

async function nearCandidates(shelves: readonly Shelf[], wanted: readonly string[]): Promise<readonly Placed[]> {
  const words = telling(wanted)
  const found = await Promise.all(
    shelves.map(async (shelf) => {
      const statements = await shelf.index.withAnyWord(words, mostRead, shelf.store)
      return statements.map((statement) => ({ shelf, statement }))
    }),
  )
  return found.flat()
}

/** The statements that have most of the words or words like them, those with the most first; of equals, the shorter. */
function nearestOf(hits: readonly StatementHit[], wanted: readonly string[]): readonly StatementHit[] {
  return hits
    .map((hit) => {
      const words = foldedWords(hit.words.join(' '))
      return { hit, share: shareOf(wanted, words), size: words.length }
    })
    .filter(({ share }) => share >= near.statement)
    .toSorted((a, b) => b.share - a.share || a.size - b.size)
    .slice(0, mostShown)
    .map(({ hit }) => hit)
}

/** Sentences that have nearly all of the words and are nobody's statement; the nearest first. */
async function nearSentences(shelves: readonly Shelf[], wanted: readonly string[]): Promise<readonly Passage[]> {
  const found: { readonly passage: Passage; readonly share: number }[] = []
  for (const { index, store } of shelves) {
    const paragraphs = (await index.paragraphsWith(telling(wanted), () => true, store, 'OR')).slice(0, mostRead)
    const texts = await store.articles.texts([...new Set(paragraphs.map(({ article }) => article))])
    for (const { article: id, paragraph } of paragraphs) {
      const article = index.header(id)
      const document = readDocument(texts.get(id) ?? '')
      const { firstSentence = 0, endSentence = 0 } = document.paragraphs[paragraph - 1] ?? {}
      for (const { start, end, firstToken, endToken } of document.sentences.slice(firstSentence, endSentence)) {
        const text = document.text.slice(start, end)
        const share = shareOf(wanted, foldedWords(text))
        if (!article || share < near.sentence) continue
        const matches = document.tokens
          .slice(firstToken, endToken)
          .filter((token) => foldedWords(token.text).some((word) => wanted.some((one) => alikeWords(one, word))))
          .map((token): Span => [token.start - start, token.end - start])
        found.push({ passage: { article, paragraph, text, matches, said: null }, share })
      }
    }
  }
  return found
    .toSorted((a, b) => b.share - a.share)
    .slice(0, mostShown)
    .map(({ passage }) => passage)
}
