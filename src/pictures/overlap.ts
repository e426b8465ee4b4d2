import { layout } from '@upsetjs/venn.js'
import { palette, series } from './palette.ts'
import type { Renderer } from './pictures.ts'
import { card, label } from './shapes.ts'
import type { Drawing, Svg } from './svg.ts'
import { element } from './svg.ts'

const WIDTH = 720
const HEIGHT = 430
/** Room above and below the circles for the names. */
const HEAD = 52

export interface OverlapSet {
  readonly name: string
  readonly size: number
}

export interface OverlapRegion {
  /** Indices of the sets that share these members, and no others have them. */
  readonly sets: readonly number[]
  readonly members: readonly string[]
}

/** Names are written into a region of at most so many members; the number says the rest. */
const mostNamed = 6

/** Two or three sets as circles of their sizes, how many members each region has, and who they are where they are few. */
export function overlapDrawing(
  renderer: Renderer,
  sets: readonly OverlapSet[],
  regions: readonly OverlapRegion[],
): Drawing {
  const parts = layout(areasOf(sets, regions), { width: WIDTH, height: HEIGHT - HEAD, padding: 24 })
  const circles = sets.map((_, at) => parts.find(({ data }) => data.sets.length === 1 && data.sets[0] === String(at)))
  const content: Svg[] = [card(WIDTH, HEIGHT)]
  for (const [at, part] of circles.entries()) {
    const circle = part?.circles[0]
    const { colour } = series[at % series.length] ?? series[0]
    if (circle) content.push(disc(circle.x, circle.y + HEAD, circle.radius, colour, at))
  }
  const discs = circles.map((part) => part?.circles[0])
  for (const region of regions) {
    const place = parts.find(({ data }) => data.sets.toSorted().join() === region.sets.join())?.text
    if (place) content.push(...words(renderer, region, place.x, place.y + HEAD, roomAt(place, discs)))
  }
  return { width: WIDTH, height: HEIGHT, content: [...content, ...legend(renderer, sets)] }
}

/** What the layout wants to know: the size of each set and of each overlap, shared by others or not. */
function areasOf(sets: readonly OverlapSet[], regions: readonly OverlapRegion[]) {
  const combinations = sets.flatMap((_, first) => [
    [first],
    ...sets.flatMap((_second, second) => (second > first ? [[first, second]] : [])),
  ])
  if (sets.length === 3) combinations.push([0, 1, 2])
  return combinations
    .map((combination) => ({
      sets: combination.map(String),
      size: regions
        .filter((region) => combination.every((at) => region.sets.includes(at)))
        .reduce((sum, { members }) => sum + members.length, 0),
    }))
    .filter(({ sets: names, size }) => size > 0 || names.length === 1)
}

/** Each circle has a line of its own kind, so that colour is not the only sign. */
const dashes = [null, '9 5', '2 5']

function disc(cx: number, cy: number, r: number, colour: string, at: number): Svg {
  return element('circle', {
    ...{ cx, cy, r, fill: colour, 'fill-opacity': 0.2 },
    ...{ stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dashes[at % dashes.length] ?? null },
  })
}

/** How far a point is from the nearest line of a circle. */
function roomAt({ x, y }: Point, discs: readonly ((Point & { readonly radius: number }) | undefined)[]): number {
  return Math.min(
    ...discs.map((one) => (one ? Math.abs(Math.hypot(one.x - x, one.y - y) - one.radius) : Number.POSITIVE_INFINITY)),
  )
}

interface Point {
  readonly x: number
  readonly y: number
}

function words(renderer: Renderer, { members }: OverlapRegion, x: number, y: number, room: number): Svg[] {
  const isNamed = members.length <= mostNamed && room > 20 + members.length * 9
  const named = isNamed ? members : []
  const top = y - (named.length * 15) / 2 + 4
  const number = label(String(members.length), x, top, { size: 22, bold: true, anchor: 'middle' })
  const style = { size: 11.5, anchor: 'middle' as const }
  return [number, ...named.map((name, at) => label(renderer.fitText(name, 120, style), x, top + 17 + at * 15, style))]
}

function legend(renderer: Renderer, sets: readonly OverlapSet[]): Svg[] {
  const style = { size: 16, bold: true }
  const most = (WIDTH - 48) / sets.length
  return sets.flatMap(({ name, size }, at) => {
    const x = 24 + at * most
    const { colour } = series[at % series.length] ?? series[0]
    const line = { x1: x, y1: 30, x2: x + 30, y2: 30 }
    const kind = { stroke: colour, 'stroke-width': 3, 'stroke-dasharray': dashes[at % dashes.length] ?? null }
    return [
      element('line', { ...line, ...kind }),
      label(renderer.fitText(`${name}: ${size}`, most - 52, style), x + 40, 36, { ...style, colour: palette.text }),
    ]
  })
}
