import { mostNumbered } from '../../document/vocabulary.ts'
import type { FeatureSink, MemoPlan } from '../../sequence/feature-sink.ts'
import { combine } from '../../sequence/hashing.ts'
import type { DocumentFacts, WordUse } from './document-facts.ts'
import { boundary, type WordFacts } from './word-facts.ts'

/** Template numbers: what a feature is about; each holds for one offset from the token. */
const about = {
  bias: 1,
  exact: 2,
  lower: 3,
  shape: 10,
  cluster: 20,
  affix: 30,
  listed: 31,
  noun: 36,
  pair: 40,
  use: 50,
  elsewhere: 54,
  sentence: 60,
  edge: 70,
  wordClass: 80,
  run: 90,
} as const

/**
 * What is remembered of words and pairs of words by their numbers, of shapes, of listed names, of uses, and of the words at
 * runs of capitals.
 */
const words = 0
const pairs = 1
const shapes = 2
const listed = 3
const uses = 4
const runs = 5

export const entityMemos: MemoPlan = {
  memos: [
    { groups: 5, slots: mostNumbered + 1 },
    { groups: 3, slots: 1 << 16 },
    { groups: 1, slots: 1 << 13 },
    { groups: 1, slots: 1 << 12 },
    { groups: 1, slots: 1 << 12 },
    { groups: 3, slots: mostNumbered + 1 },
  ],
}

/**
 * Writes the features of tokens `first` to `end` (exclusive) of the sequence `from` to `to`, which is of one sentence. Its
 * `setting` may be read once for all its ranges.
 */
export function writeFeatures(
  sink: FeatureSink,
  facts: DocumentFacts,
  from: number,
  to: number,
  first = from,
  end = to,
  setting = readSetting(facts, from, to),
): void {
  const word = (i: number): WordFacts => (i >= from && i < to ? (facts.words[i] ?? boundary) : boundary)
  // Tokens with a capital, and the marks between them, are never parted by where a range begins.
  let runStart = first
  let runEnd = first
  // All pairs are looked up in one go: the processor need not wait for each read of memory to begin the next.
  const slots: number[] = []
  for (let i = first; i <= end; i++) slots.push(pairSlot(sink, word(i - 1), word(i)))
  let [second, last, here, next] = [word(first - 2), word(first - 1), word(first), word(first + 1)]
  for (let i = first; i < end; i++) {
    const after = word(i + 2)
    sink.beginToken()
    if (i >= runEnd && here.isCapitalised) {
      runStart = i
      runEnd = endOfRun(facts, i, to)
    }
    if (i < runEnd && runEnd - runStart > 1) {
      writeRun(sink, word(runStart - 1), word(runEnd - 1), word(runEnd), i - runStart, runEnd - 1 - i)
    }
    writeWords(sink, second, last, here, next, after)
    writePairs(sink, last, here, next, slots[i - first] ?? -1, slots[i - first + 1] ?? -1)
    if ((facts.listed[i] ?? 0) !== 0) writeListed(sink, facts.listed[i] ?? 0, facts.listedPart[i] ?? 0, setting)
    if (!sink.recall(shapes, 0, sink.slotOf(shapes, setting, here.shapeHash | 0))) {
      add(sink, about.sentence, combine(setting, here.shapeHash))
      sink.keep()
    }
    if (i === from) add(sink, about.sentence + 1, here.shapeHash)
    if (here.isCapitalised) writeUse(sink, facts, i, here)
    sink.edge(combine(about.edge, here.shapeHash))
    if (here.isLower || last.isLower) sink.edge(combine(about.edge + 1, here.isLower ? here.lowerHash : last.lowerHash))
    second = last
    last = here
    here = next
    next = after
  }
}

function add(sink: FeatureSink, template: number, value: number): void {
  sink.node(combine(template, value))
}

function writeWords(
  sink: FeatureSink,
  second: WordFacts,
  last: WordFacts,
  here: WordFacts,
  next: WordFacts,
  after: WordFacts,
): void {
  if (!sink.recall(words, 0, here.number)) {
    add(sink, about.bias, 1)
    add(sink, about.exact, here.exactHash)
    add(sink, about.shape, here.shapeHash)
    for (const affix of here.affixHashes) add(sink, about.affix, affix)
    add(sink, about.listed + 2, combine(here.nameKinds, here.shapeHash))
    writeWord(sink, 0, here)
    sink.keep()
  }
  if (!sink.recall(words, 1, last.number)) {
    add(sink, about.shape + 1, last.shapeHash)
    writeWord(sink, 1, last)
    sink.keep()
  }
  if (!sink.recall(words, 2, next.number)) {
    add(sink, about.shape + 2, next.shapeHash)
    writeWord(sink, 2, next)
    sink.keep()
  }
  if (!sink.recall(words, 3, second.number)) {
    writeWord(sink, 3, second)
    sink.keep()
  }
  if (!sink.recall(words, 4, after.number)) {
    writeWord(sink, 4, after)
    sink.keep()
  }
}

/** A word at one of five offsets: the token's own, the one before, the one after, and those beyond. */
function writeWord(sink: FeatureSink, offset: number, word: WordFacts): void {
  add(sink, about.lower + offset, word.lowerHash)
  for (const cluster of word.clusterHashes) add(sink, about.cluster + offset, cluster)
  for (const group of word.classHashes) add(sink, about.wordClass + offset, group)
  if (offset < 3 && word.nounKind !== 0) add(sink, about.noun + offset, combine(word.nounKind, word.shapeHash))
}

const joining = new Set("-.&'/")

