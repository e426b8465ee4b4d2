import { extend, finish } from '../sequence/hashing.ts'

/** Words that may have a place of their own in tables; those after them are only slower. */
export const mostNumbered = (1 << 15) - 1

/** A vocabulary that is as full as this is emptied before the next text. */
const fullest = 0.75

/** Numbers in the table of an empty vocabulary; a power of two. */
const room = 1 << 12

/**
 * The words of texts, each once and by a number from 1 on: half the words of a text it has said before, and most of the others
 * stood in a text before it. A word is told by its code units where it stands, without being cut out.
 */
export class Vocabulary {
  /** Changes whenever numbers are given out anew. */
  generation = 0
  /** By number: the word, the word in lower case, and the number of that. */
  readonly texts: string[] = []
  readonly lowered: string[] = []
  readonly folds: number[] = []
  /** Open addressing: for each place a word's hash, and its number, 0 where the place is free. */
  private places = new Int32Array(0)
  private readonly seed: number

  /** `seed`: what hashes begin with, by chance, so that no text can be made of words that meet in one place. */
  constructor(seed = Math.floor(Math.random() * 2 ** 32) | 0) {
    this.seed = seed
    this.clear()
  }

  /** To be called before a text is read; forgets all words where there are many. The words of a text keep their numbers. */
  beginText(): void {
    if (this.texts.length < mostNumbered * fullest) return
    this.clear()
    this.generation++
  }

  /** The number of the word that stands from `start` to `end` (exclusive) of a text. */
  numberOf(text: string, start: number, end: number): number {
    const hash = finish(extend(this.seed, text, start, end))
    const { places } = this
    const mask = places.length - 2
    let at = (hash << 1) & mask
    for (; places[at + 1] !== 0; at = (at + 2) & mask) {
      const number = places[at + 1] ?? 0
      if (places[at] === hash && this.isAt(number, text, start, end)) return number
    }
    return this.add(flat(text.slice(start, end)), hash, at)
  }

  private isAt(number: number, text: string, start: number, end: number): boolean {
    const word = this.texts[number] ?? ''
    if (word.length !== end - start) return false
    for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false
    return true
  }

  private add(word: string, hash: number, at: number): number {
    const number = this.texts.length
    this.places[at] = hash
    this.places[at + 1] = number
    const lower = word.toLowerCase()
    this.texts.push(word)
    this.lowered.push(lower)
    this.folds.push(number)
    if (4 * number > this.places.length) this.grow()
    if (lower !== word) this.folds[number] = this.numberOf(lower, 0, lower.length)
    return number
  }

  private grow(): void {
    const { places } = this
    this.places = new Int32Array(2 * places.length)
    const mask = this.places.length - 2
    for (let from = 0; from < places.length; from += 2) {
      if (places[from + 1] === 0) continue
      let at = ((places[from] ?? 0) << 1) & mask
      while (this.places[at + 1] !== 0) at = (at + 2) & mask
      this.places.set(places.subarray(from, from + 2), at)
    }
  }

  private clear(): void {
    for (const list of [this.texts, this.lowered]) list.splice(0, list.length, '')
    this.folds.splice(0, this.folds.length, 0)
    this.places = new Int32Array(room)
  }
}

/** A string of its own: a slice keeps all of the text that it was cut from. */
function flat(slice: string): string {
  return ` ${slice}`.slice(1)
}
