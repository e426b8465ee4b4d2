import { compromiseMentions } from '../../bench/peers/compromise.ts'
import type { Analyze } from '../../src/library/analyzer.ts'
import { type GoldPassage, loadPassages, spacedOut } from '../../tests/gold/encyclopaedia/load.ts'
import { type EntityCounts, figures, scoreEntities, type TypedSpan } from '../score/spans.ts'
import { bareArticle, type Figure, percent } from './figure.ts'

/** Names in the project's own encyclopaedic passages, half by half, as they are and with a space around every mark. */
export function measureEncyclopaedia(analyze: Analyze): Figure[] {
  const passages = loadPassages()
  const ours = ({ id, text }: GoldPassage): TypedSpan[] =>
    analyze(bareArticle(id, text)).entities.flatMap(({ type, mentions }) => mentions.map((span) => ({ span, type })))
  const peer = ({ text }: GoldPassage): readonly TypedSpan[] => compromiseMentions(text)
  return (['development', 'test'] as const).flatMap((half) => {
    const own = passages.filter((passage) => passage.half === half)
    const counts = count(own, ours)
    return [
      {
        what: `entities, exact F1 (own encyclopaedic prose, ${half} half)`,
        value: f1(counts, 'all'),
        reach: half === 'test' ? '70' : null,
      },
      ...(half === 'development' ? kinds.map(([type, what]) => figure(`  ${what}`, f1(counts, type))) : []),
      figure('  with a space around every mark', f1(count(own.map(spacedOut), ours), 'all')),
      figure('  compromise, exact F1', f1(count(own, peer), 'all')),
    ]
  })
}

const kinds = [
  ['person', 'people'],
  ['organisation', 'organisations'],
  ['place', 'places'],
] as const

const figure = (what: string, value: string): Figure => ({ what, value, reach: null })

function count(passages: readonly GoldPassage[], find: (passage: GoldPassage) => readonly TypedSpan[]): EntityCounts {
  const counts: EntityCounts = new Map()
  for (const passage of passages) scoreEntities(passage.entities, find(passage), counts)
  return counts
}

const f1 = (counts: EntityCounts, type: string): string => percent(figures(counts.get(`${type} exact`)).f1)
