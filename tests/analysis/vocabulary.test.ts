import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/analysis/document/document.ts'
import { mostNumbered, Vocabulary } from '../../src/analysis/document/vocabulary.ts'
import { WordTable } from '../../src/analysis/document/word-table.ts'

const numberIn = (vocabulary: Vocabulary, word: string): number => vocabulary.numberOf(word, 0, word.length)

describe('a vocabulary', () => {
  it('gives every word one number, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })), (words) => {
        const vocabulary = new Vocabulary()
        const numbers = words.map((word) => vocabulary.numberOf(`<${word}>`, 1, 1 + word.length))
        expect(numbers.map((number) => vocabulary.texts[number])).toEqual(words)
        expect(words.map((word) => numberIn(vocabulary, word))).toEqual(numbers)
        expect(new Set(numbers).size).toBe(new Set(words).size)
      }),
    )
  })

  it('gives the same numbers whatever its hashes begin with', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), fc.integer(), (words, seed) => {
        const [one, other] = [new Vocabulary(), new Vocabulary(seed)]
        expect(words.map((word) => numberIn(one, word))).toEqual(words.map((word) => numberIn(other, word)))
      }),
    )
  })

  it('knows a word in lower case, and which word that is', () => {
    const vocabulary = new Vocabulary()
    const number = numberIn(vocabulary, 'Ferry')
    expect(vocabulary.lowered[number]).toBe('ferry')
    expect(vocabulary.folds[number]).toBe(numberIn(vocabulary, 'ferry'))
    expect(vocabulary.folds[numberIn(vocabulary, 'FERRY')]).toBe(numberIn(vocabulary, 'ferry'))
  })

  it('forgets its words between two texts where there are many', () => {
    const vocabulary = new Vocabulary()
    for (let i = 0; i < mostNumbered; i++) numberIn(vocabulary, `word${i}`)
    expect(new Set(Array.from({ length: mostNumbered }, (_, i) => numberIn(vocabulary, `word${i}`))).size).toBe(
      mostNumbered,
    )
    const { generation } = vocabulary
    vocabulary.beginText()
    expect(vocabulary.generation).not.toBe(generation)
    expect(numberIn(vocabulary, 'word9')).toBe(1)
    vocabulary.beginText()
    expect(numberIn(vocabulary, 'word9')).toBe(1)
  })
})

describe('the words of a document', () => {
  it('stand once each, and tell its tokens', () => {
    const { words, wordOf } = readDocument('The ferry left. The ferry sank.')
    expect(words).toEqual(['The', 'ferry', 'left', '.', 'sank'])
    expect([...wordOf]).toEqual([0, 1, 2, 3, 0, 1, 4, 3])
  })

  it('share a number where they are alike in lower case', () => {
    const { foldOf, words } = readDocument('The FERRY sank. A ferry, the Ferry sank.')
    const fold = (word: string) => foldOf[words.indexOf(word)]
    expect(fold('FERRY')).toBe(fold('ferry'))
    expect(fold('Ferry')).toBe(fold('ferry'))
    expect(fold('The')).toBe(fold('the'))
    expect(fold('A')).not.toBe(fold('the'))
    expect(Math.max(...foldOf)).toBeLessThan(words.length)
  })
})

describe('a table of words', () => {
  it('works out what is known of a word once for all texts', () => {
    const asked: string[] = []
    const table = new WordTable((word) => {
      asked.push(word)
      return word.length
    })
    expect(table.of(readDocument('The ferry left the quay.'))).toEqual([3, 5, 4, 3, 4, 1])
    expect(table.of(readDocument('The ferry sank.'))).toEqual([3, 5, 4, 1])
    expect(asked).toEqual(['The', 'ferry', 'left', 'the', 'quay', '.', 'sank'])
  })

  it('holds nothing of words whose numbers others have by now', () => {
    const table = new WordTable((word) => word)
    const at = (generation: number, words: string[]) => ({ words, numbers: words.map((_, i) => i + 1), generation })
    expect(table.of(at(1, ['ferry', 'quay']))).toEqual(['ferry', 'quay'])
    expect(table.of(at(2, ['harbour']))).toEqual(['harbour'])
    expect(table.of(at(1, ['ferry']))).toEqual(['ferry'])
  })
})
