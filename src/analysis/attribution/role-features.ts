import type { Document } from '../document/document.ts'
import type { FeatureBuffer } from '../sequence/features.ts'
import { combine, hashText } from '../sequence/hashing.ts'
import type { WordForm } from '../sequence/word-forms.ts'
import type { CueCandidate } from './cues.ts'
import type { TokenBeliefs } from './first-pass.ts'
import { outside, type TokenTable } from './passages.ts'
import { blank, step } from './token-features.ts'

/** The labels of the second pass: the parts of one cue's attribution. */
export const roleLabels = ['O', 'cue', 'B-source', 'I-source', 'B-content', 'I-content'] as const

const that = hashText('that')
const comma = hashText(',')

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

  extract(
    document: Document,
    table: TokenTable,
    beliefs: TokenBeliefs,
    cue: CueCandidate,
    features: FeatureBuffer,
  ): void {
    features.clear()
    this.measure(table, beliefs, cue)
    const frame = frameOf(document, table, beliefs, cue)
    for (let t = cue.windowFirst; t < cue.windowEnd; t++) {
      features.beginToken()
      const between = this.between[t - cue.windowFirst]
      if (between) addToken(table, beliefs, cue, frame, between, t, features)
      if (t > cue.windowFirst) addStep(table, beliefs, cue, t, features)
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
  beliefs: TokenBeliefs,
  cue: CueCandidate,
  frame: Frame,
  between: Between,
  t: number,
  features: FeatureBuffer,
): void {
  const w = table.forms[t] ?? blank
  const l1 = t > cue.windowFirst ? (table.forms[t - 1] ?? blank) : blank
  const r1 = t + 1 < cue.windowEnd ? (table.forms[t + 1] ?? blank) : blank
  const side = t < cue.first ? 0 : t >= cue.end ? 2 : 1
  const away = Math.max(-2, Math.min(2, (table.sentence[t] ?? 0) - (table.sentence[cue.first] ?? 0))) + 2
  const place = side * 5 + away
  const distance = step(side === 0 ? cue.first - t : t - cue.end)
  const label = beliefs.label[t] ?? 0
  const believed = gradeOf(beliefs.content[t] ?? 0) * 5 + gradeOf(beliefs.source[t] ?? 0)
  const here = place * 8 + label
  const cues = Math.min(between.cues, 3)
  const sources = Math.min(between.sources, 3)
  const contents = Math.min(between.contents, 3)
  const state = table.quote[t] ?? 0
  features.node(combine(place * 8 + distance, 1))
  features.node(combine(here, 2))
  features.node(combine((here * 4 + sources) * 4 + contents, 3))
  features.node(combine(here * 4 + cues, 4))
  features.node(combine(((place * 32 + believed) * 4 + cues) * 4 + sources, 5))
  features.node(combine(((place * 32 + believed) * 4 + cues) * 4 + contents, 6))
  features.node(combine(combine(frame.word.lower, here), 7))
  features.node(combine(combine(frame.word.stem, here * 4 + cues), 8))
  features.node(combine(combine(frame.word.fine, here * 4 + sources), 9))
  features.node(combine(combine(frame.word.middle, here * 4 + contents), 10))
  features.node(combine(combine(w.lower, place), 11))
  features.node(combine(combine(l1.lower, place), 12))
  features.node(combine(combine(r1.lower, place), 13))
  features.node(combine(combine(w.fine, place), 14))
  features.node(combine(combine(l1.middle, w.middle), combine(place, 15)))
  features.node(combine(combine(w.middle, r1.middle), combine(place, 16)))
  features.node(combine(here * 8 + Math.min(between.commas, 7), 17))
  features.node(combine((here * 4 + Math.min(between.thats, 3)) * 2 + (between.commas > 0 ? 1 : 0), 18))
  features.node(combine(((here * 4 + state) * 4 + Math.min(between.marks, 3)) * 4 + cues, 19))
  features.node(combine(combine(frame.after.lower, here), 20))
  features.node(combine(combine(frame.before.lower, here), 21))
  features.node(combine(combine(frame.after.fine, here), 22))
  features.node(combine(combine(frame.before.fine, here), 23))
  features.node(combine(here * 8 + distance, 24))
  features.node(combine(combine(frame.sides, here), 25))
  features.node(combine(combine(frame.key, here), 26))
  features.node(combine(combine(frame.key * 32 + frame.sides, here * 4 + cues), 27))
  features.node(combine(combine(frame.sides, combine(frame.word.fine, here)), 28))
  features.node(combine((here * 2 + (w.capital ? 1 : 0)) * 4 + sources, 29))
  features.node(combine(combine(w.suffix3, place), 30))
  features.node(combine((place * 4 + cues) * 8 + gradeOf(beliefs.begin[t] ?? 0), 31))
  features.node(combine((place * 8 + gradeOf(beliefs.cue[t] ?? 0)) * 8 + label, 32))
  const same = table.quotation[t] !== -1 && table.quotation[t] === table.quotation[cue.first]
  features.node(combine((here * 2 + (same ? 1 : 0)) * 4 + state, 33))
  features.node(combine(combine(w.lower, label), 34))
  features.node(combine(combine(w.lower, l1.lower), combine(place, 35)))
  features.node(combine(combine(w.lower, r1.lower), combine(place, 36)))
}

function addStep(
  table: TokenTable,
  beliefs: TokenBeliefs,
  cue: CueCandidate,
  t: number,
  features: FeatureBuffer,
): void {
  const before = table.forms[t - 1] ?? blank
  const w = table.forms[t] ?? blank
  const side = t < cue.first ? 0 : t >= cue.end ? 2 : 1
  const turn = table.sentence[t - 1] === table.sentence[t] ? 0 : 1
  features.edge(combine((beliefs.label[t - 1] ?? 0) * 8 + (beliefs.label[t] ?? 0), 1))
  features.edge(combine(((table.quote[t - 1] ?? 0) * 4 + (table.quote[t] ?? 0)) * 2 + turn, 2))
  features.edge(combine((t === cue.first ? 1 : t === cue.end ? 2 : 0) * 3 + side, 3))
  features.edge(combine(before.word ? before.coarse : before.lower, 4))
  features.edge(combine(w.word ? w.coarse : w.lower, 5))
}
