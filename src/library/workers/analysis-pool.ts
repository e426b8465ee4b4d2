import { availableParallelism } from 'node:os'
import type { Analysis, Article } from '../../analysis/types.ts'
import { UserError } from '../../user-error.ts'
import { WorkerPool } from './worker-pool.ts'

/** Workers that analyse articles, each with the models loaded; one processor is left to the bot. */
export function openAnalysisPool(): WorkerPool<Article, Analysis> {
  return new WorkerPool({
    module: new URL('./analysis-worker.ts', import.meta.url),
    size: Math.max(1, availableParallelism() - 1),
    timeLimit: 120_000,
    tooMuch: new UserError(
      'analysis.slow',
      'The article could not be analysed: it took too long. Divide it into parts, and add those.',
    ),
  })
}
