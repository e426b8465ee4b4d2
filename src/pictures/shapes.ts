import type { Shape } from './palette.ts'
import { palette } from './palette.ts'
import { element, type Svg } from './svg.ts'

export const fontFamily = 'DejaVu Sans'

/** The card that a picture stands on, to be drawn first. */
export function card(width: number, height: number): Svg {
  const inner = { width: width - 2, height: height - 2 }
  return element('rect', {
    x: 1,
    y: 1,
    ...inner,
    rx: 10,
    fill: palette.card,
    stroke: palette.edge,
    'stroke-width': 1.5,
  })
}

export interface TextStyle {
  /** The font's size in units of the drawing. */
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
  /** Where `x` stands in the text; its start unless told. */
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** A line of text; `y` is that of its base line. */
export function label(text: string, x: number, y: number, style: TextStyle): Svg {
  const { size, bold = false, colour = palette.text, anchor = 'start' } = style
  const font = { 'font-family': fontFamily, 'font-size': size, 'font-weight': bold ? 700 : 400 }
  return element('text', { x, y, ...font, fill: colour, 'text-anchor': anchor === 'start' ? null : anchor }, text)
}

/** A mark around a centre; with an edge in the card's colour, so that marks that overlap stay countable. */
export function mark(shape: Shape, x: number, y: number, radius: number, colour: string): Svg {
  const edge = { stroke: palette.card, 'stroke-width': 1.5 }
  const path = (points: readonly (readonly [number, number])[]) =>
    element('polygon', {
      points: points.map(([dx, dy]) => `${(x + dx * radius).toFixed(1)},${(y + dy * radius).toFixed(1)}`).join(' '),
      fill: colour,
      ...edge,
    })
  switch (shape) {
    case 'circle':
      return element('circle', { cx: x, cy: y, r: radius, fill: colour, ...edge })
    case 'ring':
      return element('circle', {
        cx: x,
        cy: y,
        r: radius * 0.7,
        fill: 'none',
        stroke: colour,
        'stroke-width': radius * 0.5,
      })
    case 'square':
      return path([[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]) // biome-ignore format: corners in a row
    case 'diamond':
      return path([[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]]) // biome-ignore format: corners in a row
    case 'triangle':
      return path([[0, -1.2], [1.15, 0.85], [-1.15, 0.85]]) // biome-ignore format: corners in a row
    case 'cross': {
      const arm = 0.38
      return path([
        [-arm, -1.1], [arm, -1.1], [arm, -arm], [1.1, -arm], [1.1, arm], [arm, arm],
        [arm, 1.1], [-arm, 1.1], [-arm, arm], [-1.1, arm], [-1.1, -arm], [-arm, -arm],
      ]) // biome-ignore format: corners in a row
    }
  }
}
