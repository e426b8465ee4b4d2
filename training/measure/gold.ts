import type { Analyze } from '../../src/library/analyzer.ts'
import { loadGold } from '../../tests/gold/load.ts'
import { crossMeasure, readDatedArticles } from '../dates.ts'
import { type Ratio, scoreGold } from '../score/gold.ts'
import { type Figure, percent } from './figure.ts'

/** Speakers, roles and dates on the project's own gold set, half by half. */
export function measureGold(analyze: Analyze): Figure[] {
  const articles = loadGold().filter(({ half }) => half !== 'training')
  const analyses = new Map(articles.map(({ article }) => [article.id, analyze(article)]))
  const scores = scoreGold(articles, analyses)
  const share = ({ right, of }: Ratio): string => percent(of === 0 ? 0 : right / of)
  const { rules, judge, of } = crossMeasure(readDatedArticles())
  const unseen: Figure[] = [
    { what: 'gold set, training half: date accuracy by rule', value: percent(rules / of), reach: null },
    { what: '  five-fold, judge learned on the other lots', value: percent(judge / of), reach: null },
  ]
  const halves = (['development', 'test'] as const).flatMap((half) => {
    const { found, speaker, role, date, endToEnd } = scores[half]
    const reach = (value: string): string | null => (half === 'test' ? value : null)
    return [
      { what: `gold set, ${half} half: statements found`, value: share(found), reach: null },
      { what: '  speaker accuracy', value: share(speaker), reach: reach('92') },
      { what: '  role accuracy', value: share(role), reach: reach('90') },
      { what: '  date accuracy', value: share(date), reach: reach('90') },
      { what: '  all right, of all statements', value: share(endToEnd), reach: null },
    ]
  })
  return [...halves, ...unseen]
}
