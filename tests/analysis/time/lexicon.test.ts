import { describe, expect, it } from 'vitest'
import words from '../../../src/analysis/time/data/words.json' with { type: 'json' }
import { formatDuration } from '../../../src/analysis/time/expression.ts'
import { lookUp } from '../../../src/analysis/time/lexicon.ts'

describe('the words of time', () => {
  it('name units that have a duration', () => {
    for (const word of Object.keys({ ...words.units, ...words.pluralUnits })) {
      const { unit } = lookUp(word) ?? {}
      expect(unit && formatDuration(3, unit), word).toMatch(/^PT?\d+[A-Z]+$/)
    }
  })

  it('are in lower case, since that is how they are looked up', () => {
    for (const list of Object.values(words)) {
      if (typeof list === 'string') continue
      for (const word of Array.isArray(list) ? list : Object.keys(list)) expect(word).toBe(word.toLowerCase())
    }
  })

  it('write fractions in the next smaller unit', () => {
    expect(formatDuration(2.5, 'year')).toBe('P2Y6M')
    expect(formatDuration(0.5, 'hour')).toBe('PT30M')
    expect(formatDuration(null, 'month')).toBe('PXM')
    expect(formatDuration(null, 'decade')).toBe('PXDE')
  })
})
