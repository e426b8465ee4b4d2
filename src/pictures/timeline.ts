import { palette, series } from './palette.ts'
import type { Renderer } from './pictures.ts'
import { card, label, mark } from './shapes.ts'
import { type Drawing, element, type Svg } from './svg.ts'
import { type Axis, axisOf, type TimelineWords } from './time-axis.ts'

/** When something was, as exact as known: a day, or from the first to the last day of a month or year. */
export interface Moment {
  /** Days since 1970, both inclusive. */
  readonly first: number
  readonly last: number
}

/** A row: what somebody said, or what happened. */
export interface TimelineRow {
  readonly name: string
  readonly kind: 'statements' | 'events'
  readonly moments: readonly Moment[]
}

/** About as wide as Discord shows a picture on a desktop, so that the text is read at its size. */
const width = 620
const names = { left: 16, width: 158 } as const
const plot = { left: 184, right: width - 56 } as const
const rowHeight = 34
const top = 14
const textSize = 16
const radius = 7

/** A chart of who spoke when: one row a speaker, time from left to right, how often at the right. */
export function drawTimeline(rows: readonly TimelineRow[], words: TimelineWords, renderer: Renderer): Drawing {
  const axis = axisOf(
    rows.flatMap(({ moments }) => moments),
    plot,
    words,
  )
  const bottom = top + rows.length * rowHeight
  const key = legend(rows, bottom + 70, words, renderer)
  const height = bottom + 60 + key.lines * legendLine
  const content = [
    card(width, height),
    ...rows.flatMap((row, i) => drawBand(row, top + i * rowHeight, i, renderer)),
    ...axis.ticks.map(({ x }) => line(x, top, x, bottom, palette.grid)),
    ...axis.breaks.map((x) => drawBreak(x, bottom)),
    ...rows.flatMap((row, i) => drawMoments(row, top + (i + 0.5) * rowHeight, seriesOf(i).colour, axis)),
    line(plot.left, bottom, plot.right, bottom, palette.muted),
    ...axis.ticks.flatMap((tick) => drawTick(tick, bottom)),
    ...key.content,
  ]
  return { width, height, content }
}

const seriesOf = (i: number) => series[i % series.length] ?? series[0]

function drawBand({ name, moments }: TimelineRow, y: number, i: number, renderer: Renderer): Svg[] {
  const middle = y + rowHeight / 2 + 5
  const style = { size: textSize }
  const band = { x: 8, y, width: width - 16, height: rowHeight, rx: 4, fill: palette.band }
  return [
    ...(i % 2 === 0 ? [element('rect', band)] : []),
    label(renderer.fitText(name, names.width, style), names.left, middle, style),
    label(String(moments.length), width - 22, middle, { ...style, anchor: 'end', colour: palette.muted }),
  ]
}

/** A mark a day, with the number where there are several; a bar for what is known to the month or year. */
function drawMoments({ kind, moments }: TimelineRow, y: number, colour: string, axis: Axis): Svg[] {
  const grouped = [...Map.groupBy(moments, ({ first, last }) => `${first} ${last}`).values()]
  const days = grouped.filter(([one]) => one?.first === one?.last)
  const periods = grouped.filter(([one]) => one?.first !== one?.last)
  return [
    ...periods.flatMap((list) => drawPeriod(list, y, colour, axis)),
    ...days.flatMap((list) => {
      const x = axis.x(list[0]?.first ?? 0)
      const drawn = mark(kind === 'events' ? 'diamond' : 'circle', x, y, radius, colour)
      return list.length === 1 ? [drawn] : [drawn, times(list.length, x + radius + 4, y)]
    }),
  ]
}

function drawPeriod(list: readonly Moment[], y: number, colour: string, axis: Axis): Svg[] {
  const [from, to] = [axis.x(list[0]?.first ?? 0), axis.x(list[0]?.last ?? 0)]
  const long = Math.max(to - from, radius * 2)
  const bar = { x: (from + to - long) / 2, y: y - 5, width: long, height: 10, rx: 5 }
  const drawn = element('rect', { ...bar, fill: colour, 'fill-opacity': 0.35, stroke: colour, 'stroke-width': 1.5 })
  return list.length === 1 ? [drawn] : [drawn, times(list.length, bar.x + long + 4, y)]
}

const times = (count: number, x: number, y: number): Svg =>
  label(`×${count}`, x, y + 5, { size: 13.5, colour: palette.text })

function drawTick({ x, text, under }: Axis['ticks'][number], bottom: number): Svg[] {
  const style = { size: 13, anchor: 'middle', colour: palette.muted } as const
  return [
    line(x, bottom, x, bottom + 5, palette.muted),
    label(text, x, bottom + 21, style),
    ...(under === '' ? [] : [label(under, x, bottom + 38, { ...style, bold: true, colour: palette.text })]),
  ]
}

/** Two slanted strokes across the axis: time is left out here. */
function drawBreak(x: number, bottom: number): Svg {
  const stroke = { stroke: palette.text, 'stroke-width': 1.5, fill: 'none' }
  const dotted = { ...stroke, stroke: palette.muted, 'stroke-width': 1, 'stroke-dasharray': '2 5' }
  return element(
    'g',
    {},
    element('path', { d: `M${x} ${top} V${bottom - 8}`, ...dotted }),
    element('rect', { x: x - 6, y: bottom - 3, width: 12, height: 6, fill: palette.card }),
    element('path', { d: `M${x - 7} ${bottom + 6} l5 -12 M${x + 2} ${bottom + 6} l5 -12`, ...stroke }),
  )
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): Svg =>
  element('line', { x1, y1, x2, y2, stroke, 'stroke-width': 1 })

const legendLine = 22

/** What the marks mean; only those that are there, in as many lines as it takes. */
function legend(rows: readonly TimelineRow[], firstLine: number, words: TimelineWords, renderer: Renderer) {
  const style = { size: 14, colour: palette.muted }
  const has = (kind: TimelineRow['kind'], exact: boolean) =>
    rows.some((row) => row.kind === kind && row.moments.some(({ first, last }) => (first === last) === exact))
  const sign = { stroke: palette.muted, 'stroke-width': 1.5, fill: palette.muted, 'fill-opacity': 0.35 }
  const entries: readonly (readonly [boolean, (x: number, y: number) => Svg, string])[] = [
    [has('statements', true), (x, y) => mark('circle', x + 9, y - 5, 6, palette.muted), words.statement],
    [has('events', true), (x, y) => mark('diamond', x + 9, y - 5, 6, palette.muted), words.event],
    [
      has('statements', false) || has('events', false),
      (x, y) => element('rect', { x, y: y - 10, width: 18, height: 10, rx: 5, ...sign }),
      words.period,
    ],
  ]
  const content: Svg[] = []
  let x: number = names.left
  let lines = 1
  for (const [present, draw, text] of entries) {
    if (!present) continue
    const room = 26 + renderer.textWidth(text, style)
    if (x > names.left && x + room > width - names.left) {
      x = names.left
      lines++
    }
    const y = firstLine + (lines - 1) * legendLine
    content.push(draw(x, y), label(text, x + 26, y, style))
    x += room + 24
  }
  return { content, lines }
}
