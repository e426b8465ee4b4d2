import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { palette, series } from '../../src/pictures/palette.ts'
import { openRenderer } from '../../src/pictures/pictures.ts'
import { card, label, mark } from '../../src/pictures/shapes.ts'
import { element, escapeXml, svgDocument } from '../../src/pictures/svg.ts'

const renderer = await openRenderer()
const drawing = (words: string) => ({
  width: 200,
  height: 60,
  content: [card(200, 60), label(words, 10, 30, { size: 14 })],
})
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

describe('a picture', () => {
  it('is a PNG of two pixels a unit', () => {
    const png = renderer.png(drawing('Ada Orlo'))
    expect([...png.subarray(0, 8)]).toEqual(signature)
    const header = new DataView(png.buffer, png.byteOffset)
    expect([header.getUint32(16), header.getUint32(20)]).toEqual([400, 120])
  })

  it('is made once while it is among the last that were asked for, and has the same bytes when it is made again', () => {
    const first = renderer.png(drawing('Ada Orlo'))
    expect(renderer.png(drawing('Ada Orlo'))).toBe(first)
    for (let i = 0; i < 32; i++) renderer.png(drawing(`Ada ${i}`))
    const again = renderer.png(drawing('Ada Orlo'))
    expect(again).not.toBe(first)
    expect(again).toEqual(first)
  })

  it('shows the words: others make another picture', () => {
    expect(renderer.png(drawing('Ada Orlo'))).not.toEqual(renderer.png(drawing('Ada Orla')))
  })

  it('needs no fonts of the machine for Latin, Greek, Cyrillic, Georgian and Arabic', () => {
    for (const words of ['Erdoğan', 'Ελλάδα', 'Путин', 'საქართველო', 'مصر']) {
      expect(renderer.png(drawing(words)), words).not.toEqual(renderer.png(drawing('')))
    }
  })

  it('is drawn whatever the words are', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</text><script>', '&#0;', ']]>', '\uD800'))
    fc.assert(
      fc.property(words, (text) => {
        expect([...renderer.png(drawing(text)).subarray(0, 8)]).toEqual(signature)
      }),
      { numRuns: 50, seed: 3 },
    )
  })

  it('is refused where it would be larger than any screen', () => {
    expect(() => renderer.png({ width: 2001, height: 10, content: [] })).toThrow(RangeError)
    expect(() => renderer.png({ width: Number.NaN, height: 10, content: [] })).toThrow(RangeError)
  })

  it('tells every series by its shape too', () => {
    const shown = series.map(({ shape }) =>
      renderer.png({ width: 40, height: 40, content: [mark(shape, 20, 20, 8, '#fff')] }),
    )
    expect(new Set(shown.map((png) => Buffer.from(png).toString('base64'))).size).toBe(series.length)
  })
})

describe('text in a picture', () => {
  it('is cut with an ellipsis to the width that there is', () => {
    const style = { size: 13 }
    const fitted = renderer.fitText('Bartholomew Emmerich Vandenbroucke-Ilves', 120, style)
    expect(fitted).toMatch(/^Bartholomew .*…$/)
    expect(renderer.textWidth(fitted, style)).toBeLessThanOrEqual(120)
    expect(renderer.fitText('Ada Orlo', 120, style)).toBe('Ada Orlo')
  })

  it('is wider in bold', () => {
    const width = (bold: boolean) => renderer.textWidth('Ada Orlo', { size: 13, bold })
    expect(width(true)).toBeGreaterThan(width(false))
  })

  it('never becomes markup', () => {
    expect(element('text', { x: 1.0049 }, '<b>&"\'').markup).toBe('<text x="1">&lt;b&gt;&amp;&quot;&apos;</text>')
    expect(element('a', { title: '"><x' }).markup).toBe('<a title="&quot;&gt;&lt;x"/>')
  })

  it('loses what XML cannot hold and what would turn it around', () => {
    expect(escapeXml('a\u0000b\u202Ec\uD800d\uFFFEe')).toBe('abcde')
    expect(svgDocument(drawing('x\u0007y'))).toContain('>xy</text>')
  })
})

describe('the palette', () => {
  const channel = (hex: string) => {
    const value = Number.parseInt(hex, 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(colour.slice(at, at + 2)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (a: string, b: string) => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }

  it.each([palette.text, palette.muted])('has words of %s that read on the card and on its bands', (colour) => {
    expect(contrast(colour, palette.card)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour, palette.band)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(series)('has marks of $colour that stand out from the card and its bands', ({ colour }) => {
    expect(contrast(colour, palette.card)).toBeGreaterThanOrEqual(3)
    expect(contrast(colour, palette.band)).toBeGreaterThanOrEqual(3)
  })
})
