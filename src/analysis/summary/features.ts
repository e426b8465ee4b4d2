import type { Document, Sentence } from '../document/document.ts'
import { partitionPoint } from '../document/spans.ts'
import type { Span } from '../types.ts'
import type { SentenceTerms } from './terms.ts'

/** What the analysis already knows of a text when it comes to its summary. */
export interface Covered {
  /** Mentions of entities, in order. */
  readonly mentions: readonly Span[]
  /** The content of each statement. */
  readonly contents: readonly (readonly Span[])[]
}

/** What is measured of each sentence; the order is that of the learned weights. */
export const featureNames = [
  'bias',
  'nearness of the start, 1/(1+i)',
  'nearness of the start, exp(-i/3)',
  'place in the text, 0 to 1',
  'opens the text',
  'opens its paragraph',
  'centrality, by mean',
  'square root of centrality',
  'mean log frequency of its words in the text',
  'sum of log frequencies of its words',
  'under 6 words',
  'under 10 words',
  '10 to 14 words',
  '15 to 19 words',
  '20 to 24 words',
  '25 to 29 words',
  '30 to 39 words',
  '40 words and more',
  'length in words / 20',
  'mentions of entities',
  'share of words in statements',
  'holds a quotation mark',
  'opens on a quotation mark',
  'opens on a pronoun or connective',
  'asks',
  'holds a figure',
] as const

/** What has been found out about sentences before they are measured. */
interface Known {
  readonly terms: SentenceTerms
  /** Of each sentence; sums to 1. */
  readonly centrality: ArrayLike<number>
  /** Whether each leans on the sentence before it. */
  readonly leans: readonly boolean[]
  readonly covered: Covered
}

/** One vector a sentence, as long as `featureNames`. */
export function sentenceFeatures(document: Document, sentences: readonly Sentence[], known: Known): number[][] {
  const sums = sumLogFrequencies(known.terms)
  const mentions = starts(known.covered.mentions)
  const contents = known.covered.contents.flat().toSorted((a, b) => a[0] - b[0])
  let content = 0
  return sentences.map((sentence, i) => {
    while ((contents[content]?.[1] ?? Number.POSITIVE_INFINITY) <= sentence.start) content++
    const text = document.text.slice(sentence.start, sentence.end)
    const length = sentence.endToken - sentence.firstToken
    const own = known.terms.sentences[i]?.length ?? 0
    const central = (known.centrality[i] ?? 0) * sentences.length
    return [
      1,
      1 / (1 + i),
      Math.exp(-i / 3),
      i / sentences.length,
      flag(i === 0),
      flag(document.paragraphs[sentence.paragraph]?.start === sentence.start),
      central,
      Math.sqrt(central),
      own === 0 ? 0 : (sums.all[i] ?? 0) / own,
      (sums.distinct[i] ?? 0) / 10,
      flag(length < 6),
      flag(length < 10),
      flag(length >= 10 && length < 15),
      flag(length >= 15 && length < 20),
      flag(length >= 20 && length < 25),
      flag(length >= 25 && length < 30),
      flag(length >= 30 && length < 40),
      flag(length >= 40),
      length / 20,
      Math.min(5, mentions.between(sentence.start, sentence.end)) / 5,
      share(sentence, contents, content),
      flag(/["“]/.test(text)),
      flag(/^["“]/.test(text)),
      flag(known.leans[i] === true),
      flag(text.includes('?')),
      flag(/\d/.test(text)),
    ]
  })
}

/** For each sentence the log frequencies that its terms have in the text: their sum, and that of each term once. */
function sumLogFrequencies({ terms, sentences }: SentenceTerms) {
  const frequency = new Float64Array(terms.length)
  for (const own of sentences) for (const term of own) frequency[term] = (frequency[term] ?? 0) + 1
  const logs = frequency.map(Math.log)
  const all = new Float64Array(sentences.length)
  const distinct = new Float64Array(sentences.length)
  const lastIn = new Int32Array(terms.length).fill(-1)
  for (const [i, own] of sentences.entries()) {
    for (const term of own) {
      const log = logs[term] ?? 0
      all[i] = (all[i] ?? 0) + log
      if (lastIn[term] !== i) distinct[i] = (distinct[i] ?? 0) + log
      lastIn[term] = i
    }
  }
  return { all, distinct }
}

const dangling =
  /^["“‘']?(?:he|she|it|they|his|her|its|their|this|that|these|those|such|but|and|so|or|yet|however|therefore|thus|hence|moreover|furthermore|nevertheless|nonetheless|instead|meanwhile|also|too|besides|otherwise|consequently|accordingly|similarly|likewise|still|then|there|in addition|as a result|for example|for instance|on the other hand|at the same time|in turn|in this)\b/iu

/** "It is clear that …" and "There were …": the first word stands for nothing before it. */
const expletive =
  /^["“‘']?(?:there\s+(?:is|are|was|were|will\s+be|would\s+be|has\s+been|have\s+been|had\s+been)\b(?!\s+(?:hence|thus|therefore|also|too|still)\b)|it\s+(?:is|was|will\s+be|would\s+be|has\s+been)\s+(?:(?:no|not|an?|the|very|quite|also|only)\s+)*[\p{L}-]+\s+(?:that|to|for|whether|how|why)\b)/iu

/** Whether a sentence leans on the one before it: it opens on a pronoun, a demonstrative or a connective. */
export function opensDangling(sentence: string): boolean {
  return dangling.test(sentence) && !expletive.test(sentence)
}

const flag = (value: boolean): number => (value ? 1 : 0)

function starts(spans: readonly Span[]): { between: (start: number, end: number) => number } {
  const offsets = new Int32Array(spans.map(([start]) => start)).sort()
  const before = (offset: number): number => partitionPoint(offsets.length, (i) => (offsets[i] ?? 0) < offset)
  return { between: (start, end) => before(end) - before(start) }
}

/** The share of a sentence's characters that statements cover: those of the contents, sorted by their start, from the one at `first` on. */
function share(sentence: Sentence, contents: readonly Span[], first: number): number {
  let inside = 0
  let reached = sentence.start
  for (let c = first; c < contents.length; c++) {
    const [start, end] = contents[c] ?? [sentence.end, sentence.end]
    if (start >= sentence.end) break
    const from = Math.max(start, reached)
    const to = Math.min(end, sentence.end)
    if (to > from) {
      inside += to - from
      reached = to
    }
  }
  return inside / Math.max(1, sentence.end - sentence.start)
}
