import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm'
import { fontFamily, label, type TextStyle } from './shapes.ts'
import { type Drawing, svgDocument } from './svg.ts'

/** Pixels per unit of a drawing: sharp on the screens of phones. */
const scale = 2
/** Most units along a side, so that no drawing asks for more than 64 MB of pixels. */
const longestSide = 2000
/** Most code units of a text that is measured; more is never drawn in one line. */
const longestText = 300

/** Draws pictures and measures text, with fonts that come along: the same drawing gives the same bytes on any machine. */
export interface Renderer {
  /** A drawing as PNG, two pixels a unit. Throws RangeError where a side is longer than 2,000 units. */
  png(drawing: Drawing): Uint8Array
  /** The width of a line of text, in units of the drawing. */
  textWidth(text: string, style: TextStyle): number
  /** The text, cut and marked with an ellipsis where it is wider than `most` units. */
  fitText(text: string, most: number, style: TextStyle): string
}

let opened: Promise<Renderer> | null = null

/** The renderer; loading it takes a few dozen milliseconds the first time. */
export function openRenderer(): Promise<Renderer> {
  opened ??= load()
  return opened
}

async function load(): Promise<Renderer> {
  const read = (url: string) => readFile(fileURLToPath(url))
  const [wasm, ...fontBuffers] = await Promise.all([
    read(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    read(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
    read(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ])
  await initWasm(wasm)
  const options: ResvgRenderOptions = {
    font: { fontBuffers, defaultFontFamily: fontFamily },
    fitTo: { mode: 'zoom', value: scale },
  }
  const textWidth = (text: string, style: TextStyle) => measure(text, style, options)
  return {
    png: (drawing) => render(drawing, options),
    textWidth,
    fitText(text, most, style) {
      const line = text.replace(/\s+/gu, ' ').trim().slice(0, longestText)
      if (textWidth(line, style) <= most) return line
      const characters = [...line]
      let low = 0
      let high = characters.length
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (textWidth(cutAfter(characters, middle), style) <= most) low = middle
        else high = middle - 1
      }
      return cutAfter(characters, low)
    },
  }
}

const cutAfter = (characters: readonly string[], end: number): string =>
  `${characters.slice(0, end).join('').trimEnd()}…`

/** Pictures kept: the same ones are asked for again and again, and a map takes a fifth of a second. */
const mostKept = 32
const kept = new Map<string, Uint8Array>()

/** The picture of an SVG document, made once while it is among the last that were asked for. */
function remembered(svg: string, options: ResvgRenderOptions): Uint8Array {
  const key = createHash('sha256').update(svg).digest('base64')
  const picture = kept.get(key) ?? rasterise(svg, options)
  kept.delete(key)
  kept.set(key, picture)
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  return picture
}

function render(drawing: Drawing, options: ResvgRenderOptions): Uint8Array {
  const { width, height } = drawing
  if (!(width > 0 && height > 0 && width <= longestSide && height <= longestSide)) {
    throw new RangeError(`A drawing of ${width} by ${height} units; at most ${longestSide} a side.`)
  }
  return remembered(svgDocument(drawing), options)
}

function rasterise(svg: string, options: ResvgRenderOptions): Uint8Array {
  const picture = new Resvg(svg, options)
  try {
    const rendered = picture.render()
    try {
      return rendered.asPng()
    } finally {
      rendered.free()
    }
  } finally {
    picture.free()
  }
}

/** From the text's origin to its right edge; spaces at the end have no width. */
function measure(text: string, style: TextStyle, options: ResvgRenderOptions): number {
  const content = [label(text.slice(0, longestText), 0, 0, { ...style, anchor: 'start' })]
  const picture = new Resvg(svgDocument({ width: 1, height: 1, content }), { ...options, fitTo: { mode: 'original' } })
  try {
    const box = picture.getBBox()
    if (!box) return 0
    const right = box.x + box.width
    box.free()
    return Math.max(0, right)
  } finally {
    picture.free()
  }
}
