import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { entityTypes } from '../../src/analysis/actors/mentions.ts'
import type { Document } from '../../src/analysis/document/document.ts'
import type { TypedSpan } from '../score/spans.ts'

/** A text with the names marked in it; `entities` is empty where the data marks none. */
export interface NamedText {
  readonly id: string
  readonly text: string
  readonly entities: readonly TypedSpan[]
}

/** Reads a JSON-lines file of the data folder. Throws where there is none. */
export function readTexts(data: string, file: string): NamedText[] {
  return readFileSync(resolve(data, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      // The data's own documented shape; a text without marked names has no `entities`.
      const { id, text, entities } = JSON.parse(line) as Omit<NamedText, 'entities'> & Partial<NamedText>
      return { id, text, entities: entities ?? [] }
    })
}

const typeNames: readonly string[] = entityTypes

/** The label of each token, as indices into `entityLabels`; a token belongs to the span that covers its start. */
export function labelTokens(document: Document, entities: readonly TypedSpan[]): Uint8Array {
  const labels = new Uint8Array(document.tokens.length)
  const ordered = [...entities].sort((a, b) => a.span[0] - b.span[0])
  let token = 0
  for (const { span, type } of ordered) {
    const kind = typeNames.indexOf(type)
    while (token < labels.length && (document.tokens[token]?.end ?? 0) <= span[0]) token++
    for (let first = true; token < labels.length && (document.tokens[token]?.start ?? 0) < span[1]; token++) {
      labels[token] = 1 + 2 * kind + (first ? 0 : 1)
      first = false
    }
  }
  return labels
}

/** A run of tokens of a document with their labels. */
export interface LabelledRun {
  readonly from: number
  readonly to: number
  readonly labels: Uint8Array
}

/** A document with the runs of it that are learned from. */
export interface Lesson {
  readonly document: Document
  readonly runs: readonly LabelledRun[]
}

/** The labels of each run; a name that began before its run begins anew in it. */
export function labelRuns(
  document: Document,
  entities: readonly TypedSpan[],
  runs: Iterable<readonly [from: number, to: number]>,
): LabelledRun[] {
  const labels = labelTokens(document, entities)
  return [...runs].map(([from, to]) => {
    const own = labels.slice(from, to)
    const first = own[0] ?? 0
    if (first > 0 && first % 2 === 0) own[0] = first - 1
    return { from, to, labels: own }
  })
}
