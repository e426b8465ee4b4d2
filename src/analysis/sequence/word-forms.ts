import { hashText } from './hashing.ts'
import { stem } from './stem.ts'
import { findWordClass, type WordClasses } from './word-classes.ts'

/** What features need to know of a word by itself: hashes of its forms, and its classes (-1 where it has none). */
export interface WordForm {
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
}

/** Words kept; a text with more different ones than this only costs time. */
const capacity = 1 << 15

/** Looks words up once: in running text most tokens are repeats. */
export class WordForms {
  private readonly classes: WordClasses
  private readonly forms = new Map<string, WordForm>()

  constructor(classes: WordClasses) {
    this.classes = classes
  }

  get(word: string): WordForm {
    const known = this.forms.get(word)
    if (known) return known
    const made = this.make(word)
    if (this.forms.size >= capacity) this.forms.clear()
    this.forms.set(word, made)
    return made
  }

  private make(word: string): WordForm {
    const { classes } = this
    const lower = word.toLowerCase().replaceAll('’', "'")
    const hash = hashText(lower)
    const fine = findWordClass(classes, hash)
    return {
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
    }
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
