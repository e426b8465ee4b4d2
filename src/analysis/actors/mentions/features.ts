import type { FeatureBuffer } from '../../sequence/features.ts'
import { combine } from '../../sequence/hashing.ts'
import type { DocumentFacts, WordUse } from './document-facts.ts'
import type { WordFacts } from './word-facts.ts'

const boundary: WordFacts = {
  text: '',
  folded: '',
  exactHash: 1,
  lowerHash: 1,
  shapeHash: 1,
  longShapeHash: 1,
  affixHashes: [],
  clusterHashes: [],
  nameKinds: 0,
  startsLongerName: false,
  nounKind: 0,
  isCapitalised: false,
  isAllCapitals: false,
  isLower: false,
  hasDigit: false,
}

/** Template numbers: what a feature is about; each holds for one offset from the token. */
const about = {
  bias: 1,
  exact: 2,
  lower: 3,
  shape: 10,
  longShape: 16,
  cluster: 20,
  affix: 30,
  listed: 31,
  noun: 36,
  pair: 40,
  use: 50,
  elsewhere: 54,
  sentence: 60,
  edge: 70,
} as const

/** Writes the features of tokens `from` to `to` (exclusive), all of one sentence, to `buffer`, cleared before. */
export function writeFeatures(buffer: FeatureBuffer, facts: DocumentFacts, from: number, to: number): void {
  buffer.clear()
  const setting = readSetting(facts, from, to)
  const word = (i: number): WordFacts => (i >= from && i < to ? (facts.words[i] ?? boundary) : boundary)
  for (let i = from; i < to; i++) {
    buffer.beginToken()
    const here = word(i)
    const last = word(i - 1)
    const next = word(i + 1)
    writeWords(buffer, word(i - 2), last, here, next, word(i + 2))
    writeNames(buffer, facts, i, from, to, setting)
    writePairs(buffer, word(i - 2), last, here, next, word(i + 2))
    buffer.node(combine(about.sentence, combine(setting, here.shapeHash)))
    if (i === from) buffer.node(combine(about.sentence + 1, here.shapeHash))
    if (here.isCapitalised) writeUse(buffer, facts, i, here)
    buffer.edge(combine(about.edge, here.shapeHash))
    if (here.isLower || last.isLower)
      buffer.edge(combine(about.edge + 1, here.isLower ? here.lowerHash : last.lowerHash))
  }
}

function add(buffer: FeatureBuffer, template: number, value: number): void {
  buffer.node(combine(template, value))
}

function writeWords(
  buffer: FeatureBuffer,
  second: WordFacts,
  last: WordFacts,
  here: WordFacts,
  next: WordFacts,
  after: WordFacts,
): void {
  add(buffer, about.bias, 1)
  add(buffer, about.exact, here.exactHash)
  add(buffer, about.lower, here.lowerHash)
  add(buffer, about.lower + 1, last.lowerHash)
  add(buffer, about.lower + 2, next.lowerHash)
  add(buffer, about.lower + 3, second.lowerHash)
  add(buffer, about.lower + 4, after.lowerHash)
  add(buffer, about.shape, here.shapeHash)
  add(buffer, about.shape + 1, last.shapeHash)
  add(buffer, about.shape + 2, next.shapeHash)
  add(buffer, about.longShape, here.longShapeHash)
  for (const affix of here.affixHashes) add(buffer, about.affix, affix)
  writeClusters(buffer, 0, here)
  writeClusters(buffer, 1, last)
  writeClusters(buffer, 2, next)
  writeClusters(buffer, 3, second)
  writeClusters(buffer, 4, after)
  if (here.nounKind !== 0) add(buffer, about.noun, combine(here.nounKind, here.shapeHash))
  if (last.nounKind !== 0) add(buffer, about.noun + 1, combine(last.nounKind, last.shapeHash))
  if (next.nounKind !== 0) add(buffer, about.noun + 2, combine(next.nounKind, next.shapeHash))
}

function writeClusters(buffer: FeatureBuffer, offset: number, word: WordFacts): void {
  for (const cluster of word.clusterHashes) add(buffer, about.cluster + offset, cluster)
}

function writePairs(
  buffer: FeatureBuffer,
  second: WordFacts,
  last: WordFacts,
  here: WordFacts,
  next: WordFacts,
  after: WordFacts,
): void {
  add(buffer, about.pair, combine(last.lowerHash, here.lowerHash))
  add(buffer, about.pair + 1, combine(here.lowerHash, next.lowerHash))
  const shapes = combine(last.shapeHash, here.shapeHash)
  add(buffer, about.pair + 2, shapes)
  add(buffer, about.pair + 3, combine(here.shapeHash, next.shapeHash))
  add(buffer, about.pair + 4, combine(shapes, next.shapeHash))
  add(buffer, about.pair + 5, combine(combine(second.shapeHash, shapes), combine(next.shapeHash, after.shapeHash)))
  add(buffer, about.pair + 6, combine(last.lowerHash, here.shapeHash))
  add(buffer, about.pair + 7, combine(here.shapeHash, next.lowerHash))
}

/** Listed names over the token and beside it, and the kinds of the single words of a name. */
function writeNames(
  buffer: FeatureBuffer,
  facts: DocumentFacts,
  i: number,
  from: number,
  to: number,
  setting: number,
): void {
  const kinds = facts.listed[i] ?? 0
  const part = facts.listedPart[i] ?? 0
  for (let rest = kinds; rest !== 0; rest &= rest - 1) {
    const kind = Math.clz32(rest & -rest)
    add(buffer, about.listed, combine(kind, part))
    add(buffer, about.listed + 1, combine(kind, combine(part, setting)))
  }
  const own = facts.words[i]?.nameKinds ?? 0
  const last = i > from ? (facts.words[i - 1]?.nameKinds ?? 0) : 0
  const next = i + 1 < to ? (facts.words[i + 1]?.nameKinds ?? 0) : 0
  const shape = facts.words[i]?.shapeHash ?? 0
  add(buffer, about.listed + 2, combine(own, shape))
  if (last !== 0 || own !== 0) add(buffer, about.listed + 3, combine(combine(last, own), shape))
  if (next !== 0 || own !== 0) add(buffer, about.listed + 4, combine(combine(own, next), shape))
}

/** How the text uses the word elsewhere, and what stands beside it there. */
function writeUse(buffer: FeatureBuffer, facts: DocumentFacts, i: number, here: WordFacts): void {
  const use = facts.uses[i]
  if (!use) return
  add(buffer, about.use, combine(here.shapeHash, usePattern(use)))
  if (use.spelledOut !== 0) add(buffer, about.use + 1, use.spelledOut)
  for (const place of use.places) {
    if (place === i) continue
    const last = facts.words[place - 1] ?? boundary
    const next = facts.words[place + 1] ?? boundary
    add(buffer, about.elsewhere, last.lowerHash)
    add(buffer, about.elsewhere + 1, next.lowerHash)
    if (last.isCapitalised) add(buffer, about.elsewhere + 2, last.nameKinds)
    if (next.isCapitalised) add(buffer, about.elsewhere + 3, combine(next.nameKinds, next.nounKind))
    const cluster = last.clusterHashes[1]
    if (cluster !== undefined) add(buffer, about.elsewhere + 4, cluster)
  }
}

function usePattern(use: WordUse): number {
  return (use.lower > 0 ? 1 : 0) + 2 * Math.min(2, use.inner) + 8 * Math.min(2, use.initial)
}

/** What kind of line it is: running text, a table of results, a headline in capitals or with capitals throughout. */
function readSetting(facts: DocumentFacts, from: number, to: number): number {
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
