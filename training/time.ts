import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve as resolvePath } from 'node:path'
import { z } from 'zod'
import { readDocument } from '../src/analysis/document/document.ts'
import { type Decisions, directionFeatures, expressionFeatures, readDecisions } from '../src/analysis/time/decisions.ts'
import type { Match } from '../src/analysis/time/expression.ts'
import { readParagraphs } from '../src/analysis/time/grammar.ts'
import { type Anchor, readAnchor, resolve } from '../src/analysis/time/resolve.ts'
import { findTimex } from '../src/analysis/time/time.ts'
import { type Feature, type NamedWeights, nameOf } from '../src/analysis/time/weights.ts'
import type { Words } from '../src/analysis/time/words.ts'
import { percent } from './measure/figure.ts'
import { scoreTimex, type TimexFigures } from './score/timex.ts'

const span = z.tuple([z.number(), z.number()])
const timexDocument = z.object({
  id: z.string(),
  published: z.string(),
  text: z.string(),
  timex: z.array(z.object({ span, type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']), value: z.string() })),
})

export type TimexDocument = z.infer<typeof timexDocument>

interface Example {
  readonly features: readonly string[]
  readonly yes: boolean
}

interface Examples {
  readonly expression: readonly Example[]
  readonly future: readonly Example[]
}

/** Weights of ½‖w − prior‖² beside the summed negative log-likelihood. */
const l2 = { expression: 1, future: 1 }
/**
 * What grammar says about direction before any counting: the prior mean of these weights, zero for all others. The gold is
 * business news for the most part, where "will" is rarer than in other texts, and its weekdays hold errors; the prior costs nothing there.
 */
const directionPrior: NamedWeights = {
  'left future': 4,
  'left past': -4,
  'left coming': 2,
  'left infinitive': 2,
  'before by': 2,
  'before until': 2,
  'before since': -4,
}
const rounds = 600
const rate = 0.5
const fewestSeen = 2
/** Weights smaller than this are left out of the file. */
const smallest = 0.005

/** Learns the two decisions from timex/timebank and writes src/analysis/time/data/decisions.json: same data, same file. */
export async function train({ data }: { readonly data: string }): Promise<void> {
  const documents = readTimexDocuments(data)
  for (const [name, { exact, value }] of Object.entries(crossMeasure(documents))) {
    console.error(`${name}: exact span F1 ${percent(exact.f1)}, value F1 ${percent(value.f1)}`)
  }
  const source = 'Made by `npm run train -- time` from timex/timebank; see models/time.md'
  const file = resolvePath(import.meta.dirname, '../src/analysis/time/data/decisions.json')
  writeFileSync(file, `${JSON.stringify({ source, ...learnDecisions(documents) }, null, 1)}\n`)
}

export function readTimexDocuments(data: string): TimexDocument[] {
  return readFileSync(resolvePath(data, 'timex/timebank.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => timexDocument.parse(JSON.parse(line)))
}

const folds = 10

/**
 * Ten-fold cross-validation: every document is read with decisions learned on the documents of the other nine parts. `checked`
 * are the documents, half of them by a hash of the id, that the grammar was never developed on: they were only scored.
 */
export function crossMeasure(documents: readonly TimexDocument[]): { all: TimexFigures; checked: TimexFigures } {
  const hash = ({ id }: TimexDocument, byte: number): number => createHash('sha256').update(id).digest()[byte] ?? 0
  const read = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isHeldOut = (document: TimexDocument) => hash(document, 1) % folds === fold
    const decisions = readDecisions(learnDecisions(documents.filter((document) => !isHeldOut(document))))
    return documents.filter(isHeldOut).map((document) => ({
      isChecked: hash(document, 0) % 2 === 1,
      gold: document.timex,
      found: findTimex(readDocument(document.text), document.published, decisions),
    }))
  })
  return { all: scoreTimex(read), checked: scoreTimex(read.filter(({ isChecked }) => isChecked)) }
}

export function learnDecisions(documents: readonly TimexDocument[]): Record<keyof Decisions, NamedWeights> {
  const examples = documents.map(examplesOf)
  return {
    expression: fitLogistic(
      examples.flatMap(({ expression }) => expression),
      l2.expression,
      {},
    ),
    future: fitLogistic(
      examples.flatMap(({ future }) => future),
      l2.future,
      directionPrior,
    ),
  }
}

/** What the gold says about each match of the grammar. */
function examplesOf({ text, published, timex }: TimexDocument): Examples {
  const document = readDocument(text)
  const anchor = readAnchor(published)
  const expression: Example[] = []
  const future: Example[] = []
  for (const { words, matches } of readParagraphs(document)) {
    for (const match of matches) {
      const start = document.tokens[match.first]?.start ?? 0
      const end = document.tokens[match.end - 1]?.end ?? 0
      const gold = timex.find((one) => one.span[0] < end && start < one.span[1])
      expression.push({ features: namesOf(expressionFeatures(words, match)), yes: gold !== undefined })
      const example = gold ? directionExample(words, match, anchor, gold.value) : null
      if (example) future.push(example)
    }
  }
  return { expression, future }
}

function namesOf(features: readonly Feature[]): string[] {
  return ['bias', ...features.map(nameOf)]
}

/** Null where the gold value does not tell the direction. */
function directionExample(words: Words, match: Match, anchor: Anchor | null, value: string): Example | null {
  const valueIf = (direction: 'past' | 'future'): string =>
    resolve(match.expression, {
      anchor,
      direction,
      period: null,
      mentioned: null,
      mentionedHere: null,
      mentionedBefore: null,
      mentionedDay: null,
    }).value
  const [past, future] = [valueIf('past'), valueIf('future')]
  if (past === future || (value !== past && value !== future)) return null
  return { features: namesOf(directionFeatures(words, match, anchor)), yes: value === future }
}

/** Logistic regression with a Gaussian prior, by AdaGrad over the whole set, from the prior's mean. */
function fitLogistic(examples: readonly Example[], strength: number, prior: NamedWeights): NamedWeights {
  const seen = new Map<string, number>()
  for (const { features } of examples) for (const one of features) seen.set(one, (seen.get(one) ?? 0) + 1)
  const frequent = [...seen.keys()].filter((name) => (seen.get(name) ?? 0) >= fewestSeen)
  const names = [...new Set([...frequent, ...Object.keys(prior)])].sort()
  const weights: Record<string, number> = Object.fromEntries(names.map((name) => [name, prior[name] ?? 0]))
  const squares: Record<string, number> = {}
  for (let round = 0; round < rounds; round++) {
    const gradient: Record<string, number> = Object.fromEntries(
      names.map((name) => [name, strength * ((weights[name] ?? 0) - (prior[name] ?? 0))]),
    )
    for (const { features, yes } of examples) {
      const logOdds = features.reduce((sum, one) => sum + (weights[one] ?? 0), 0)
      const error = 1 / (1 + Math.exp(-logOdds)) - (yes ? 1 : 0)
      for (const one of features) if (one in gradient) gradient[one] = (gradient[one] ?? 0) + error
    }
    for (const name of names) {
      const slope = gradient[name] ?? 0
      const square = (squares[name] ?? 0) + slope * slope
      squares[name] = square
      weights[name] = (weights[name] ?? 0) - (rate * slope) / Math.sqrt(square + 1e-9)
    }
  }
  const kept = names.filter((name) => Math.abs(weights[name] ?? 0) >= smallest)
  return Object.fromEntries(kept.map((name) => [name, Number((weights[name] ?? 0).toFixed(2))]))
}
