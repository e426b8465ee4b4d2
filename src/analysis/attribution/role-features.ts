import type { Document } from '../document/document.ts'
import type { FeatureSink, MemoPlan } from '../sequence/feature-sink.ts'
import { combine } from '../sequence/hashing.ts'
import { mostNumbered, type WordForm } from '../sequence/word-forms.ts'
import type { CueCandidate } from './cues.ts'
import type { TokenBeliefs } from './first-pass.ts'
import { comma, outside, type TokenTable, that } from './passages.ts'
import { blank, pairKey, step } from './token-features.ts'

/** The labels of the second pass: the parts of one cue's attribution. */
export const roleLabels = ['O', 'cue', 'B-source', 'I-source', 'B-content', 'I-content'] as const

/** Places of a token: which side of the cue, and how many sentences away. */
const placeCount = 15
/** What is remembered of words at places, of pairs of words at places, of a cue's words, and of counts. */
const words = 0
const labelledWords = 1
const pairs = 2
const cueWords = 3
const frames = 4
const beliefs = 5
const distances = 6
const clauses = 7
const marks = 8
const capitals = 9
const grades = 10
/** What a whole cue says of a token of this kind: the same for many tokens in a row. */
const frameRun = 0

export const roleMemos: MemoPlan = {
  memos: [
    { groups: 3, slots: 1 << 16, keyed: true },
    { groups: 7, slots: mostNumbered + 1, keyed: false },
    { groups: 2, slots: 1 << 17, keyed: true },
    { groups: 3, slots: 1 << 15, keyed: true },
    { groups: 1, slots: 1 << 15, keyed: true },
    { groups: 1, slots: placeCount * 32 * 64, keyed: false },
    { groups: 1, slots: placeCount * 8 * 16, keyed: false },
    { groups: 1, slots: placeCount * 8 * 32, keyed: false },
    { groups: 1, slots: placeCount * 8 * 128, keyed: false },
    { groups: 1, slots: placeCount * 8 * 8, keyed: false },
    { groups: 1, slots: placeCount * 4 * 8 * 64, keyed: false },
  ],
  runs: 1,
}

/** Grades of a probability: as good as none, unlikely, even, likely, as good as sure. */
export function gradeOf(probability: number): number {
  if (probability < 0.05) return 0
  if (probability < 0.25) return 1
  if (probability < 0.6) return 2
  return probability < 0.9 ? 3 : 4
}

/** What lies between a token and the cue. */
interface Between {
  commas: number
  thats: number
  cues: number
  sources: number
  contents: number
  marks: number
}

/** What holds for the whole window of a cue. */
interface Frame {
  readonly word: WordForm
  readonly before: WordForm
  readonly after: WordForm
  /** What the first pass calls the tokens beside the cue, and whether the cue's sentence has quotation marks. */
  readonly sides: number
  readonly key: number
}

/** Features of the second pass: which tokens are this cue's source and content, given all that the first believes. */
export class RoleFeatures {
  private between: Between[] = []

  extract(document: Document, table: TokenTable, beliefs: TokenBeliefs, cue: CueCandidate, sink: FeatureSink): void {
    this.measure(table, beliefs, cue)
    const frame = frameOf(document, table, beliefs, cue)
    for (let t = cue.windowFirst; t < cue.windowEnd; t++) {
      sink.beginToken()
      const between = this.between[t - cue.windowFirst]
      if (between) addToken(table, beliefs, cue, frame, between, t, sink)
      if (t > cue.windowFirst) addStep(table, beliefs, cue, t, sink)
    }
  }

  private measure(table: TokenTable, beliefs: TokenBeliefs, cue: CueCandidate): void {
    const { windowFirst, windowEnd } = cue
    while (this.between.length < windowEnd - windowFirst) {
      this.between.push({ commas: 0, thats: 0, cues: 0, sources: 0, contents: 0, marks: 0 })
    }
    const walk = (from: number, to: number, by: number): void => {
      const passed = { commas: 0, thats: 0, cues: 0, sources: 0, contents: 0, marks: 0 }
      let last = 0
      for (let t = from; by > 0 ? t < to : t > to; t += by) {
        const entry = this.between[t - windowFirst]
        const label = (beliefs.label[t] ?? 0) + 1
        const kind = label >> 1
        // Going left a run ends with its B; going right it begins there.
        if (kind !== last || (by > 0 ? label % 2 === 0 : beliefs.label[t + 1] === label - 1 && label % 2 === 0)) {
          if (kind === 2) passed.cues++
          if (kind === 1) passed.sources++
          if (kind === 3) passed.contents++
        }
        last = kind
        const lower = table.forms[t]?.lower
        if (lower === comma) passed.commas++
        if (lower === that) passed.thats++
        if ((table.quote[t] ?? 0) >= 2) passed.marks++
        if (entry) Object.assign(entry, passed)
      }
    }
    walk(cue.first - 1, windowFirst - 1, -1)
    for (let t = cue.first; t < cue.end; t++) {
      const entry = this.between[t - windowFirst]
      if (entry) Object.assign(entry, { commas: 0, thats: 0, cues: 0, sources: 0, contents: 0, marks: 0 })
    }
    walk(cue.end, windowEnd, 1)
  }
}

