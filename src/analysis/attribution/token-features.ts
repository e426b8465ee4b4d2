import type { Document } from '../document/document.ts'
import type { FeatureBuffer } from '../sequence/features.ts'
import { combine, hashText } from '../sequence/hashing.ts'
import type { WordForm } from '../sequence/word-forms.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { inside, opening, outside, type Passage, type TokenTable } from './passages.ts'

/** The labels of the first pass, B for the first token of a run and I for the others. */
export const tokenLabels = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const

export const blank: WordForm = {
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
}

/** A distance or count in eight steps that widen. */
export function step(count: number): number {
  if (count < 4) return count
  if (count < 6) return 4
  if (count < 10) return 5
  return count < 20 ? 6 : 7
}

const strong = 2

/** Words that open a clause or that a statement is hung on. */
const that = hashText('that')
const comma = hashText(',')

/** Features of the first pass: which tokens belong to a source, a cue or a content, by their surroundings. */
export class TokenFeatures {
  private readonly lexicon: CueLexicon
  /** By token of the passage: the nearest graded word before and after (or at) it, or -1. */
  private left = new Int32Array(0)
  private right = new Int32Array(0)
  private grade = new Uint8Array(0)

  constructor(lexicon: CueLexicon) {
    this.lexicon = lexicon
  }

  /** Fills `features` with one token for each of the passage. */
  extract(document: Document, table: TokenTable, passage: Passage, features: FeatureBuffer): void {
    features.clear()
    this.findCues(table, passage)
    for (let t = passage.first; t < passage.end; t++) {
      features.beginToken()
      this.addWords(table, passage, t, features)
      this.addCues(table, passage, t, features)
      addQuotes(document, table, t, features)
      addPosition(document, table, passage, t, features)
      addEdges(table, passage, t, features)
    }
  }

  private findCues(table: TokenTable, { first, end }: Passage): void {
    const length = end - first
    if (this.left.length < length) {
      this.left = new Int32Array(length * 2)
      this.right = new Int32Array(length * 2)
      this.grade = new Uint8Array(length * 2)
    }
    let last = -1
    for (let i = 0; i < length; i++) {
      const grade = this.lexicon.grades.get(table.forms[first + i]?.lower ?? 0) ?? 0
      this.grade[i] = grade
      this.left[i] = last
      if (grade >= strong) last = i
    }
    last = -1
    for (let i = length - 1; i >= 0; i--) {
      if ((this.grade[i] ?? 0) >= strong) last = i
      this.right[i] = last
    }
  }

  private addWords(table: TokenTable, { first, end }: Passage, t: number, features: FeatureBuffer): void {
    const at = (offset: number): WordForm => {
      const i = t + offset
      return i >= first && i < end ? (table.forms[i] ?? blank) : blank
    }
    const quote = table.quote[t] ?? 0
    const w = at(0)
    const l1 = at(-1)
    const l2 = at(-2)
    const l3 = at(-3)
    const r1 = at(1)
    const r2 = at(2)
    const r3 = at(3)
    features.node(combine(w.lower, 1))
    features.node(combine(l1.lower, 2))
    features.node(combine(r1.lower, 3))
    features.node(combine(l2.lower, 4))
    features.node(combine(r2.lower, 5))
    features.node(combine(l3.lower, 6))
    features.node(combine(r3.lower, 7))
    features.node(combine(w.stem, 8))
    features.node(combine(l1.stem, 9))
    features.node(combine(r1.stem, 10))
    features.node(combine(combine(l1.lower, w.lower), 11))
    features.node(combine(combine(w.lower, r1.lower), 12))
    features.node(combine(combine(l2.lower, l1.lower), 13))
    features.node(combine(combine(r1.lower, r2.lower), 14))
    features.node(combine(w.fine, 15))
    features.node(combine(l1.fine, 16))
    features.node(combine(r1.fine, 17))
    features.node(combine(l2.fine, 18))
    features.node(combine(r2.fine, 19))
    features.node(combine(combine(l1.middle, w.middle), 20))
    features.node(combine(combine(w.middle, r1.middle), 21))
    features.node(combine(combine(l2.middle, l1.middle), 22))
    features.node(combine(combine(r1.middle, r2.middle), 23))
    features.node(combine(combine(combine(l1.middle, w.stem), r1.middle), 24))
    features.node(combine(combine(combine(l2.coarse, l1.coarse), combine(w.coarse, r1.coarse)), 25))
    features.node(combine(combine(combine(l1.coarse, w.coarse), combine(r1.coarse, r2.coarse)), 26))
    features.node(combine(w.suffix3, 27))
    features.node(combine(w.suffix2, 28))
    features.node(combine(l1.suffix2, 29))
    features.node(combine(r1.suffix2, 30))
    features.node(combine(w.shape, 31))
    features.node(combine(combine(l1.shape, w.shape), 32))
    features.node(combine(combine(w.shape, r1.shape), 33))
    features.node(combine(combine(w.lower, quote), 34))
    features.node(combine(w.prefix3, 35))
    features.node(combine(l3.fine, 36))
    features.node(combine(r3.fine, 37))
    features.node(combine(combine(l1.lower, quote), 38))
    features.node(combine(combine(r1.lower, quote), 39))
  }

