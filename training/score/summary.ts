import type { Span } from '../../src/analysis/types.ts'

/** ROUGE F1 in percent (Lin 2004). */
export interface Rouge {
  readonly r1: number
  readonly r2: number
  readonly rl: number
}

/** Lower-cased words, no stemming, no stop list. */
const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? []

/** ROUGE-1, -2 and -L of a summary against a reference, each over the whole text. */
export function rouge(summary: string, reference: string): Rouge {
  const [a, b] = [words(summary), words(reference)]
  return { r1: overlap(a, b), r2: overlap(bigrams(a), bigrams(b)), rl: f1(commonSubsequence(a, b), a.length, b.length) }
}

/** The pieces of the text at the spans, joined by blanks. */
export function cut(text: string, spans: readonly Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' ')
}

/** The first `count` sentences by a plain rule of stops and capitals: the baseline that news summaries are held against. */
export function lead(text: string, count = 3): string {
  const ends = [...text.matchAll(/[.!?]["'”’]?(?=\s+[A-Z"'“(])/g)].map((match) => match.index + match[0].length)
  return text.slice(0, ends[count - 1] ?? text.length)
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const item of a) left.set(item, (left.get(item) ?? 0) + 1)
  let hits = 0
  for (const item of b) {
    const count = left.get(item) ?? 0
    if (count > 0) {
      hits++
      left.set(item, count - 1)
    }
  }
  return f1(hits, a.length, b.length)
}

const bigrams = (list: readonly string[]): string[] => list.slice(1).map((word, i) => `${list[i]} ${word}`)

function f1(hits: number, got: number, wanted: number): number {
  if (hits === 0) return 0
  const precision = hits / Math.max(1, got)
  const recall = hits / Math.max(1, wanted)
  return (200 * precision * recall) / (precision + recall)
}

function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  const row = new Int32Array(b.length + 1)
  for (const word of a) {
    let diagonal = 0
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      row[j] = word === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}
