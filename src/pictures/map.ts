import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoArea,
  geoAzimuthalEqualArea,
  geoCentroid,
  geoDistance,
  geoEqualEarth,
  geoPath,
} from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { palette, series } from './palette.ts'
import type { Renderer } from './pictures.ts'
import { card, label } from './shapes.ts'
import { type Drawing, element, type Svg } from './svg.ts'

const WIDTH = 800
const HEIGHT = 470
const LEGEND = 40
/** Radians from the middle within which lands lie in one region, and on one side of the globe. */
const REGION = 0.6
const ONE_SIDE = 1.2
const NEAREST = 3500
/** From this scale of the projection on, rough borders would show. */
const FINE_FROM = 450
/** In units of the drawing: a land that is smaller is marked with a ring, so that islands and city states are seen. */
const SMALL = 9

export interface MapGroup {
  readonly label: string
  /** ISO 3166-1 numeric codes with their zeros ("008"); `XK` for Kosovo. */
  readonly lands: readonly string[]
}

type Land = ReturnType<typeof readLands> extends ReadonlyMap<string, infer One> ? One : never
type Borders = '50m' | '110m'

const FILES: Readonly<Record<Borders, string>> = {
  '50m': import.meta.resolve('world-atlas/countries-50m.json'),
  '110m': import.meta.resolve('world-atlas/countries-110m.json'),
}

const loaded = new Map<Borders, ReturnType<typeof readLands>>()

/** Lands by code, from Natural Earth's borders at 1:50 or 1:110 million; the rough ones lack small states. */
function landsOf(borders: Borders): ReturnType<typeof readLands> {
  const known = loaded.get(borders) ?? readLands(borders)
  loaded.set(borders, known)
  return known
}

function readLands(borders: Borders) {
  const path = fileURLToPath(FILES[borders])
  // The package's file is TopoJSON with one object for the countries.
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology<{
    countries: GeometryCollection<{ name: string }>
  }>
  const { features } = feature(topology, topology.objects.countries)
  return Map.groupBy(features, ({ id, properties }) => String(id ?? partOf[properties.name] ?? properties.name))
}

/** Land that the data draw apart and that no ISO code names. */
const partOf: Readonly<Record<string, string>> = { Kosovo: 'XK', 'N. Cyprus': '196', Somaliland: '706' }

/** A map of the lands of up to two groups, as near as shows them all. Lands that the borders do not know are left out. */
export function mapDrawing(renderer: Renderer, groups: readonly MapGroup[]): Drawing {
  const fine = landsOf('50m')
  const projection = fitted(groups.flatMap(({ lands: codes }) => codes.flatMap((code) => fine.get(code) ?? [])))
  const lands = projection.scale() < FINE_FROM ? landsOf('110m') : fine
  const chosen = groups.map(({ lands: codes }) => codes.flatMap((code) => lands.get(code) ?? fine.get(code) ?? []))
  const path = geoPath(projection).digits(1)
  const draw = (land: Land[number], fill: string) =>
    element('path', { d: path(land) ?? '', fill, stroke: palette.card, 'stroke-width': 0.6 })
  const inGroups = new Set(chosen.flat())
  const others = [...lands.values()].flat().filter((land) => !inGroups.has(land) && isInFrame(path.bounds(land)))
  const clip = { x: 8, y: LEGEND, width: WIDTH - 16, height: HEIGHT - LEGEND - 8 }
  const content: Svg[] = [
    card(WIDTH, HEIGHT),
    element(
      'defs',
      {},
      element('clipPath', { id: 'frame' }, element('rect', clip)),
      ...groups.map((_, at) => hatching(at)),
    ),
    element(
      'g',
      { 'clip-path': 'url(#frame)' },
      ...others.map((land) => draw(land, palette.edge)),
      ...chosen.flatMap((group, at) => group.map((land) => draw(land, fillOf(at)))),
      ...chosen.flatMap((group, at) => group.flatMap((land) => ring(land, path, at) ?? [])),
    ),
    ...groups.flatMap((group, at) => legend(renderer, group, at, groups.length)),
  ]
  return { width: WIDTH, height: HEIGHT, content }
}

function isInFrame([[left, top], [right, bottom]]: ReturnType<ReturnType<typeof geoPath>['bounds']>): boolean {
  return right > 0 && left < WIDTH && bottom > LEGEND && top < HEIGHT
}

const colourOf = (at: number): string => (series[at % series.length] ?? series[0]).colour

/** The first group is filled, others are hatched: colour is not the only sign. */
const fillOf = (at: number): string => (at === 0 ? colourOf(0) : `url(#hatch${at})`)

function hatching(at: number): Svg {
  return element(
    'pattern',
    { id: `hatch${at}`, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 5, height: 5, fill: palette.edge }),
    element('rect', { width: 2.4, height: 5, fill: colourOf(at) }),
  )
}

/**
 * As near as shows the main land of each, without the far islands that some have: seen from above their middle where they
 * lie in one region, on a map of the world where they do not.
 */
function fitted(lands: Land): GeoProjection {
  const main = { type: 'FeatureCollection' as const, features: lands.map(mainland) }
  const extent: [[number, number], [number, number]] = [
    [30, LEGEND + 22],
    [WIDTH - 30, HEIGHT - 30],
  ]
  if (lands.length === 0) return geoEqualEarth().fitExtent(extent, { type: 'Sphere' })
  const middle = geoCentroid(main)
  const reach = Math.max(...main.features.map((land) => geoDistance(middle, geoCentroid(land))))
  if (reach > ONE_SIDE) return geoEqualEarth().rotate([-10, 0]).fitExtent(extent, main)
  if (reach > REGION) return geoEqualEarth().rotate([-middle[0], 0]).fitExtent(extent, main)
  const projection = geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]]).fitExtent(extent, main)
  // So near, and no nearer, that neighbours show where it is.
  return projection.scale() > NEAREST ? scaledTo(projection, NEAREST, main) : projection
}

function scaledTo(projection: GeoProjection, scale: number, main: GeoPermissibleObjects): GeoProjection {
  const scaled = projection.scale(scale).translate([0, 0])
  const [[left, top], [right, bottom]] = geoPath(scaled).bounds(main)
  return scaled.translate([WIDTH / 2 - (left + right) / 2, (HEIGHT + LEGEND) / 2 - (top + bottom) / 2])
}

function mainland(land: Land[number]): Land[number] {
  const { geometry } = land
  if (geometry.type !== 'MultiPolygon') return land
  const polygons = geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }))
  const [largest] = polygons.toSorted((a, b) => geoArea(b) - geoArea(a))
  return largest ? { ...land, geometry: largest } : land
}

function ring(land: Land[number], path: ReturnType<typeof geoPath>, at: number): Svg | null {
  const [[left, top], [right, bottom]] = path.bounds(land)
  if (Math.max(right - left, bottom - top) >= SMALL) return null
  const [x, y] = path.centroid(land)
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null
  const kind = { stroke: colourOf(at), 'stroke-width': 2, 'stroke-dasharray': at === 0 ? null : '2 2' }
  return element('circle', { cx: x, cy: y, r: 5, fill: 'none', ...kind })
}

function legend(renderer: Renderer, { label: words }: MapGroup, at: number, count: number): Svg[] {
  const style = { size: 14 }
  const most = (WIDTH - 40) / count
  const x = 20 + at * most
  return [
    element('rect', { x, y: 13, width: 20, height: 14, fill: fillOf(at), stroke: colourOf(at) }),
    label(renderer.fitText(words, most - 40, style), x + 28, 25, style),
  ]
}
