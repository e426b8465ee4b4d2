import { readDocument } from '../src/analysis/document/document.ts'
import { findTimex } from '../src/analysis/time/time.ts'
import { compare, type Timing } from './compare.ts'
import { chronoTimex } from './peers/chrono.ts'

const rounds = 5
const published = '2022-06-10'

/** Reading a text and finding its time expressions, beside chrono-node's parse of the same texts, in words a second. */
export function timeBench(texts: readonly string[]): Timing[] {
  const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0)
  const over = (pass: (text: string) => unknown) => () => {
    for (const text of texts) pass(text)
    return words
  }
  return compare(
    [
      { name: 'chrono-node', run: over((text) => chronoTimex(text, published)) },
      { name: 'this project', run: over((text) => findTimex(readDocument(text), published)) },
    ],
    rounds,
  )
}
