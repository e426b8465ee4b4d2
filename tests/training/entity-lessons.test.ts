import { expect, it } from 'vitest'
import { entityLabels } from '../../src/analysis/actors/mentions.ts'
import { readDocument } from '../../src/analysis/document/document.ts'
import { labelRuns, labelTokens } from '../../training/entities/articles.ts'

const document = readDocument('Ada Orm met Bo in New Orm.')
const named = [
  { span: [18, 25], type: 'place' },
  { span: [0, 7], type: 'person' },
  { span: [12, 14], type: 'person' },
] as const

it('labels the tokens of each name, whatever the order of the names', () => {
  const names = [...labelTokens(document, named)].map((label) => entityLabels[label])
  expect(names).toEqual(['B-person', 'I-person', 'O', 'B-person', 'O', 'B-place', 'I-place', 'O'])
})

it('begins a name anew where a run cuts it', () => {
  const runs = labelRuns(document, named, [
    [0, 1],
    [1, 3],
  ])
  expect(runs.map(({ labels }) => [...labels].map((label) => entityLabels[label]))).toEqual([
    ['B-person'],
    ['B-person', 'O'],
  ])
})
