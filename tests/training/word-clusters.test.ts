import { expect, it } from 'vitest'
import { clusterWords, countBigrams } from '../../training/entities/word-clusters.ts'

// Words 5 and 6 stand between 1 and 2, words 7 and 8 between 3 and 4.
const sentences = Array.from(
  { length: 20 },
  (_, i) =>
    [
      [1, 5, 2],
      [3, 7, 4],
      [1, 6, 2],
      [3, 8, 4],
    ][i % 4] ?? [],
)
const counts = countBigrams(sentences, 9)

it('puts words that stand between the same words into one class', () => {
  const classes = clusterWords(counts, { classes: 7, rounds: 10 })
  expect(classes[5]).toBe(classes[6])
  expect(classes[7]).toBe(classes[8])
  expect(classes[5]).not.toBe(classes[7])
})

it('gives the same classes each time', () => {
  const options = { classes: 5, rounds: 10 }
  expect(clusterWords(counts, options)).toEqual(clusterWords(counts, options))
})
