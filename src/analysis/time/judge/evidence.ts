import type { Candidate } from './candidates.ts'
import { dateWidth, writeDate } from './date-evidence.ts'
import type { Reading } from './reading.ts'
import { Row } from './row.ts'
import { sayingWidth, writeSaying } from './saying-evidence.ts'

/** Numbers that `gatherEvidence` gives for a candidate. */
export const evidenceWidth = dateWidth + sayingWidth

/** What speaks for and against each date that each saying may have: a row of `evidenceWidth` numbers for each, in order. */
export function gatherEvidence(reading: Reading, candidates: readonly (readonly Candidate[])[]): Float32Array {
  const rows = new Float32Array(candidates.reduce((sum, { length }) => sum + length, 0) * evidenceWidth)
  let at = 0
  candidates.forEach((own, index) => {
    if (own.length === 0) return
    const first = at + dateWidth
    writeSaying(reading, index, new Row(rows, first))
    for (const candidate of own) {
      writeDate(reading, index, candidate, new Row(rows, at))
      rows.copyWithin(at + dateWidth, first, first + sayingWidth)
      at += evidenceWidth
    }
  })
  return rows
}
