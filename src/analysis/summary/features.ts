import type { Document, Sentence } from '../document/document.ts'
import type { Span } from '../types.ts'

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

/** One vector a sentence, as long as `featureNames`. `centrality` sums to 1; `words` are each sentence's content words. */
export function sentenceFeatures(
  document: Document,
  sentences: readonly Sentence[],
  words: readonly (readonly string[])[],
  centrality: ArrayLike<number>,
  covered: Covered,
): number[][] {
  const frequency = new Map<string, number>()
  for (const list of words) for (const word of list) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  for (const [word, count] of frequency) frequency.set(word, Math.log(count))
  const sumOfLogs = (list: Iterable<string>): number => {
    let sum = 0
    for (const word of list) sum += frequency.get(word) ?? 0
    return sum
  }
  const mentions = starts(covered.mentions)
  const contents = covered.contents.flat().toSorted((a, b) => a[0] - b[0])
  return sentences.map((sentence, i) => {
    const text = document.text.slice(sentence.start, sentence.end)
    const length = sentence.endToken - sentence.firstToken
    const own = words[i] ?? []
    const central = (centrality[i] ?? 0) * sentences.length
    return [
      1,
      1 / (1 + i),
      Math.exp(-i / 3),
      i / sentences.length,
      flag(i === 0),
      flag(document.paragraphs[sentence.paragraph]?.start === sentence.start),
      central,
      Math.sqrt(central),
      own.length === 0 ? 0 : sumOfLogs(own) / own.length,
      sumOfLogs(new Set(own)) / 10,
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
      share(sentence, contents),
      flag(/["“]/.test(text)),
      flag(/^["“]/.test(text)),
      flag(opensDangling(text)),
      flag(text.includes('?')),
      flag(/\d/.test(text)),
    ]
  })
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
  const offsets = spans.map(([start]) => start).toSorted((a, b) => a - b)
  const before = (offset: number): number => {
    let low = 0
    let high = offsets.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((offsets[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return { between: (start, end) => before(end) - before(start) }
}

/** The share of a sentence's characters that statements cover. */
function share(sentence: Sentence, contents: readonly Span[]): number {
  let inside = 0
  let reached = sentence.start
  for (const [start, end] of contents) {
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
