import { describe, expect, it } from 'vitest'
import { mapDrawing } from '../../src/pictures/map.ts'
import { overlapDrawing } from '../../src/pictures/overlap.ts'
import { openRenderer } from '../../src/pictures/pictures.ts'
import { svgDocument } from '../../src/pictures/svg.ts'

const renderer = await openRenderer()
const circles = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map(([, cx, cy, r]) => ({
    ...{ x: Number(cx), y: Number(cy), r: Number(r) },
  }))

describe('the picture of an overlap', () => {
  const overlap = (shared: readonly string[]) =>
    svgDocument(
      overlapDrawing(
        renderer,
        [
          { name: 'Left League', size: 3 + shared.length },
          { name: 'Right Union', size: 2 + shared.length },
        ],
        [
          { sets: [0], members: ['Arda', 'Bree', 'Coll'] },
          { sets: [1], members: ['Dorn', 'Edor'] },
          ...(shared.length > 0 ? [{ sets: [0, 1], members: shared }] : []),
        ],
      ),
    )

  it('has circles that meet where members are shared, and apart where none are', () => {
    const gap = (svg: string) => {
      const [one, other] = circles(svg)
      if (!one || !other) throw new Error('There are not two circles')
      return Math.hypot(one.x - other.x, one.y - other.y) - one.r - other.r
    }
    expect(gap(overlap(['Fenn', 'Gond']))).toBeLessThan(0)
    expect(gap(overlap([]))).toBeGreaterThanOrEqual(-0.5)
  })

  it('says the sizes, and how many each part has', () => {
    const svg = overlap(['Fenn', 'Gond', 'Hild', 'Ithil'])
    for (const words of ['Left League: 7', 'Right Union: 6', '>3<', '>2<', '>4<']) expect(svg).toContain(words)
  })

  it('puts one circle into the other where all of it is shared', () => {
    const svg = svgDocument(
      overlapDrawing(
        renderer,
        [
          { name: 'Whole', size: 9 },
          { name: 'Part', size: 3 },
        ],
        [
          { sets: [0, 1], members: ['A', 'B', 'C'] },
          { sets: [0], members: ['D', 'E', 'F', 'G', 'H', 'I'] },
        ],
      ),
    )
    const [whole, part] = circles(svg)
    if (!whole || !part) throw new Error('There are not two circles')
    expect(Math.hypot(whole.x - part.x, whole.y - part.y) + part.r).toBeLessThanOrEqual(whole.r * 1.03)
  })
})

describe('a map', () => {
  const map = (lands: readonly string[], others: readonly string[] = []) =>
    svgDocument(
      mapDrawing(renderer, [
        { label: 'Members', lands },
        { label: 'Others', lands: others },
      ]),
    )
  const filled = (svg: string, fill: string) => svg.split(`fill="${fill}" stroke="#1f2430"`).length - 1

  it('fills the members and hatches the others', () => {
    const svg = map(['056', '442', '528'], ['250'])
    expect(filled(svg, '#6cc3f0')).toBe(3)
    expect(filled(svg, 'url(#hatch1)')).toBe(1)
  })

  it('rings a land too small to be seen, and no other', () => {
    expect(circles(map(['840', '702']))).toHaveLength(1)
    expect(circles(map(['840', '124']))).toHaveLength(0)
  })

  it('leaves out what the borders do not know, and draws the world where nothing is left', () => {
    expect(filled(map(['999']), '#6cc3f0')).toBe(0)
    expect(map([]).length).toBeGreaterThan(10_000)
  })

  it('shows Kosovo, which has no ISO number', () => {
    expect(filled(map(['XK']), '#6cc3f0')).toBe(1)
  })
})
