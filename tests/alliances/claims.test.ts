import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { findClaims } from '../../src/alliances/claims/claims.ts'
import { readDocument } from '../../src/analysis/document/document.ts'

const sentenceFile = z.array(
  z.strictObject({
    text: z.string(),
    published: z.string().nullable().default(null),
    differs: z.array(z.string()).default([]),
    agrees: z.array(z.string()).default([]),
    trap: z.string().optional(),
  }),
)

function read(name: string) {
  return sentenceFile.parse(parse(readFileSync(join(import.meta.dirname, 'data', name), 'utf8')))
}

/** Sentences end at a full stop and a blank here; the analysis has its own, better rule. */
function sentencesOf(text: string): [number, number][] {
  return [...text.matchAll(/\S.*?[.?!]”?(?=\s|$)/g)].map((match) => [match.index, match.index + match[0].length])
}

function claimsIn(text: string, published: string | null = null) {
  return findClaims({ text, sentences: sentencesOf(text), published })
}

function score(name: string, verdict: 'differs' | 'agrees') {
  const counts = { right: 0, wrong: [] as string[], missed: [] as string[] }
  for (const { text, published, trap, ...gold } of read(name)) {
    const wanted = new Set(gold[verdict])
    for (const claim of claimsIn(text, published).filter((one) => one.verdict === verdict)) {
      const key = `${claim.country}/${claim.alliance}`
      if (wanted.delete(key)) counts.right += 1
      // A trap may well agree: only what is said to differ is a false alarm.
      else if (verdict === 'differs' || trap === undefined) counts.wrong.push(`${key}: ${text}`)
    }
    counts.missed.push(...[...wanted].map((key) => `${key}: ${text}`))
  }
  const { right, wrong, missed } = counts
  return { ...counts, precision: right / (right + wrong.length), recall: right / (right + missed.length) }
}

const SETS = ['claims-development.yaml', 'claims-final.yaml', 'claims-hard.yaml']

describe('claims on the sentences of our own', () => {
  it('are at least 150, half of them traps', () => {
    const all = SETS.flatMap(read)
    expect(all.length).toBeGreaterThanOrEqual(150)
    expect(all.filter(({ trap }) => trap !== undefined).length / all.length).toBeGreaterThanOrEqual(0.5)
  })

  it.each(SETS)('are seldom wrongly said to differ (%s)', (name) => {
    const { precision, recall, wrong } = score(name, 'differs')
    expect(wrong, wrong.join('\n')).toHaveLength(0)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  it.each(SETS)('are found where they are true (%s)', (name) => {
    const { precision, recall } = score(name, 'agrees')
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })
})

describe('a claim', () => {
  it('takes the alliance from the sentence before', () => {
    const text = 'The CSTO has six members. Serbia has been an observer of the organization since 2003.'
    expect(claimsIn(text)).toEqual([
      {
        span: [26, text.length],
        ...{ alliance: 'CSTO', country: 'RS', status: 'observer', from: '2003', verdict: 'differs' },
        reference: expect.objectContaining({ status: 'observer', from: '2013-04-11', to: null }),
      },
    ])
  })

  it('is judged on the day of publication', () => {
    const verdict = (published: string) => claimsIn('Sweden is a member of NATO.', published).map((one) => one.verdict)
    expect(verdict('2020-01-01')).toEqual(['differs'])
    expect(verdict('2025-01-01')).toEqual(['agrees'])
  })

  it('on a disputed membership stays open', () => {
    expect(claimsIn('Saudi Arabia joined BRICS in 2019.').map((one) => one.verdict)).toEqual(['unclear'])
  })

  it('beyond the day of reference stays open', () => {
    expect(claimsIn('Norway joined the EU in 2031.').map((one) => one.verdict)).toEqual(['unclear'])
  })

  it('is not read into text without countries', () => {
    expect(claimsIn('NATO was founded in 1949. It has members.')).toEqual([])
  })
})

const shared = process.env.RAPPORTEUR_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const samples = existsSync(join(shared, 'articles')) ? globSync(join(shared, 'articles', '*.txt')) : []

describe.skipIf(samples.length === 0)('the sample article (skipped where the shared folder is missing)', () => {
  it.each([null, '2022-06-10'])('differs on the observer alone (published %s)', (published) => {
    const { text, sentences } = readDocument(readFileSync(samples[0] ?? '', 'utf8'))
    const spans = sentences.map(({ start, end }) => [start, end] as const)
    const differing = findClaims({ text, sentences: spans, published }).filter(({ verdict }) => verdict === 'differs')
    expect(differing).toMatchObject([
      { alliance: 'CSTO', country: 'RS', status: 'observer', from: '2003', reference: { from: '2013-04-11' } },
    ])
  })
})
