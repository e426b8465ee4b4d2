import { mostNumbered } from '../document/vocabulary.ts'
import { WordTable } from '../document/word-table.ts'
import { hashText } from './hashing.ts'
import { stem } from './stem.ts'
import { findWordClass, type WordClasses } from './word-classes.ts'

/** What features need to know of a word by itself: hashes of its forms, and its classes (-1 where it has none). */
export interface WordForm {
  /** Tells it from all others of its generation, from 1; negative where there are too many to number. */
  readonly number: number
  readonly exact: number
  readonly lower: number
  readonly stem: number
  readonly prefix3: number
  readonly suffix2: number
  readonly suffix3: number
  readonly suffix4: number
  /** Of the shape with runs cut to two: "Xx", "XX", "xx", "dd", "X.X.", the mark itself. */
  readonly shape: number
  readonly fine: number
  readonly middle: number
  readonly coarse: number
  /** The first letter is upper case. */
  readonly capital: boolean
  /** Has a letter or a digit. */
  readonly word: boolean
  /** Digits, with points and commas. */
  readonly numeral: boolean
}

/** Where there is no word. */
export const blank: WordForm = {
  number: -1,
  exact: 1,
  lower: 1,
  stem: 1,
  prefix3: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  shape: 1,
  fine: -2,
  middle: -2,
  coarse: -2,
  capital: false,
  word: false,
  numeral: false,
}

/** The forms of a document's words. */
export class WordForms extends WordTable<WordForm> {
  constructor(classes: WordClasses) {
    super((word, number) => readForm(word, number, classes))
  }
}

function readForm(word: string, number: number, classes: WordClasses): WordForm {
  const lower = word.toLowerCase().replaceAll('’', "'")
  const hash = hashText(lower)
  const fine = findWordClass(classes, hash)
  return {
    number: number <= mostNumbered ? number : -1,
    exact: hashText(word),
    lower: hash,
    stem: hashText(stem(lower)),
    prefix3: hashText(lower.slice(0, 3)),
    suffix2: hashText(lower.slice(-2)),
    suffix3: hashText(lower.slice(-3)),
    suffix4: hashText(lower.slice(-4)),
    shape: hashText(shapeOf(word)),
    fine,
    middle: fine < 0 ? -1 : (classes.middle[fine] ?? -1),
    coarse: fine < 0 ? -1 : (classes.coarse[fine] ?? -1),
    capital: /^\p{Lu}/u.test(word),
    word: /[\p{L}\p{N}]/u.test(word),
    numeral: /^\p{N}[\p{N}.,]*$/u.test(word),
  }
}

function shapeOf(word: string): string {
  return word
    .slice(0, 64)
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{Ll}\p{Lo}]/gu, 'x')
    .replace(/\p{N}/gu, 'd')
    .replace(/(.)\1{2,}/gu, '$1$1')
}
