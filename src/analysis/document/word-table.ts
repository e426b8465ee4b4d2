import type { Document } from './document.ts'

/** What is known of words by themselves, worked out once a word and kept from text to text. */
export class WordTable<Value> {
  private readonly make: (word: string, number: number) => Value
  private values: Value[] = []
  private generation = -1

  /** `make` gets a word with its number in the vocabulary, from 1. */
  constructor(make: (word: string, number: number) => Value) {
    this.make = make
  }

  /** What is known of each of a document's words. */
  of({ words, numbers, generation }: Pick<Document, 'words' | 'numbers' | 'generation'>): Value[] {
    if (generation !== this.generation) this.values = []
    this.generation = generation
    const { values } = this
    return words.map((word, i) => {
      const number = numbers[i] ?? 0
      values[number] ??= this.make(word, number)
      return values[number]
    })
  }
}