  private addCues(table: TokenTable, { first, end }: Passage, t: number, features: FeatureBuffer): void {
    const i = t - first
    const grade = this.grade[i] ?? 0
    const w = table.forms[t] ?? blank
    const left = this.left[i] ?? -1
    const right = this.right[i] ?? -1
    features.node(combine(grade, 50))
    const near = (position: number, template: number): void => {
      if (position < 0) {
        features.node(combine(0, template))
        return
      }
      const cue = table.forms[first + position] ?? blank
      const sentences = Math.abs((table.sentence[first + position] ?? 0) - (table.sentence[t] ?? 0))
      const place = Math.min(sentences, 2) * 2 + (table.quote[t] === outside ? 0 : 1)
      const distance = step(Math.abs(position - i))
      features.node(combine(place * 8 + distance, template))
      features.node(combine(combine(cue.lower, place), template + 1))
      features.node(combine(combine(cue.lower, place * 8 + distance), template + 2))
      const after = first + position + 1 < end ? (table.forms[first + position + 1] ?? blank) : blank
      const before = position > 0 ? (table.forms[first + position - 1] ?? blank) : blank
      features.node(combine(combine(after.lower, place * 8 + distance), template + 3))
      features.node(combine(combine(cue.stem, after.lower), combine(place, template + 4)))
      features.node(combine(combine(before.coarse, cue.fine), combine(place, template + 5)))
      features.node(combine(combine(w.coarse, cue.fine), combine(place * 8 + distance, template + 6)))
    }
    near(left, 51)
    near(right, 61)
    const l = left < 0 ? 9 : step(i - left)
    const r = right < 0 ? 9 : step(right - i)
    const sameLeft = left >= 0 && table.sentence[first + left] === table.sentence[t]
    const sameRight = right >= 0 && table.sentence[first + right] === table.sentence[t]
    features.node(combine(l * 10 + r + (sameLeft ? 100 : 0) + (sameRight ? 200 : 0), 71))
    features.node(combine(combine(w.fine, (sameLeft ? 1 : 0) + (sameRight ? 2 : 0)), 72))
  }
}

function addQuotes(document: Document, table: TokenTable, t: number, features: FeatureBuffer): void {
  const state = table.quote[t] ?? 0
  features.node(combine(state, 80))
  const q = table.quotation[t] ?? -1
  const before = table.quotation[t - 1] ?? -1
  const after = table.quotation[t + 1] ?? -1
  features.node(combine((before >= 0 ? 1 : 0) + (after >= 0 ? 2 : 0) + state * 4, 81))
  if (q < 0) return
  const run = document.quotations[q]
  const token = document.tokens[t]
  if (!run || !token) return
  // A word is about six characters long.
  const length = step(Math.round((run.end - run.start) / 6))
  features.node(combine(state * 8 + length, 82))
  features.node(combine(combine(length, step(Math.round((token.start - run.start) / 6))), 83))
  features.node(combine(combine(length, step(Math.round((run.end - token.end) / 6))), 84))
  features.node(combine(run.closed ? 1 : 0, 85))
}

function addPosition(
  document: Document,
  table: TokenTable,
  passage: Passage,
  t: number,
  features: FeatureBuffer,
): void {
  const sentence = document.sentences[table.sentence[t] ?? 0]
  if (!sentence) return
  const opener = table.forms[sentence.firstToken] ?? blank
  const second = table.forms[sentence.firstToken + 1] ?? blank
  features.node(combine(step(t - sentence.firstToken), 90))
  features.node(combine(step(sentence.endToken - t), 91))
  features.node(combine(opener.lower, 92))
  features.node(combine(combine(opener.lower, second.lower), 93))
  features.node(combine(step(t - passage.first), 94))
  features.node(combine(Math.min(passage.paragraph, 3), 95))
  features.node(combine(step(sentence.endToken - sentence.firstToken), 96))
  let commas = 0
  let clause = 0
  for (let i = t - 1; i >= Math.max(sentence.firstToken, t - 40); i--) {
    const word = table.forms[i]?.lower
    if (word === comma) commas++
    if (word === that && clause === 0) clause = 1 + step(t - i)
  }
  features.node(combine(commas, 97))
  features.node(combine(clause, 98))
}

/** The step between two tokens: quotation marks, sentence ends and marks are where runs begin and end. */
function addEdges(table: TokenTable, passage: Passage, t: number, features: FeatureBuffer): void {
  if (t === passage.first) return
  const before = table.forms[t - 1] ?? blank
  const w = table.forms[t] ?? blank
  const quotes = (table.quote[t - 1] ?? 0) * 4 + (table.quote[t] ?? 0)
  const turn = table.sentence[t - 1] === table.sentence[t] ? 0 : 1
  features.edge(combine(quotes * 2 + turn, 1))
  features.edge(combine(before.word ? before.coarse : before.lower, 2))
  features.edge(combine(w.word ? w.coarse : w.lower, 3))
  if (!before.word || !w.word) features.edge(combine(combine(before.word ? 7 : before.lower, w.word ? 7 : w.lower), 4))
  if (table.quote[t] === opening || table.quote[t] === inside) features.edge(combine(before.lower, 5))
}
