import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRenderer } from '../../src/pictures/pictures.ts'
import { svgDocument } from '../../src/pictures/svg.ts'
import { axisOf, type TimelineWords } from '../../src/pictures/time-axis.ts'
import { drawTimeline, type Moment } from '../../src/pictures/timeline.ts'

const renderer = await openRenderer()
const room = { left: 200, right: 800 }
const iso = (day: number) => new Date(day * 86_400_000).toISOString()
const words: TimelineWords = {
  day: (day) => iso(day).slice(5, 10),
  month: (day) => iso(day).slice(5, 7),
  year: (day) => iso(day).slice(0, 4),
  statement: 'a statement',
  event: 'an event',
  period: 'a month or year',
}
const day = (date: string): Moment => {
  const at = Date.parse(`${date}T00:00:00Z`) / 86_400_000
  return { first: at, last: at }
}
const texts = (moments: readonly Moment[]) =>
  axisOf(moments, room, words).ticks.map(({ text, under }) => `${under} ${text}`.trim())

const moment = fc
  .tuple(fc.integer({ min: -30_000, max: 40_000 }), fc.constantFrom(0, 0, 0, 29, 364))
  .map(([first, length]): Moment => ({ first, last: first + length }))
const moments = fc.array(moment, { minLength: 1, maxLength: 40 })

describe('the axis of a timeline', () => {
  it('goes from left to right, within its room', () => {
    fc.assert(
      fc.property(moments, (all) => {
        const { x } = axisOf(all, room, words)
        const sorted = all.flatMap(({ first, last }) => [first, last]).toSorted((a, b) => a - b)
        const places = sorted.map(x)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(Math.min(...places)).toBeGreaterThanOrEqual(room.left)
        expect(Math.max(...places)).toBeLessThanOrEqual(room.right)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('has ticks with room for their words, each once, in order', () => {
    fc.assert(
      fc.property(moments, (all) => {
        const places = axisOf(all, room, words).ticks.map(({ x }) => x)
        expect(places.length).toBeGreaterThan(0)
        for (const [i, place] of places.entries()) expect(place - (places[i - 1] ?? 0)).toBeGreaterThan(32)
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  it('is labelled by days, months or years, as there is room; the year stands where it changes', () => {
    expect(texts([day('2022-06-07'), day('2022-06-10')])).toEqual(['2022 06-07', '06-08', '06-09', '06-10'])
    expect(texts([day('2022-11-10'), day('2023-02-20'), day('2023-05-03')])).toEqual([
      '2022 12',
      '2023 01',
      '02',
      '03',
      '04',
      '05',
    ])
    expect(texts([day('1980-01-01'), day('1994-02-01'), day('2009-05-03')])).toEqual([
      '1980',
      '1985',
      '1990',
      '1995',
      '2000',
      '2005',
    ])
  })

  it('names a lone year as a year, and a lone month as a month', () => {
    const year = { first: day('2003-01-01').first, last: day('2003-12-31').first }
    const month = { first: day('2009-05-01').first, last: day('2009-05-31').first }
    const days = [day('2022-06-01'), day('2022-06-03'), day('2022-06-20')]
    expect(texts([year, month, ...days])).toEqual(['2003', '2009 05', '2022 06-01', '06-08', '06-15'])
  })

  it('leaves out long times in which nothing is, and says so', () => {
    const close = [day('2022-06-01'), day('2022-06-08'), day('2022-06-15')]
    expect(axisOf(close, room, words).breaks).toEqual([])
    const far = axisOf([day('1991-12-26'), ...close], room, words)
    expect(far.breaks).toHaveLength(1)
    expect(far.x(close[2]?.first ?? 0) - far.x(close[0]?.first ?? 0)).toBeGreaterThan(300)
  })
})

describe('the picture of a timeline', () => {
  const rows = [
    {
      name: 'Ada Orlo',
      kind: 'statements' as const,
      moments: [day('2022-06-07'), day('2022-06-07'), day('2022-06-09')],
    },
    { name: 'Events', kind: 'events' as const, moments: [{ first: 19_144, last: 19_173 }] },
  ]

  it('has a row for each with its name and number, and the number where several are on one day', () => {
    const svg = svgDocument(drawTimeline(rows, words, renderer))
    for (const shown of ['>Ada Orlo<', '>3<', '>×2<', '>Events<', '>1<']) expect(svg).toContain(shown)
  })

  it('explains the marks that it has, and no others', () => {
    const svg = svgDocument(drawTimeline(rows, words, renderer))
    expect(svg).toContain('>a statement<')
    expect(svg).toContain('>a month or year<')
    expect(svg).not.toContain('>an event<')
  })

  it('cuts long names and is drawn whatever they are', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('Ada '.repeat(80)))
    const row = fc.record({ name, kind: fc.constantFrom('statements' as const, 'events' as const), moments })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (all) => {
        const drawing = drawTimeline(all, words, renderer)
        expect(drawing.width).toBe(620)
        expect(drawing.height).toBeGreaterThan(34 * all.length)
        expect(renderer.png(drawing).length).toBeGreaterThan(1000)
      }),
      { seed: 8, numRuns: 15 },
    )
  })
})
