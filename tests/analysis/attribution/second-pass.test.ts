import { describe, expect, it } from 'vitest'
import { readTokens } from '../../../src/analysis/attribution/passages.ts'
import { readCue } from '../../../src/analysis/attribution/second-pass.ts'
import { marginalWidth, roleLabels } from '../../../src/analysis/attribution/tagger.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { encodeWordClasses, parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'
import { WordForms } from '../../../src/analysis/sequence/word-forms.ts'

type Role = (typeof roleLabels)[number]

const text = 'Berwick warned of floods'
const none = {
  hashes: new Uint32Array(0),
  fine: new Uint16Array(0),
  middle: new Uint16Array(0),
  coarse: new Uint16Array(0),
}
const table = readTokens(readDocument(text), new WordForms(parseWordClasses(encodeWordClasses(none))), [])
const candidate = { first: 1, end: 2, windowFirst: 0, windowEnd: 4, belief: 0.9 }

/** What is made of a best sequence and of other labels that are this likely at these tokens. */
function read(best: readonly Role[], likely: readonly (readonly [token: number, label: Role, probability: number])[]) {
  const labels = Uint8Array.from(best, (label) => roleLabels.indexOf(label))
  const marginals = new Float32Array(best.length * marginalWidth)
  for (const [token, label, probability] of likely) {
    marginals[token * marginalWidth + roleLabels.indexOf(label)] = probability
  }
  return readCue({ readRoles: () => ({ labels, marginals }) }, table, candidate, 0)
}

describe('what the second pass proposes for a cue', () => {
  it('takes the likeliest source where the best sequence has none', () => {
    const { source, sourceBelief } = read(['O', 'cue', 'B-content', 'I-content'], [[0, 'B-source', 0.4]])
    expect(source).toEqual([[0, 1]])
    expect(sourceBelief).toBeCloseTo(0.4)
  })

  it('leaves the source empty where no token is likely enough', () => {
    expect(read(['O', 'cue', 'B-content', 'I-content'], [[0, 'B-source', 0.1]]).source).toEqual([])
  })

  it('takes the likeliest content with the tokens beside it that are half as likely', () => {
    const { content } = read(
      ['B-source', 'cue', 'O', 'O'],
      [
        [2, 'B-content', 0.2],
        [3, 'I-content', 0.3],
      ],
    )
    expect(content).toEqual([[2, 4]])
  })

  it('does not take for a source what it has as content', () => {
    const { content, source } = read(
      ['O', 'cue', 'O', 'O'],
      [
        [3, 'B-content', 0.45],
        [3, 'B-source', 0.4],
      ],
    )
    expect(content).toEqual([[3, 4]])
    expect(source).toEqual([])
  })
})
