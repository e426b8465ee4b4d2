import { expect, it } from 'vitest'
import { evidenceWidth, gatherEvidence } from '../../../src/analysis/attribution/evidence.ts'
import { noBeliefs } from '../../../src/analysis/attribution/first-pass.ts'
import { readTokens } from '../../../src/analysis/attribution/passages.ts'
import type { Proposal, TokenRun } from '../../../src/analysis/attribution/second-pass.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { encodeWordClasses, parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'
import { WordForms } from '../../../src/analysis/sequence/word-forms.ts'

const none = {
  hashes: new Uint32Array(0),
  fine: new Uint16Array(0),
  middle: new Uint16Array(0),
  coarse: new Uint16Array(0),
}
const document = readDocument('Berwick said the harbour closes. Velloso denied it.')
const table = readTokens(document, new WordForms(parseWordClasses(encodeWordClasses(none))), [])
const beliefs = noBeliefs(document.tokens.length)

function proposal(source: readonly TokenRun[], cue: number, content: readonly TokenRun[]): Proposal {
  return {
    candidate: { first: cue, end: cue + 1, windowFirst: 0, windowEnd: document.tokens.length, belief: 0.5 },
    cue: [[cue, cue + 1]],
    source,
    content,
    runBeliefs: content.map(() => 0.5),
    sourceBelief: source.length > 0 ? 0.5 : 0,
    contentBelief: 0.5,
    boundaryBelief: 0.5,
    contentLikeness: 0.5,
    expectedSources: 0.5,
    otherSource: 0.1,
  }
}

const gather = (proposals: readonly Proposal[], words: readonly number[]): number[][] => {
  const all = gatherEvidence(document, table, beliefs, proposals, words)
  return proposals.map((_, i) => [...all.subarray(i * evidenceWidth, (i + 1) * evidenceWidth)])
}

it('gives every proposal a full row of numbers, with and without a source', () => {
  const rows = gather([proposal([[0, 1]], 1, [[2, 5]]), proposal([], 7, [[8, 9]])], [1, -1])
  for (const row of rows) {
    expect(row).toHaveLength(evidenceWidth)
    expect(row.every(Number.isFinite)).toBe(true)
  }
  expect(rows[0]).not.toEqual(rows[1])
})

it('tells a proposal that competes for its words from one that stands alone', () => {
  const one = proposal([[0, 1]], 1, [[2, 5]])
  const [alone] = gather([one, proposal([[6, 7]], 7, [[8, 9]])], [1, 2])
  const [rivalled] = gather([one, proposal([[6, 7]], 7, [[4, 9]])], [1, 2])
  expect(rivalled).not.toEqual(alone)
})
