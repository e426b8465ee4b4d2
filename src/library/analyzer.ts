import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createAnalyzer } from '../analysis/analysis.ts'
import type { Analysis, Article } from '../analysis/types.ts'

/** Changes whenever the analysis would say something else of the same article. */
export const analysisVersion = '1'

/** The whole analysis of an article; one call at a time. */
export type Analyze = (article: Article) => Analysis

const modelFolder = resolve(import.meta.dirname, '../../models')

/** Loads the models and returns the analysis that uses them. */
export function loadAnalyzer(): Analyze {
  const analyze = createAnalyzer({ entities: readFileSync(resolve(modelFolder, 'entities.bin')) })
  return (article) => ({ ...analyze(article), claims: [] })
}
