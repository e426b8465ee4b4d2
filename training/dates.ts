import { writeFileSync } from 'node:fs'
import { createReader, type ReadArticle } from '../src/analysis/analysis.ts'
import { ByteWriter } from '../src/analysis/sequence/bytes.ts'
import { type Trees, writeTrees } from '../src/analysis/sequence/trees.ts'
import { datesByRule } from '../src/analysis/time/dates-by-rule.ts'
import { candidatesOf } from '../src/analysis/time/judge/candidates.ts'
import { DateJudge } from '../src/analysis/time/judge/date-judge.ts'
import { evidenceWidth, gatherEvidence } from '../src/analysis/time/judge/evidence.ts'
import { readForJudge } from '../src/analysis/time/judge/reading.ts'
import type { StatementSpans } from '../src/analysis/time/sayings.ts'
import { readTelling, type Telling } from '../src/analysis/time/telling.ts'
import type { StatementDate } from '../src/analysis/types.ts'
import { readerFiles } from '../src/library/analyzer.ts'
import { type GoldArticle, type GoldDate, loadGold } from '../tests/gold/load.ts'
import { growTrees } from './boosting.ts'
import { percent } from './measure/figure.ts'
import { judge as pairWithGold } from './score/gold.ts'

const target = new URL('../models/dates.bin', import.meta.url)

/** Chosen by leaving out one fifth of the lots at a time. */
const options = { trees: 300, depth: 4, rate: 0.3, l2: 5, smallest: 4, rows: 0.7, columns: 0.4, seed: 1 }
const folds = 5

/** A gold article as the engine reads it up to the dates, with the gold dates of the statements that it found. */
export interface DatedArticle {
  /** The tens of its number: articles of one writer. */
  readonly lot: number
  readonly half: GoldArticle['half']
  readonly telling: Telling
  readonly byRule: ReadonlyMap<StatementSpans, StatementDate>
  readonly gold: ReadonlyMap<StatementSpans, readonly GoldDate[]>
}

/** Learns which of the dates that a text tells is a saying's, and writes models/dates.bin: same articles, same file. */
export async function train(): Promise<void> {
  const articles = readDatedArticles()
  const { rules, judge, of } = crossMeasure(articles)
  console.error(`unseen lots, ${of} statements: by rule ${percent(rules / of)}, by the judge ${percent(judge / of)}`)
  const writer = new ByteWriter()
  writeTrees(writer, grow(articles))
  const bytes = writer.finish()
  writeFileSync(target, bytes)
  console.error(`${bytes.length} bytes`)
}

/** The articles that dates are learned from: all but the test half. */
export function readDatedArticles(): DatedArticle[] {
  const read = createReader(readerFiles())
  return loadGold()
    .filter(({ half }) => half !== 'test')
    .map((gold) => readDated(gold, read(gold.article)))
}

function readDated(article: GoldArticle, { document, timex, said, published, entities }: ReadArticle): DatedArticle {
  const telling = readTelling(document, timex, said, published)
  const statements = said.map((statement) => ({ ...statement, date: telling.fallback }))
  const pairs = pairWithGold(article, { statements, entities }).flatMap(({ predicted, gold }) => {
    const statement = predicted && said[statements.indexOf(predicted)]
    return statement ? [[statement, gold.dates] as const] : []
  })
  return {
    lot: Math.floor(Number.parseInt(article.article.id, 10) / 10),
    half: article.half,
    telling,
    byRule: datesByRule(telling),
    gold: new Map<StatementSpans, readonly GoldDate[]>(pairs),
  }
}

export interface CrossMeasure {
  readonly rules: number
  readonly judge: number
  readonly of: number
}

/** How many dates of the training half are right, by the rules and by judges that learned on the lots of other folds. */
export function crossMeasure(articles: readonly DatedArticle[]): CrossMeasure {
  const lots = [...new Set(articles.flatMap(({ half, lot }) => (half === 'training' ? [lot] : [])))]
  const foldOf = ({ lot }: DatedArticle): number => lots.indexOf(lot) % folds
  let [rules, right, of] = [0, 0, 0]
  for (let fold = 0; fold < folds; fold++) {
    const judge = new DateJudge(grow(articles.filter((article) => foldOf(article) !== fold)))
    for (const { telling, byRule, gold } of articles.filter((article) => foldOf(article) === fold)) {
      const chosen = judge.choose(telling, byRule)
      for (const { statement } of telling.sayings) {
        const dates = gold.get(statement)
        if (!dates) continue
        of++
        rules += Number(isOneOf(dates, byRule.get(statement) ?? telling.fallback))
        right += Number(isOneOf(dates, chosen.get(statement) ?? telling.fallback))
      }
    }
  }
  return { rules, judge: right, of }
}

const isOneOf = (dates: readonly GoldDate[], { value, basis }: StatementDate): boolean =>
  dates.some((date) => date.value === value && date.basis === basis)

/** Grows trees on every date that a statement of the articles may have. */
function grow(articles: readonly DatedArticle[]): Trees {
  const rows: Float32Array[] = []
  const right: number[] = []
  const groups: number[] = []
  let group = 0
  for (const { telling, byRule, gold } of articles) {
    const reading = readForJudge(telling, byRule)
    const candidates = reading.sayings.map((saying) => candidatesOf(reading, saying))
    const evidence = gatherEvidence(reading, candidates)
    let at = 0
    reading.sayings.forEach(({ statement }, i) => {
      const dates = gold.get(statement)
      group++
      for (const { date } of candidates[i] ?? []) {
        const row = evidence.subarray(at, at + evidenceWidth)
        at += evidenceWidth
        if (!dates) continue
        rows.push(row)
        right.push(Number(isOneOf(dates, date)))
        groups.push(group)
      }
    })
  }
  const values = new Float32Array(rows.length * evidenceWidth)
  rows.forEach((row, i) => {
    values.set(row, i * evidenceWidth)
  })
  const examples = { width: evidenceWidth, values, right: Uint8Array.from(right), groups: Uint32Array.from(groups) }
  return growTrees(examples, Uint32Array.from(rows.keys()), options)
}
