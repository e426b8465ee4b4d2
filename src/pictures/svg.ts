/** A piece of SVG, made by `element`: all text in it is escaped. */
export interface Svg {
  readonly markup: string
}

/** A finished drawing; its size is in units of the SVG, of which the picture has two pixels each. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly content: readonly Svg[]
}

type Attributes = Readonly<Record<string, string | number | null>>

/** An element; attributes that are null are left out, numbers are rounded to hundredths, strings are escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly (Svg | string | null)[]): Svg {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value ?? '')}"`)
  const inside = children
    .map((child) => (typeof child === 'string' ? escapeXml(child) : (child?.markup ?? '')))
    .join('')
  return { markup: inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>` }
}

/** The whole drawing as one SVG document. */
export function svgDocument({ width, height, content }: Drawing): string {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` }
  return element('svg', attributes, ...content).markup
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
/** What XML 1.0 cannot hold, and the invisible characters that would turn the text after them. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu

/** Text as it may stand in SVG, as content or in an attribute. */
export function escapeXml(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>"']/g, (char) => entities[char] ?? '')
}

const rounded = (value: number): number => Math.round(value * 100) / 100
