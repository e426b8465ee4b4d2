import { z } from 'zod'
import { compromiseMentions } from '../../bench/peers/compromise.ts'
import type { Analyze } from '../../src/library/analyzer.ts'
import { type EntityCounts, figures, scoreEntities } from '../score/spans.ts'
import { bareArticle, type Figure, percent, readLines } from './figure.ts'

const gold = z.object({
  id: z.string(),
  text: z.string(),
  entities: z.array(z.object({ span: z.tuple([z.number(), z.number()]), type: z.string() })),
})

/** Mentions of the analyses against gold named entities. */
export function measureEntities(file: string, analyze: Analyze): Figure[] {
  const counts: EntityCounts = new Map()
  const peer: EntityCounts = new Map()
  for (const { id, text, entities } of readLines(file, gold)) {
    const found = analyze(bareArticle(id, text)).entities
    scoreEntities(
      entities,
      found.flatMap(({ type, mentions }) => mentions.map((span) => ({ span, type }))),
      counts,
    )
    scoreEntities(entities, compromiseMentions(text), peer)
  }
  const value = (name: string): string => percent(figures(counts.get(name)).f1)
  return [
    { what: 'entities, exact F1 (conll-val)', value: value('all exact'), reach: '90' },
    { what: '  people', value: value('person exact'), reach: null },
    { what: '  organisations', value: value('organisation exact'), reach: null },
    { what: '  places', value: value('place exact'), reach: null },
    { what: '  compromise, exact F1', value: percent(figures(peer.get('all exact')).f1), reach: null },
  ]
}
