import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { ByteWriter } from '../../../src/analysis/sequence/bytes.ts'
import { type Trees, writeTrees } from '../../../src/analysis/sequence/trees.ts'
import { datesByRule } from '../../../src/analysis/time/dates-by-rule.ts'
import { candidatesOf } from '../../../src/analysis/time/judge/candidates.ts'
import { parseDateJudge } from '../../../src/analysis/time/judge/date-judge.ts'
import { evidenceWidth, gatherEvidence } from '../../../src/analysis/time/judge/evidence.ts'
import { readForJudge } from '../../../src/analysis/time/judge/reading.ts'
import { readTelling } from '../../../src/analysis/time/telling.ts'
import { dateStatements, findTimex } from '../../../src/analysis/time/time.ts'
import type { PublicationDate, Span } from '../../../src/analysis/types.ts'

const given: PublicationDate = { value: '2022-06-10', basis: 'given' }

/** Statements of a text: sources in <..>, cues in {..}, contents in [..], of each as many. */
function read(marked: string) {
  const found: Record<string, Span[]> = { '<': [], '{': [], '[': [] }
  const opened: [string, number][] = []
  let text = ''
  for (const char of marked) {
    if (char in found) opened.push([char, text.length])
    else if ('>}]'.includes(char)) {
      const [kind, start] = opened.pop() ?? ['<', 0]
      found[kind]?.push([start, text.length])
    } else text += char
  }
  const statements = (found['{'] ?? []).map((cue, i) => ({
    cue: [cue],
    source: (found['<'] ?? []).slice(i, i + 1),
    content: (found['['] ?? []).slice(i, i + 1),
  }))
  const document = readDocument(text)
  const timex = findTimex(document, given.value)
  return { document, timex, statements, telling: readTelling(document, timex, statements, given) }
}

const candidates = (marked: string) => {
  const { telling } = read(marked)
  const reading = readForJudge(telling, datesByRule(telling))
  return reading.sayings.map((saying) =>
    candidatesOf(reading, saying).map(({ date }) => `${date.value ?? 'none'} ${date.basis}`),
  )
}

const council = 'The council met on Monday.\n\nThe roof leaks.\n\n<Arlo Venn> {said} [all was well].'

/** One tree, which likes a date better where its number `feature` is above a threshold. */
const treeOn = (feature: number, above: number, gain: number): Trees => ({
  depth: 1,
  count: 1,
  features: Uint8Array.of(feature),
  thresholds: Float32Array.of(above),
  leaves: Float32Array.of(0, gain),
  base: 0,
})

const judgeOf = (trees: Trees) => {
  const writer = new ByteWriter()
  writeTrees(writer, trees)
  return parseDateJudge(writer.finish())
}

describe('the dates that a saying may have', () => {
  it('are those of the text before it, publication and none', () => {
    expect(candidates(council)).toEqual([['2022-06-06 inherited', '2022-06-10 published', 'none unknown']])
  })

  it('are none where its own sentence tells the day', () => {
    expect(candidates('The council met on Monday. On Tuesday <Arlo Venn> {said} [all was well].')).toEqual([[]])
    expect(candidates('The council met on Monday.\n\n<Arlo Venn> {says} [all is well].')[0]).toContain(
      '2022-06-06 inherited',
    )
  })

  it('are each named once, however often the text tells them', () => {
    const often = `${'The council met on Monday. '.repeat(5)}\n\n<Arlo Venn> {said} [all was well].`
    expect(candidates(often)[0]?.filter((date) => date === '2022-06-06 inherited')).toHaveLength(1)
  })

  it('leave out what lies ahead, and what others are quoted with', () => {
    expect(candidates(`“I left on 3 May,” ran the note.\n\nThey meet on June 20.\n\n${council}`)[0]).not.toContain(
      '2022-06-20 inherited',
    )
    expect(candidates(`“I left on 3 May,” ran the note.\n\n${council}`)[0]).not.toContain('2022-05-03 inherited')
  })
})

describe('the evidence', () => {
  it('fills a row for each date, its last number too', () => {
    const { telling } = read(`${council} <She> {added} [it rained].`)
    const reading = readForJudge(telling, datesByRule(telling))
    const all = reading.sayings.map((saying) => candidatesOf(reading, saying))
    const rows = gatherEvidence(reading, all)
    expect(rows).toHaveLength(evidenceWidth * all.flat().length)
    // The last number is whether the text opens on a gathering.
    for (let row = 1; row <= all.flat().length; row++) expect(rows[row * evidenceWidth - 1]).toBe(1)
  })
})

describe('the judge', () => {
  const basis = 0
  const dates = (marked: string, trees: Trees) => {
    const { document, timex, statements } = read(marked)
    return dateStatements(document, timex, statements, given, judgeOf(trees)).map(({ value }) => value)
  }

  it('takes another date than the rules only where it leads by enough', () => {
    // Bases above "published" are unknown.
    expect(dates(council, treeOn(basis, 2.5, 3))).toEqual([null])
    expect(dates(council, treeOn(basis, 2.5, 0.2))).toEqual(['2022-06-10'])
  })

  it('leaves what the sentence states to the rules', () => {
    const stated = 'On Tuesday <Arlo Venn> {said} [all was well].'
    expect(dates(stated, treeOn(basis, 2.5, 9))).toEqual(['2022-06-07'])
  })

  it('is no judge where its file is cut short', () => {
    expect(() => parseDateJudge(Uint8Array.of(4, 2, 0))).toThrow(RangeError)
  })
})
