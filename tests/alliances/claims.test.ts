import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { findClaims } from '../../src/alliances/claims/claims.ts'

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

describe('claims on the sentences of our own', () => {
  it('are at least 150, half of them traps', () => {
    const all = [...read('claims-development.yaml'), ...read('claims-final.yaml')]
    expect(all.length).toBeGreaterThanOrEqual(150)
    expect(all.filter(({ trap }) => trap !== undefined).length / all.length).toBeGreaterThanOrEqual(0.5)
  })

  it.each(['claims-development.yaml', 'claims-final.yaml'])('are seldom wrongly said to differ (%s)', (name) => {
    const { precision, wrong } = score(name, 'differs')
    expect(wrong, wrong.join('\n')).toHaveLength(0)
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })
})
