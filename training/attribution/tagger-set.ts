import type { Mention } from '../../src/analysis/actors/mention.ts'
import type { CueLexicon } from '../../src/analysis/attribution/cue-lexicon.ts'
import { windowOf } from '../../src/analysis/attribution/cues.ts'
import type { Passage, TokenTable } from '../../src/analysis/attribution/passages.ts'
import { findPassages, readTokens } from '../../src/analysis/attribution/passages.ts'
import { tokenLabels } from '../../src/analysis/attribution/tagger.ts'
import {
  contextNames,
  formNames,
  formRow,
  gradeRow,
  placeNames,
  placeRows,
  relationRows,
  wordRow,
} from '../../src/analysis/attribution/tagger-features.ts'
import type { WordForms } from '../../src/analysis/sequence/word-forms.ts'
import { blank } from '../../src/analysis/sequence/word-forms.ts'
import { findHash, type WordVectors } from '../../src/analysis/sequence/word-vectors.ts'
import { type LabelledArticle, tokenRuns } from '../polnear.ts'
import type { SpanSets } from '../score/attribution.ts'

/** An article read as the tagger reads it. */
export interface ReadArticle extends LabelledArticle {
  readonly table: TokenTable
  readonly passages: readonly Passage[]
}

/** `mentions`: what the article names, in order. */
export function readArticle(article: LabelledArticle, words: WordForms, mentions: readonly Mention[]): ReadArticle {
  return { ...article, table: readTokens(article.document, words, mentions), passages: findPassages(article.document) }
}

/** One gold cue of a passage. Token numbers within the passage, ends exclusive. */
export interface LabelledCue {
  readonly first: number
  readonly end: number
  readonly windowFirst: number
  readonly windowEnd: number
  /** For each token of the window: rows of `place` and `mark`. */
  readonly relations: Uint8Array
  /** For each token of the window the index into `roleLabels`. */
  readonly labels: Uint8Array
}

/** A passage as rows of the tagger's tables, with its gold labels. */
export interface LabelledPassage {
  readonly length: number
  /** Row of the word vectors by token, or -1. */
  readonly vectors: Int32Array
  readonly words: Int32Array
  /** formNames.length for each token. */
  readonly forms: Int32Array
  /** contextNames.length for each token. */
  readonly contexts: Uint8Array
  readonly labels: Uint8Array
  readonly cues: readonly LabelledCue[]
}

/** A word of the training text has a row of its own from this many occurrences on. */
const fewest = 3

/** Hashes of the words that get a row of their own, ascending. */
export function ownWords(articles: readonly ReadArticle[]): Uint32Array {
  const counts = new Map<number, number>()
  for (const { table } of articles) {
    for (const form of table.forms) counts.set(form.lower, (counts.get(form.lower) ?? 0) + 1)
  }
  return Uint32Array.from([...counts].flatMap(([hash, count]) => (count >= fewest ? hash : []))).sort()
}

/** The passages of an article that the annotators did not leave out. */
export function labelPassages(
  article: ReadArticle,
  hashes: Uint32Array,
  vectors: WordVectors,
  lexicon: CueLexicon,
): LabelledPassage[] {
  const gold = tokenGold(article)
  return article.passages
    .filter((passage) => !isDiscarded(article, passage))
    .map((passage) => {
      const { first, end } = passage
      const forms = article.table.forms.slice(first, end)
      const labels = gold.slice(first, end)
      mendRuns(labels)
      return {
        length: end - first,
        vectors: Int32Array.from(forms, (form) => findHash(vectors.hashes, form.lower)),
        words: Int32Array.from(forms, (form) => wordRow(hashes, form)),
        forms: Int32Array.from(forms.flatMap((form) => formNames.map((name) => formRow(name, form ?? blank)))),
        contexts: contextRows(article, lexicon, passage),
        labels,
        cues: labelCues(article, passage),
      }
    })
}

/** Rows for where each token stands and how often its word is a cue, in the order of `contextNames`. */
function contextRows({ document, table }: ReadArticle, lexicon: CueLexicon, passage: Passage): Uint8Array {
  const places = placeRows(document, table, passage)
  const forms = table.forms.slice(passage.first, passage.end)
  return Uint8Array.from(
    forms.flatMap((form, i) =>
      contextNames.map((name) =>
        name === 'grade' ? gradeRow(lexicon, form) : (places[i * placeNames.length + placeNames.indexOf(name)] ?? 0),
      ),
    ),
  )
}

/** The gold label of each token of a document: source, cue or content, B at the start of each run. */
function tokenGold({ document, gold }: LabelledArticle): Uint8Array {
  const labels = new Uint8Array(document.tokens.length)
  const parts = [
    ['source', tokenLabels.indexOf('B-source')],
    ['cue', tokenLabels.indexOf('B-cue')],
    ['content', tokenLabels.indexOf('B-content')],
  ] as const
  for (const attribution of gold.attributions) {
    for (const [part, begin] of parts) {
      for (const [first, end] of tokenRuns(document, attribution[part])) {
        labels.fill(begin + 1, first, end)
        labels[first] = begin
      }
    }
  }
  return labels
}

/** Makes each run begin with B: also one that began before the passage, or that a nested attribution cuts. */
function mendRuns(labels: Uint8Array): void {
  labels.forEach((label, i) => {
    const before = labels[i - 1] ?? 0
    if (label > 0 && label % 2 === 0 && before !== label && before !== label - 1) labels[i] = label - 1
  })
}

/** Whether the passage touches a region that the annotators left out. */
export function isDiscarded(
  { document, gold }: LabelledArticle,
  { first, end }: Pick<Passage, 'first' | 'end'>,
): boolean {
  const start = document.tokens[first]?.start ?? 0
  const stop = document.tokens[end - 1]?.end ?? 0
  return gold.discard.some((region) => region[0] < stop && region[1] > start)
}

function labelCues(article: ReadArticle, passage: Passage): LabelledCue[] {
  const { document, table, gold } = article
  return gold.attributions.flatMap((attribution) => {
    const runs = tokenRuns(document, attribution.cue)
    const first = runs[0]?.[0] ?? -1
    if (first < passage.first || first >= passage.end) return []
    const end = Math.min(passage.end, runs.at(-1)?.[1] ?? first + 1)
    const window = { first, end, ...windowOf(document, table, passage, first, end) }
    const within = (t: number): number => t - passage.first
    return {
      first: within(first),
      end: within(end),
      windowFirst: within(window.windowFirst),
      windowEnd: within(window.windowEnd),
      relations: relationRows(table, window),
      labels: roleGold(article, window, attribution),
    }
  })
}

function roleGold(
  { document }: ReadArticle,
  window: { readonly windowFirst: number; readonly windowEnd: number },
  gold: SpanSets,
): Uint8Array {
  const labels = new Uint8Array(window.windowEnd - window.windowFirst)
  const mark = (spans: SpanSets['cue'], begin: number, inner: number): void => {
    for (const [first, end] of tokenRuns(document, spans)) {
      const from = Math.max(first, window.windowFirst) - window.windowFirst
      const to = Math.min(end, window.windowEnd) - window.windowFirst
      if (to <= from) continue
      labels.fill(inner, from, to)
      labels[from] = begin
    }
  }
  mark(gold.content, 4, 5)
  mark(gold.source, 2, 3)
  mark(gold.cue, 1, 1)
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0
    const before = labels[i - 1] ?? 0
    if ((label === 3 || label === 5) && before !== label && before !== label - 1) labels[i] = label - 1
  }
  return labels
}
