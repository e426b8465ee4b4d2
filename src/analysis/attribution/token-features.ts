import type { Document } from '../document/document.ts'
import type { FeatureSink, MemoPlan } from '../sequence/feature-sink.ts'
import { combine } from '../sequence/hashing.ts'
import { mostNumbered, type WordForm } from '../sequence/word-forms.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { inside, opening, outside, type Passage, type TokenTable } from './passages.ts'

/** The labels of the first pass, B for the first token of a run and I for the others. */
export const tokenLabels = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const

export const blank: WordForm = {
  number: 0,
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

/** What is remembered of words and of pairs of words beside each other, by their numbers, and of small counts. */
const words = 0
const pairs = 1
const cueWords = 2
const cues = 3
const quotes = 4
const places = 5
const clauses = 6
/** Sums that hold for several tokens in a row; a cue has two, by distance and by place alone. */
const leftCue = 0
const rightCue = 2
const sentences = 4

/**
 * Groups of features of a word, sixteen by how it stands to the token (itself, before, after, and one by the cues beside)
 * and what quotation marks or cues the token has, then four as a word further away.
 */
const here = 0
const last = 1
const next = 2
const beside = 3
const distant = 16
const wordGroups = 20

export const tokenMemos: MemoPlan = {
  memos: [
    { groups: wordGroups, slots: mostNumbered + 1, keyed: false },
    { groups: 4, slots: 1 << 17, keyed: true },
    { groups: 1, slots: 1 << 15, keyed: true },
    { groups: 1, slots: 4 * 400, keyed: false },
    { groups: 1, slots: 1 << 15, keyed: false },
    { groups: 1, slots: 8 ** 3, keyed: false },
    { groups: 1, slots: 64 * 16, keyed: false },
  ],
  runs: 5,
}

/** Features of the first pass: which tokens belong to a source, a cue or a content, by their surroundings. */
export class TokenFeatures {
  private readonly lexicon: CueLexicon
  /** By token of the passage: the nearest graded word before and after (or at) it, or -1. */
  private left = new Int32Array(0)
  private right = new Int32Array(0)
  private grade = new Uint8Array(0)
  /** The lexicon's grades by the words' numbers, plus one; 0 where not looked up. Good for one generation of numbers. */
  private readonly grades = new Uint8Array(mostNumbered + 1)
  private generation = -1

  constructor(lexicon: CueLexicon) {
    this.lexicon = lexicon
  }

  /** Writes one token for each of the passage. */
  extract(document: Document, table: TokenTable, passage: Passage, sink: FeatureSink): void {
    this.findCues(table, passage)
    for (let t = passage.first; t < passage.end; t++) {
      sink.beginToken()
      addWords(table, passage, t, sink)
      this.addCues(table, passage, t, sink)
      addQuotes(document, table, t, sink)
      addPosition(document, table, passage, t, sink)
      addEdges(table, passage, t, sink)
    }
  }

  private findCues(table: TokenTable, { first, end }: Passage): void {
    const length = end - first
    if (table.generation !== this.generation) {
      this.grades.fill(0)
      this.generation = table.generation
    }
    if (this.left.length < length) {
      this.left = new Int32Array(length * 2)
      this.right = new Int32Array(length * 2)
      this.grade = new Uint8Array(length * 2)
    }
    let last = -1
    for (let i = 0; i < length; i++) {
      const grade = this.gradeOf(table.forms[first + i] ?? blank)
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

  private gradeOf({ number, lower }: WordForm): number {
    const known = this.grades[number] ?? 0
    if (known > 0) return known - 1
    const grade = this.lexicon.grades.get(lower) ?? 0
    if (number >= 0) this.grades[number] = grade + 1
    return grade
  }

  private addCues(table: TokenTable, passage: Passage, t: number, sink: FeatureSink): void {
    const { first } = passage
    const i = t - first
    const grade = this.grade[i] ?? 0
    const w = table.forms[t] ?? blank
    const left = this.left[i] ?? -1
    const right = this.right[i] ?? -1
    addNear(table, passage, t, left, 51, leftCue, sink)
    addNear(table, passage, t, right, 61, rightCue, sink)
    const l = left < 0 ? 9 : step(i - left)
    const r = right < 0 ? 9 : step(right - i)
    const sides =
      (left >= 0 && table.sentence[first + left] === table.sentence[t] ? 1 : 0) +
      (right >= 0 && table.sentence[first + right] === table.sentence[t] ? 2 : 0)
    const gap = l * 10 + r + sides * 100
    if (!sink.recall(cues, 0, gap * 4 + grade)) {
      sink.node(combine(grade, 50))
      sink.node(combine(gap, 71))
      sink.keep()
    }
    if (!sink.recall(words, sides * 4 + beside, w.number)) {
      sink.node(combine(combine(w.fine, sides), 72))
      sink.keep()
    }
  }
}

function addWords(table: TokenTable, passage: Passage, t: number, sink: FeatureSink): void {
  const quote = table.quote[t] ?? 0
  const w = formAt(table, passage, t)
  const l1 = formAt(table, passage, t - 1)
  const l2 = formAt(table, passage, t - 2)
  const l3 = formAt(table, passage, t - 3)
  const r1 = formAt(table, passage, t + 1)
  const r2 = formAt(table, passage, t + 2)
  const r3 = formAt(table, passage, t + 3)
  if (!sink.recall(words, quote * 4 + here, w.number)) {
    sink.node(combine(w.lower, 1))
    sink.node(combine(w.stem, 8))
    sink.node(combine(w.fine, 15))
    sink.node(combine(w.suffix3, 27))
    sink.node(combine(w.suffix2, 28))
    sink.node(combine(w.shape, 31))
    sink.node(combine(combine(w.lower, quote), 34))
    sink.node(combine(w.prefix3, 35))
    sink.keep()
  }
  if (!sink.recall(words, quote * 4 + last, l1.number)) {
    sink.node(combine(l1.lower, 2))
    sink.node(combine(l1.stem, 9))
    sink.node(combine(l1.fine, 16))
    sink.node(combine(l1.suffix2, 29))
    sink.node(combine(combine(l1.lower, quote), 38))
    sink.keep()
  }
  if (!sink.recall(words, quote * 4 + next, r1.number)) {
    sink.node(combine(r1.lower, 3))
    sink.node(combine(r1.stem, 10))
    sink.node(combine(r1.fine, 17))
    sink.node(combine(r1.suffix2, 30))
    sink.node(combine(combine(r1.lower, quote), 39))
    sink.keep()
  }
  addDistant(l2, 4, 18, distant, sink)
  addDistant(r2, 5, 19, distant + 1, sink)
  addDistant(l3, 6, 36, distant + 2, sink)
  addDistant(r3, 7, 37, distant + 3, sink)
  addPair(l1, w, 11, 20, 32, 0, sink)
  addPair(w, r1, 12, 21, 33, 1, sink)
  addPair(l2, l1, 13, 22, 0, 2, sink)
  addPair(r1, r2, 14, 23, 0, 3, sink)
  sink.node(combine(combine(combine(l1.middle, w.stem), r1.middle), 24))
  sink.node(combine(combine(combine(l2.coarse, l1.coarse), combine(w.coarse, r1.coarse)), 25))
  sink.node(combine(combine(combine(l1.coarse, w.coarse), combine(r1.coarse, r2.coarse)), 26))
}

function formAt(table: TokenTable, { first, end }: Passage, i: number): WordForm {
  return i >= first && i < end ? (table.forms[i] ?? blank) : blank
}

function addDistant(word: WordForm, lower: number, fine: number, group: number, sink: FeatureSink): void {
  if (sink.recall(words, group, word.number)) return
  sink.node(combine(word.lower, lower))
  sink.node(combine(word.fine, fine))
  sink.keep()
}

/** Two words beside each other; a template of 0 is left out. */
function addPair(
  a: WordForm,
  b: WordForm,
  lower: number,
  middle: number,
  shape: number,
  group: number,
  sink: FeatureSink,
): void {
  if (sink.recall(pairs, group, sink.slotOf(pairs, pairKey(a, b), 0))) return
  sink.node(combine(combine(a.lower, b.lower), lower))
  sink.node(combine(combine(a.middle, b.middle), middle))
  if (shape > 0) sink.node(combine(combine(a.shape, b.shape), shape))
  sink.keep()
}

/** A number for a pair of numbered words, negative where one has no number. */
export function pairKey(a: WordForm, b: WordForm): number {
  return (a.number | b.number) < 0 ? -1 : (a.number << 15) | b.number
}

/** A word of the lexicon at a position of the passage, as seen from a token; -1 where there is none. */
function addNear(
  table: TokenTable,
  { first, end }: Passage,
  t: number,
  position: number,
  template: number,
  run: number,
  sink: FeatureSink,
): void {
  if (position < 0) {
    sink.node(combine(0, template))
    return
  }
  const at = first + position
  const cue = table.forms[at] ?? blank
  const apart = Math.abs((table.sentence[at] ?? 0) - (table.sentence[t] ?? 0))
  const place = Math.min(apart, 2) * 2 + (table.quote[t] === outside ? 0 : 1)
  const away = place * 8 + step(Math.abs(at - t))
  if (!sink.recallRun(run, position * 64 + away)) {
    const after = at + 1 < end ? (table.forms[at + 1] ?? blank) : blank
    const before = position > 0 ? (table.forms[at - 1] ?? blank) : blank
    const slot = away * 2 + (run === leftCue ? 0 : 1)
    if (!sink.recall(cueWords, 0, sink.slotOf(cueWords, cue.number, slot))) {
      sink.node(combine(away, template))
      sink.node(combine(combine(cue.lower, place), template + 1))
      sink.node(combine(combine(cue.lower, away), template + 2))
      sink.keep()
    }
    sink.node(combine(combine(after.lower, away), template + 3))
    if (!sink.recallRun(run + 1, position * 64 + place)) {
      sink.node(combine(combine(cue.stem, after.lower), combine(place, template + 4)))
      sink.node(combine(combine(before.coarse, cue.fine), combine(place, template + 5)))
      sink.keep()
    }
    sink.keep()
  }
  const w = table.forms[t] ?? blank
  sink.node(combine(combine(w.coarse, cue.fine), combine(away, template + 6)))
}

function addQuotes(document: Document, table: TokenTable, t: number, sink: FeatureSink): void {
  const state = table.quote[t] ?? 0
  const q = table.quotation[t] ?? -1
  const around =
    ((table.quotation[t - 1] ?? -1) >= 0 ? 1 : 0) + ((table.quotation[t + 1] ?? -1) >= 0 ? 2 : 0) + state * 4
  const run = document.quotations[q]
  const token = document.tokens[t]
  if (!run || !token) {
    if (sink.recall(quotes, 0, around)) return
    sink.node(combine(state, 80))
    sink.node(combine(around, 81))
    sink.keep()
    return
  }
  // A word is about six characters long.
  const length = step(Math.round((run.end - run.start) / 6))
  const opened = step(Math.round((token.start - run.start) / 6))
  const left = step(Math.max(0, Math.round((run.end - token.end) / 6)))
  const closed = run.closed ? 1 : 0
  if (sink.recall(quotes, 0, 32 + (((length * 8 + opened) * 8 + left) * 2 + closed) * 16 + around)) return
  sink.node(combine(state, 80))
  sink.node(combine(around, 81))
  sink.node(combine(state * 8 + length, 82))
  sink.node(combine(combine(length, opened), 83))
  sink.node(combine(combine(length, left), 84))
  sink.node(combine(closed, 85))
  sink.keep()
}

function addPosition(document: Document, table: TokenTable, passage: Passage, t: number, sink: FeatureSink): void {
  const number = table.sentence[t] ?? 0
  const sentence = document.sentences[number]
  if (!sentence) return
  if (!sink.recallRun(sentences, number)) {
    const opener = table.forms[sentence.firstToken] ?? blank
    const second = table.forms[sentence.firstToken + 1] ?? blank
    sink.node(combine(opener.lower, 92))
    sink.node(combine(combine(opener.lower, second.lower), 93))
    sink.node(combine(Math.min(passage.paragraph, 3), 95))
    sink.node(combine(step(sentence.endToken - sentence.firstToken), 96))
    sink.keep()
  }
  const since = step(t - sentence.firstToken)
  const until = step(sentence.endToken - t)
  const inPassage = step(t - passage.first)
  if (!sink.recall(places, 0, (since * 8 + until) * 8 + inPassage)) {
    sink.node(combine(since, 90))
    sink.node(combine(until, 91))
    sink.node(combine(inPassage, 94))
    sink.keep()
  }
  const from = Math.max(sentence.firstToken, t - 40)
  const commas = (table.commas[t] ?? 0) - (table.commas[from] ?? 0)
  const lastThat = table.lastThat[t] ?? -1
  const clause = lastThat >= from ? 1 + step(t - lastThat) : 0
  if (!sink.recall(clauses, 0, commas * 16 + clause)) {
    sink.node(combine(commas, 97))
    sink.node(combine(clause, 98))
    sink.keep()
  }
}

/** The step between two tokens: quotation marks, sentence ends and marks are where runs begin and end. */
function addEdges(table: TokenTable, passage: Passage, t: number, sink: FeatureSink): void {
  if (t === passage.first) return
  const before = table.forms[t - 1] ?? blank
  const w = table.forms[t] ?? blank
  const quotes = (table.quote[t - 1] ?? 0) * 4 + (table.quote[t] ?? 0)
  const turn = table.sentence[t - 1] === table.sentence[t] ? 0 : 1
  sink.edge(combine(quotes * 2 + turn, 1))
  sink.edge(combine(before.word ? before.coarse : before.lower, 2))
  sink.edge(combine(w.word ? w.coarse : w.lower, 3))
  if (!before.word || !w.word) sink.edge(combine(combine(before.word ? 7 : before.lower, w.word ? 7 : w.lower), 4))
  if (table.quote[t] === opening || table.quote[t] === inside) sink.edge(combine(before.lower, 5))
}