function frameOf(document: Document, table: TokenTable, beliefs: TokenBeliefs, cue: CueCandidate): Frame {
  let head = cue.first
  for (let t = cue.first; t < cue.end; t++) if ((beliefs.cue[t] ?? 0) > (beliefs.cue[head] ?? 0) + 0.05) head = t
  const sentence = document.sentences[table.sentence[cue.first] ?? 0]
  const first = sentence?.firstToken ?? cue.first
  const end = sentence?.endToken ?? cue.end
  const kind = (t: number): number => (t < first || t >= end ? 4 : ((beliefs.label[t] ?? 0) + 1) >> 1)
  let sources = 0
  for (let t = first; t < end; t++) if (beliefs.label[t] === 1) sources |= t < cue.first ? 1 : 2
  const opens = table.quote[first] === outside ? 0 : 1
  const quoted = table.quote[cue.first] === outside ? 0 : 1
  let marked = 0
  for (let t = first; t < end; t++) if (table.quotation[t] !== -1) marked |= t < cue.first ? 1 : 2
  const word = table.forms[head] ?? blank
  return {
    word,
    before: table.forms[cue.first - 1] ?? blank,
    after: table.forms[cue.end] ?? blank,
    sides: kind(cue.first - 1) * 5 + kind(cue.end),
    key: ((sources * 4 + marked) * 2 + opens) * 2 + quoted,
  }
}

function addToken(
  table: TokenTable,
  believed: TokenBeliefs,
  cue: CueCandidate,
  frame: Frame,
  between: Between,
  t: number,
  sink: FeatureSink,
): void {
  const side = t < cue.first ? 0 : t >= cue.end ? 2 : 1
  const away = Math.max(-2, Math.min(2, (table.sentence[t] ?? 0) - (table.sentence[cue.first] ?? 0))) + 2
  const place = side * 5 + away
  const label = believed.label[t] ?? 0
  const here = place * 8 + label
  const cues = Math.min(between.cues, 3)
  const sources = Math.min(between.sources, 3)
  const contents = Math.min(between.contents, 3)
  addWords(table, cue, t, place, label, sink)
  if (!sink.recallRun(frameRun, ((here * 4 + cues) * 4 + sources) * 4 + contents)) {
    addFrame(frame, here, cues, sources, contents, sink)
    sink.keep()
  }
  const grade = gradeOf(believed.content[t] ?? 0) * 5 + gradeOf(believed.source[t] ?? 0)
  const graded = (place * 32 + grade) * 4 + cues
  if (!sink.recall(beliefs, 0, (graded * 4 + sources) * 4 + contents)) {
    sink.node(combine(graded * 4 + sources, 5))
    sink.node(combine(graded * 4 + contents, 6))
    sink.keep()
  }
  const distance = step(side === 0 ? cue.first - t : t - cue.end)
  addCounts(here, place, distance, between, sink)
  const state = table.quote[t] ?? 0
  const same = table.quotation[t] !== -1 && table.quotation[t] === table.quotation[cue.first] ? 1 : 0
  const marked = ((here * 4 + state) * 4 + Math.min(between.marks, 3)) * 4 + cues
  if (!sink.recall(marks, 0, marked * 2 + same)) {
    sink.node(combine(marked, 19))
    sink.node(combine((here * 2 + same) * 4 + state, 33))
    sink.keep()
  }
  const capital = (here * 2 + (table.forms[t]?.capital ? 1 : 0)) * 4 + sources
  if (!sink.recall(capitals, 0, capital)) {
    sink.node(combine(capital, 29))
    sink.keep()
  }
  const begins = (place * 4 + cues) * 8 + gradeOf(believed.begin[t] ?? 0)
  const cueGrade = gradeOf(believed.cue[t] ?? 0)
  if (!sink.recall(grades, 0, (begins * 8 + cueGrade) * 8 + label)) {
    sink.node(combine(begins, 31))
    sink.node(combine((place * 8 + cueGrade) * 8 + label, 32))
    sink.keep()
  }
}

