/** Discord Markdown. Text of articles and members is escaped here, once, on its way into a reply. */

/** Invisible characters that would turn or hide the text after them: controls, bidirectional overrides. */
const unwanted = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu
const syntax = /[\\*_~`|[\]<>@]|:(?=\/\/|[\w~]+:)|#(?=\S)|^(?:#{1,3}|-#|[-+>])(?=\s)/gu

/** One line of text: white space runs become single spaces, characters that act on other text are left out. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(unwanted, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim()
}

/** Text as it stands, with nothing in it that Discord would read as Markdown, a mention or a link. */
export function escapeMarkdown(text: string): string {
  return text.replace(syntax, escapeRun).replace(/^(\d+)\. /u, '$1\\. ')
}

const escapeRun = (run: string): string => run.replace(/./gu, '\\$&')

/**
 * The text in at most `most` UTF-16 code units, cut at a word's end and marked with an ellipsis where it was longer.
 * `written` says how a piece will be written, where that is longer than the piece itself.
 */
export function cut(text: string, most: number, written: (piece: string) => string = (piece) => piece): string {
  const line = oneLine(text)
  if (written(line).length <= most) return line
  let low = 0
  let high = Math.min(line.length, most)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (written(head(line, middle)).length + 1 <= most) low = middle
    else high = middle - 1
  }
  return `${head(line, low)}…`
}

/** The first `length` code units, less what is left of a word that is cut in two. */
function head(line: string, length: number): string {
  const piece = line.slice(0, length)
  if (/\s/u.test(line.charAt(length))) return piece.trimEnd()
  const space = piece.lastIndexOf(' ')
  return (space > length / 2 ? piece.slice(0, space) : piece.replace(/[\uD800-\uDBFF]$/u, '')).trimEnd()
}

/** Text of articles or members, escaped and cut: at most `most` code units, escapes counted. */
export function quoteText(text: string, most: number): string {
  return escapeMarkdown(cut(text, most, escapeMarkdown))
}

/** A label, a choice's name: no Markdown is read there, so nothing is escaped; never empty. */
export function labelText(text: string, most: number): string {
  return cut(text, most) || '–'
}

/** A masked link of a text of at most `most` code units; only the text where the address is none of the web, or too long. */
export function link(text: string, url: string | null, most: number, longestAddress = 300): string {
  const address = url === null ? null : webAddress(url, longestAddress)
  return address === null ? quoteText(text, most) : `[${quoteText(text, most)}](${address})`
}

function webAddress(url: string, longestAddress: number): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const address = href.replace(/[()<>\\*_~|`[\]]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return address.length <= longestAddress ? address : null
}

export const bold = (markdown: string): string => (markdown === '' ? '' : `**${markdown}**`)
export const small = (markdown: string): string => (markdown === '' ? '' : `-# ${markdown}`)
export const heading = (markdown: string): string => `### ${markdown}`
