import { z } from 'zod'
import { readDocument } from '../../src/analysis/document/document.ts'
import { choose, featureNames, rankSentences } from '../../src/analysis/summary/summary.ts'
import type { Span } from '../../src/analysis/types.ts'
import type { Analyze } from '../../src/library/analyzer.ts'
import { cut, lead, rouge } from '../score/summary.ts'
import { bareArticle, type Figure, readLines } from './figure.ts'

const gold = z.object({ id: z.string(), text: z.string(), reference: z.array(z.string()) })

const centralityAlone = featureNames.map((name) => (name === 'centrality, by mean' ? 1 : 0))

/** Three-sentence summaries against written references, beside Lead-3 and plain LexRank. */
export function measureSummaries(file: string, analyze: Analyze): Figure[] {
  const scored = readLines(file, gold).map(({ id, text, reference }) => {
    const wanted = reference.join(' ')
    const by = (summary: string) => rouge(summary, wanted)
    return {
      ours: by(cut(text, analyze(bareArticle(id, text)).summary)),
      lexRank: by(cut(text, plainLexRank(text))),
      lead: by(lead(text)),
    }
  })
  const mean = (of: (one: (typeof scored)[number]) => number): string =>
    (scored.reduce((sum, one) => sum + of(one), 0) / scored.length).toFixed(1)
  const wins = scored.filter(({ ours, lead }) => ours.r1 > lead.r1).length
  return [
    { what: 'summaries, ROUGE-1 (summaries dev)', value: mean(({ ours }) => ours.r1), reach: '33' },
    { what: '  ROUGE-2', value: mean(({ ours }) => ours.r2), reach: null },
    { what: '  ROUGE-L', value: mean(({ ours }) => ours.rl), reach: null },
    { what: '  above Lead-3, percent of documents', value: ((100 * wins) / scored.length).toFixed(1), reach: '60' },
    { what: '  Lead-3, ROUGE-1', value: mean(({ lead }) => lead.r1), reach: null },
    { what: '  plain LexRank, ROUGE-1', value: mean(({ lexRank }) => lexRank.r1), reach: null },
  ]
}

function plainLexRank(text: string): Span[] {
  const document = readDocument(text)
  const ranked = rankSentences(document, { mentions: [], contents: [] }, null)
  return choose(ranked, { weights: centralityAlone, redundancy: 0, count: 3 }).map(({ span }) => span)
}
