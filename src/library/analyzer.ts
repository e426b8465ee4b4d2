import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findClaims } from '../alliances/claims/claims.ts'
import { createAnalyzer, type ReaderFiles } from '../analysis/analysis.ts'
import type { Analysis, Article } from '../analysis/types.ts'

/** Changes whenever the analysis would say something else of the same article. */
export const analysisVersion = '11'

/** The whole analysis of an article; one call at a time. */
export type Analyze = (article: Article) => Analysis

const modelFolder = resolve(import.meta.dirname, '../../models')

const model = (name: string): Uint8Array => readFileSync(resolve(modelFolder, `${name}.bin`))

/** Reads the models that an article is read with, before its statements are dated. */
export const readerFiles = (): ReaderFiles => ({
  entities: model('entities'),
  attribution: model('attribution'),
  wordClasses: model('word-classes'),
  rareWords: model('rare-words'),
  wordVectors: model('word-vectors'),
})

/** Loads the models and returns the analysis that uses them. */
export function loadAnalyzer(): Analyze {
  return createAnalyzer({ ...readerFiles(), dates: model('dates') }, findClaims)
}

/** A statement less sure than this is not kept for members: of ten such, more than six are wrong somewhere. */
const leastKept = 0.4

/** An analysis as a community's library keeps it: without the statements that would cost its members' trust. */
export function forMembers(analysis: Analysis): Analysis {
  return { ...analysis, statements: analysis.statements.filter(({ confidence }) => confidence >= leastKept) }
}