/** The words of the token and beside it, by the token's place. */
function addWords(
  table: TokenTable,
  cue: CueCandidate,
  t: number,
  place: number,
  label: number,
  sink: FeatureSink,
): void {
  const w = table.forms[t] ?? blank
  const l1 = t > cue.windowFirst ? (table.forms[t - 1] ?? blank) : blank
  const r1 = t + 1 < cue.windowEnd ? (table.forms[t + 1] ?? blank) : blank
  if (!sink.recall(words, 0, sink.slotOf(words, w.number, place))) {
    sink.node(combine(combine(w.lower, place), 11))
    sink.node(combine(combine(w.fine, place), 14))
    sink.node(combine(combine(w.suffix3, place), 30))
    sink.keep()
  }
  if (!sink.recall(words, 1, sink.slotOf(words, l1.number, place))) {
    sink.node(combine(combine(l1.lower, place), 12))
    sink.keep()
  }
  if (!sink.recall(words, 2, sink.slotOf(words, r1.number, place))) {
    sink.node(combine(combine(r1.lower, place), 13))
    sink.keep()
  }
  if (!sink.recall(labelledWords, label, w.number)) {
    sink.node(combine(combine(w.lower, label), 34))
    sink.keep()
  }
  if (!sink.recall(pairs, 0, sink.slotOf(pairs, pairKey(l1, w), place))) {
    sink.node(combine(combine(l1.middle, w.middle), combine(place, 15)))
    sink.node(combine(combine(w.lower, l1.lower), combine(place, 35)))
    sink.keep()
  }
  if (!sink.recall(pairs, 1, sink.slotOf(pairs, pairKey(w, r1), place))) {
    sink.node(combine(combine(w.middle, r1.middle), combine(place, 16)))
    sink.node(combine(combine(w.lower, r1.lower), combine(place, 36)))
    sink.keep()
  }
}

/** The cue's own words and surroundings, for a token of this place and label with so many runs between. */
function addFrame(
  frame: Frame,
  here: number,
  cues: number,
  sources: number,
  contents: number,
  sink: FeatureSink,
): void {
  const { word, before, after } = frame
  const between = (here * 4 + sources) * 4 + contents
  if (!sink.recall(cueWords, 0, sink.slotOf(cueWords, word.number, between * 4 + cues))) {
    sink.node(combine(here, 2))
    sink.node(combine(between, 3))
    sink.node(combine(here * 4 + cues, 4))
    sink.node(combine(combine(word.lower, here), 7))
    sink.node(combine(combine(word.stem, here * 4 + cues), 8))
    sink.node(combine(combine(word.fine, here * 4 + sources), 9))
    sink.node(combine(combine(word.middle, here * 4 + contents), 10))
    sink.keep()
  }
  if (!sink.recall(cueWords, 1, sink.slotOf(cueWords, after.number, here))) {
    sink.node(combine(combine(after.lower, here), 20))
    sink.node(combine(combine(after.fine, here), 22))
    sink.keep()
  }
  if (!sink.recall(cueWords, 2, sink.slotOf(cueWords, before.number, here))) {
    sink.node(combine(combine(before.lower, here), 21))
    sink.node(combine(combine(before.fine, here), 23))
    sink.keep()
  }
  const kind = frame.key * 32 + frame.sides
  if (!sink.recall(frames, 0, sink.slotOf(frames, kind, here * 4 + cues))) {
    sink.node(combine(combine(frame.sides, here), 25))
    sink.node(combine(combine(frame.key, here), 26))
    sink.node(combine(combine(kind, here * 4 + cues), 27))
    sink.keep()
  }
  sink.node(combine(combine(frame.sides, combine(word.fine, here)), 28))
}

function addCounts(here: number, place: number, distance: number, between: Between, sink: FeatureSink): void {
  const commas = Math.min(between.commas, 7)
  const thats = Math.min(between.thats, 3)
  // On the cue itself the distance is that to its end, below zero.
  if (!sink.recall(distances, 0, distance < -8 ? -1 : here * 16 + distance + 8)) {
    sink.node(combine(place * 8 + distance, 1))
    sink.node(combine(here * 8 + distance, 24))
    sink.keep()
  }
  if (!sink.recall(clauses, 0, (here * 4 + thats) * 8 + commas)) {
    sink.node(combine(here * 8 + commas, 17))
    sink.node(combine((here * 4 + thats) * 2 + (commas > 0 ? 1 : 0), 18))
    sink.keep()
  }
}

function addStep(table: TokenTable, beliefs: TokenBeliefs, cue: CueCandidate, t: number, sink: FeatureSink): void {
  const before = table.forms[t - 1] ?? blank
  const w = table.forms[t] ?? blank
  const side = t < cue.first ? 0 : t >= cue.end ? 2 : 1
  const turn = table.sentence[t - 1] === table.sentence[t] ? 0 : 1
  sink.edge(combine((beliefs.label[t - 1] ?? 0) * 8 + (beliefs.label[t] ?? 0), 1))
  sink.edge(combine(((table.quote[t - 1] ?? 0) * 4 + (table.quote[t] ?? 0)) * 2 + turn, 2))
  sink.edge(combine((t === cue.first ? 1 : t === cue.end ? 2 : 0) * 3 + side, 3))
  sink.edge(combine(before.word ? before.coarse : before.lower, 4))
  sink.edge(combine(w.word ? w.coarse : w.lower, 5))
}
