import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntityCounts, figures, scoreEntities, type TypedSpan } from '../../../training/score/spans.ts'

const shared = process.env.RAPPORTEUR_SHARED ?? resolve(import.meta.dirname, '../../../../shared')
const scorer = join(shared, 'evaluate', 'score_spans.py')
const ready = existsSync(scorer) && spawnSync('python3', ['--version']).status === 0

const spanOf = (types: readonly string[]): fc.Arbitrary<TypedSpan> =>
  fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 6 }), fc.constantFrom(...types))
    .map(([start, length, type]) => ({ span: [start, start + length], type }))

const cases = fc.array(
  fc.record({
    gold: fc.array(spanOf(['person', 'organisation', 'place', 'misc']), { maxLength: 6 }),
    found: fc.array(spanOf(['person', 'organisation', 'place', 'country']), { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 4 },
)

const f1 = (gold: readonly TypedSpan[], found: readonly TypedSpan[], measure: string): number => {
  const counts: EntityCounts = new Map()
  scoreEntities(gold, found, counts)
  return figures(counts.get(measure)).f1
}

describe('the score of entities', () => {
  const person: TypedSpan = { span: [0, 8], type: 'person' }

  it('gives a span that only overlaps to the overlap measure alone', () => {
    const found: TypedSpan[] = [{ span: [4, 8], type: 'person' }]
    expect([f1([person], found, 'all exact'), f1([person], found, 'all overlap')]).toEqual([0, 1])
  })

  it('pairs a gold span with the equal one before an overlapping one that comes earlier', () => {
    const found: TypedSpan[] = [{ span: [0, 4], type: 'person' }, person]
    expect(f1([person], found, 'person exact')).toBeCloseTo(2 / 3)
  })

  it('counts a country as a place, and leaves misc out', () => {
    const gold: TypedSpan[] = [
      { span: [0, 8], type: 'place' },
      { span: [9, 12], type: 'misc' },
    ]
    expect(f1(gold, [{ span: [0, 8], type: 'country' }], 'all exact')).toBe(1)
  })

  it('does not pair spans of different types', () => {
    expect(f1([person], [{ span: [0, 8], type: 'place' }], 'all overlap')).toBe(0)
  })

  it.skipIf(!ready)('equals the data’s own scorer (skipped without python3 or ../shared)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spans-'))
    try {
      fc.assert(
        fc.property(cases, (articles) => {
          expect(ours(articles)).toEqual(theirs(folder, articles))
        }),
        { numRuns: 15, seed: 4 },
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

type Case = { readonly gold: readonly TypedSpan[]; readonly found: readonly TypedSpan[] }

/** F1 by measure, rounded as the scorer prints it. */
function ours(articles: readonly Case[]): Record<string, number> {
  const counts: EntityCounts = new Map()
  for (const { gold, found } of articles) scoreEntities(gold, found, counts)
  return Object.fromEntries([...counts].map(([name, count]) => [name, round(figures(count).f1)]))
}

/** The scorer leaves out types that neither side has; ours counts them as nothing found of nothing. */
function theirs(folder: string, articles: readonly Case[]): Record<string, number> {
  const lines = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n')
  const goldFile = join(folder, 'gold.jsonl')
  const foundFile = join(folder, 'found.jsonl')
  writeFileSync(goldFile, lines(articles.map(({ gold }, id) => ({ id, text: '', entities: gold }))))
  const entities = ({ found }: Case) => found.map(({ span, type }) => ({ type, mentions: [span] }))
  writeFileSync(foundFile, lines(articles.map((one, id) => ({ id, entities: entities(one) }))))
  const { stdout, stderr } = spawnSync('python3', [scorer, 'entities', goldFile, foundFile], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const printed: Record<string, number> = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  const zeros = ['person', 'organisation', 'place', 'all'].flatMap((type) => [`${type} exact`, `${type} overlap`])
  return { ...Object.fromEntries(zeros.map((name) => [name, 0])), ...printed }
}

const round = (share: number): number => Math.round(1000 * share) / 10