/** Where the capitalised words from `start` on end, with the marks that stand in names between them: "J. Orm-Pell & Co". */
function endOfRun({ words }: DocumentFacts, start: number, to: number): number {
  let end = start + 1
  for (let i = end; i < to; i++) {
    const word = words[i]
    if (word?.isCapitalised) end = i + 1
    else if (i > end || !word || !joining.has(word.text)) break
  }
  return end
}

/** For a token of a run of capitalised words: what stands before it, its last word, and what stands after it. */
function writeRun(
  sink: FeatureSink,
  before: WordFacts,
  head: WordFacts,
  after: WordFacts,
  done: number,
  left: number,
): void {
  add(sink, about.run, combine(Math.min(done, 3), Math.min(left, 3)))
  if (left > 0 && !sink.recall(runs, 0, head.number)) {
    add(sink, about.run + 1, head.lowerHash)
    for (const group of head.classHashes) add(sink, about.run + 2, group)
    if (head.nounKind !== 0) add(sink, about.run + 3, head.nounKind)
    sink.keep()
  }
  if (done > 0 && !sink.recall(runs, 1, before.number)) {
    add(sink, about.run + 4, before.lowerHash)
    for (const group of before.classHashes) add(sink, about.run + 5, group)
    sink.keep()
  }
  if (left > 0 && !sink.recall(runs, 2, after.number)) {
    add(sink, about.run + 6, after.lowerHash)
    for (const group of after.classHashes) add(sink, about.run + 7, group)
    sink.keep()
  }
}

/** The token with the one before it, and with the one after it; then the slots of both pairs. */
function writePairs(
  sink: FeatureSink,
  last: WordFacts,
  here: WordFacts,
  next: WordFacts,
  pairBefore: number,
  pairAfter: number,
): void {
  if (!sink.recall(pairs, 0, pairBefore)) {
    add(sink, about.pair, combine(last.shapeHash, here.shapeHash))
    add(sink, about.pair + 2, combine(last.lowerHash, here.shapeHash))
    if (last.nameKinds !== 0 || here.nameKinds !== 0)
      add(sink, about.listed + 3, combine(combine(last.nameKinds, here.nameKinds), here.shapeHash))
    sink.keep()
  }
  if (!sink.recall(pairs, 1, pairAfter)) {
    add(sink, about.pair + 1, combine(here.shapeHash, next.shapeHash))
    add(sink, about.pair + 3, combine(here.shapeHash, next.lowerHash))
    if (next.nameKinds !== 0 || here.nameKinds !== 0)
      add(sink, about.listed + 4, combine(combine(here.nameKinds, next.nameKinds), here.shapeHash))
    sink.keep()
  }
}

/** The slot of a pair of words; negative where one has no number or there is no room. */
function pairSlot(sink: FeatureSink, a: WordFacts, b: WordFacts): number {
  return (a.number | b.number) < 0 ? -1 : sink.slotOf(pairs, (a.number << 15) | b.number, 0)
}

/** The kinds of the listed names over the token. */
function writeListed(sink: FeatureSink, kinds: number, part: number, setting: number): void {
  if (sink.recall(listed, 0, sink.slotOf(listed, kinds, part * 8 + setting))) return
  for (let rest = kinds; rest !== 0; rest &= rest - 1) {
    const kind = Math.clz32(rest & -rest)
    add(sink, about.listed, combine(kind, part))
    add(sink, about.listed + 1, combine(kind, combine(part, setting)))
  }
  sink.keep()
}

/** How the text uses the word elsewhere, and what stands beside it there. */
function writeUse(sink: FeatureSink, facts: DocumentFacts, i: number, here: WordFacts): void {
  const use = facts.uses[i]
  if (!use) return
  const pattern = usePattern(use)
  if (!sink.recall(uses, 0, sink.slotOf(uses, pattern, here.shapeHash | 0))) {
    add(sink, about.use, combine(here.shapeHash, pattern))
    sink.keep()
  }
  if (use.spelledOut !== 0) add(sink, about.use + 1, use.spelledOut)
  for (const place of use.places) {
    if (place !== i) writePlace(sink, facts.words[place - 1] ?? boundary, facts.words[place + 1] ?? boundary)
  }
}

/** The words beside the same word elsewhere. */
function writePlace(sink: FeatureSink, last: WordFacts, next: WordFacts): void {
  if (sink.recall(pairs, 2, pairSlot(sink, last, next))) return
  add(sink, about.elsewhere, last.lowerHash)
  add(sink, about.elsewhere + 1, next.lowerHash)
  if (last.isCapitalised) add(sink, about.elsewhere + 2, last.nameKinds)
  if (next.isCapitalised) add(sink, about.elsewhere + 3, combine(next.nameKinds, next.nounKind))
  const cluster = last.clusterHashes[1]
  if (cluster !== undefined) add(sink, about.elsewhere + 4, cluster)
  sink.keep()
}

function usePattern(use: WordUse): number {
  return (use.lower > 0 ? 1 : 0) + 2 * Math.min(2, use.inner) + 8 * Math.min(2, use.initial)
}

/** What kind of line it is: running text, a table of results, a headline in capitals or with capitals throughout. */
export function readSetting(facts: DocumentFacts, from: number, to: number): number {
  let numbers = 0
  let capitals = 0
  let capitalised = 0
  let lower = 0
  for (let i = from; i < to; i++) {
    const word = facts.words[i] ?? boundary
    if (word.hasDigit) numbers++
    else if (word.isAllCapitals) capitals++
    else if (word.isCapitalised) capitalised++
    else if (word.isLower) lower++
  }
  const words = capitals + capitalised + lower
  const digits = 4 * numbers > to - from ? 1 : 0
  if (words > 0 && capitals > 0.7 * words) return 2 + digits
  if (lower === 0) return 4 + digits
  return lower < capitalised ? 6 + digits : digits
}
