import { readDocument } from '../analysis/document/document.ts'
import type { Span } from '../analysis/types.ts'
import { foldedWords } from './index/fold.ts'
import type { ScoredParagraph } from './index/guild-index.ts'
import { joinActors, type Shelf } from './shelves.ts'
import type { Passage, SearchAnswer, SearchQuery } from './types.ts'

/** The most speakers and articles that are named beside the passages. */
const mostNamed = 5

/** Full text over the shelves; a passage is the sentence of its paragraph that has most of the words. */
export async function search(shelves: readonly Shelf[], query: SearchQuery): Promise<SearchAnswer> {
  const { words, article, offset, limit } = query
  const found = (await Promise.all(shelves.map((shelf) => searchShelf(shelf, words, article)))).flat()
  const sorted = found.toSorted((a, b) => b.paragraph.score - a.paragraph.score)
  const within = article !== undefined
  return {
    total: found.length,
    passages: await readPassages(sorted.slice(offset, offset + limit)),
    speakers: within
      ? []
      : joinActors(shelves, ({ index }) => index.actors.named(words))
          .slice(0, mostNamed)
          .map(({ header }) => header),
    articles: within ? [] : shelves.flatMap(({ index }) => index.findByTitle(words)?.header ?? []).slice(0, mostNamed),
    empty: shelves.every(({ index }) => index.size === 0),
  }
}

export interface PlacedParagraph {
  readonly shelf: Shelf
  readonly paragraph: ScoredParagraph
}

async function searchShelf(shelf: Shelf, words: string, article: string | undefined): Promise<PlacedParagraph[]> {
  const { index, store } = shelf
  const only = article === undefined ? null : (index.header(article) ?? index.findByTitle(article)?.header)
  if (only === undefined) return []
  const paragraphs = await index.paragraphsWith(words, (id) => only === null || id === only.id, store)
  return paragraphs.map((paragraph) => ({ shelf, paragraph }))
}

/** The passages in the order given; those whose article has gone meanwhile are left out. */
async function readPassages(placed: readonly PlacedParagraph[]): Promise<readonly Passage[]> {
  const passages: Passage[] = []
  for (const { shelf, paragraph } of placed) {
    const header = shelf.index.header(paragraph.article)
    const text = (await shelf.store.articles.texts([paragraph.article])).get(paragraph.article)
    if (header && text !== undefined) {
      passages.push({ article: header, paragraph: paragraph.paragraph, ...bestSentence(text, paragraph) })
    }
  }
  return passages
}

function bestSentence(whole: string, { paragraph, terms }: ScoredParagraph): Pick<Passage, 'text' | 'matches'> {
  const document = readDocument(whole)
  const { firstSentence = 0, endSentence = 0 } = document.paragraphs[paragraph - 1] ?? {}
  const marked = document.sentences.slice(firstSentence, endSentence).map(({ start, end, firstToken, endToken }) => ({
    text: whole.slice(start, end),
    matches: document.tokens
      .slice(firstToken, endToken)
      .filter((token) => foldedWords(token.text).some((word) => terms.has(word)))
      .map((token): Span => [token.start - start, token.end - start]),
  }))
  const [best] = marked.toSorted((a, b) => distinct(b) - distinct(a) || b.matches.length - a.matches.length)
  return best ?? { text: '', matches: [] }
}

/** How many different words of the search a sentence has. */
function distinct({ text, matches }: Pick<Passage, 'text' | 'matches'>): number {
  return new Set(matches.map((match) => foldedWords(text.slice(...match)).join(' '))).size
}
