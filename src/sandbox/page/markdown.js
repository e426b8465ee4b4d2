/**
 * Discord's Markdown, read into a tree. Reading and drawing are apart so that reading needs no browser.
 *
 * @typedef {{ kind: 'text', text: string }} Text
 * @typedef {{ kind: 'code', text: string }} Code
 * @typedef {{ kind: 'time', seconds: number, style: string }} Time
 * @typedef {{ kind: 'mention', of: 'user' | 'channel' | 'role' | 'command', id: string, text: string }} Mention
 * @typedef {{ kind: 'link', url: string, inside: Inline[] }} Link
 * @typedef {{ kind: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler', inside: Inline[] }} Styled
 * @typedef {Text | Code | Time | Mention | Link | Styled} Inline
 * @typedef {{ kind: 'item', depth: number, number: number | null, inside: Inline[] }} Item
 * @typedef {{ kind: 'paragraph' | 'subtext', inside: Inline[] }
 *   | { kind: 'heading', level: number, inside: Inline[] }
 *   | { kind: 'list', items: Item[] }
 *   | { kind: 'quote', inside: Block[] }
 *   | { kind: 'codeblock', text: string }} Block
 */

const url = /https?:\/\/(?:[^\s()<>[\]]|\([^\s()<>]*\))+/.source

/** @type {[RegExp, (match: RegExpExecArray) => Inline][]} */
const rules = [
  [/^\\([^0-9A-Za-z\s])/, (m) => ({ kind: 'text', text: m[1] ?? '' })],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (m) => ({ kind: 'code', text: (m[2] ?? '').trim() })],
  [
    new RegExp(`^\\[((?:\\\\.|[^\\]\\\\])+)\\]\\(<?(${url})>?(?:\\s+"[^"]*")?\\)`),
    (m) => ({ kind: 'link', url: m[2] ?? '', inside: readInline(m[1] ?? '') }),
  ],
  [new RegExp(`^<(${url})>`), (m) => bareLink(m[1] ?? '')],
  [new RegExp(`^${url}`), (m) => bareLink(withoutStop(m[0]))],
  [/^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/, (m) => ({ kind: 'time', seconds: Number(m[1]), style: m[2] ?? 'f' })],
  [/^<@!?(\d+)>/, (m) => ({ kind: 'mention', of: 'user', id: m[1] ?? '', text: '' })],
  [/^<@&(\d+)>/, (m) => ({ kind: 'mention', of: 'role', id: m[1] ?? '', text: '' })],
  [/^<#(\d+)>/, (m) => ({ kind: 'mention', of: 'channel', id: m[1] ?? '', text: '' })],
  [/^<\/([^:>\n]+):(\d+)>/, (m) => ({ kind: 'mention', of: 'command', id: m[2] ?? '', text: m[1] ?? '' })],
  [/^<a?(:\w+:)\d+>/, (m) => ({ kind: 'text', text: m[1] ?? '' })],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, (m) => styled('strong', m)],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, (m) => styled('underline', m)],
  [/^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/, (m) => styled('em', m)],
  [/^_((?:__|\\[\s\S]|[^\\_])+?)_(?![A-Za-z0-9_])/, (m) => styled('em', m)],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, (m) => styled('strike', m)],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, (m) => styled('spoiler', m)],
]

/** @param {Styled['kind']} kind @param {RegExpExecArray} match @returns {Inline} */
const styled = (kind, match) => ({ kind, inside: readInline(match[1] ?? '') })

/** @param {string} address @returns {Inline} */
const bareLink = (address) => ({ kind: 'link', url: address, inside: [{ kind: 'text', text: address }] })

/** A full stop at the end of an address belongs to the sentence. @param {string} address */
const withoutStop = (address) => address.replace(/[.,:;"'!?]+$/, '')

/** @param {string} text @returns {Inline[]} */
export function readInline(text) {
  /** @type {Inline[]} */
  const nodes = []
  let plain = ''
  const flush = () => {
    if (plain) nodes.push({ kind: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at)
    const inWord = /[A-Za-z0-9]$/.test(text.slice(0, at))
    const found = firstMatch(rest, inWord)
    if (!found) {
      const next = /[\\`[<h*_~|]/.exec(rest.slice(1))
      const length = next ? next.index + 1 : rest.length
      plain += rest.slice(0, length)
      at += length
      continue
    }
    if (found.node.kind === 'text') plain += found.node.text
    else {
      flush()
      nodes.push(found.node)
    }
    at += found.length
  }
  flush()
  return nodes
}

/** @param {string} rest @param {boolean} inWord */
function firstMatch(rest, inWord) {
  for (const [pattern, make] of rules) {
    if (inWord && (rest[0] === 'h' || (rest[0] === '_' && rest[1] !== '_'))) continue
    const match = pattern.exec(rest)
    if (!match) continue
    const node = make(match)
    const bare = node.kind === 'link' && rest.startsWith('http')
    return { node, length: bare && node.kind === 'link' ? node.url.length : match[0].length }
  }
  return null
}

/** @param {string} text @returns {Block[]} */
export function readMarkdown(text) {
  /** @type {Block[]} */
  const blocks = []
  const parts = text.split(/```(?:[a-z0-9_+-]+\n)?\n?([\s\S]+?)\n?```/i)
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) blocks.push({ kind: 'codeblock', text: part })
    else if (part.trim() !== '' || parts.length === 1)
      blocks.push(...readLines(part.replace(/^\n|\n$/g, '').split('\n')))
  }
  return blocks
}

/** @param {string[]} lines @returns {Block[]} */
function readLines(lines) {
  /** @type {Block[]} */
  const blocks = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const heading = /^(#{1,3})\s+(\S.*)$/.exec(line)
    const subtext = /^-#\s+(\S.*)$/.exec(line)
    if (line.startsWith('>>> ')) {
      blocks.push({ kind: 'quote', inside: readLines([line.slice(4), ...lines.slice(at + 1)]) })
      return blocks
    }
    if (heading) blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, inside: readInline(heading[2] ?? '') })
    else if (subtext) blocks.push({ kind: 'subtext', inside: readInline(subtext[1] ?? '') })
    else {
      const run = runOf(lines.slice(at))
      blocks.push(run.block)
      at += run.length
      continue
    }
    at += 1
  }
  return blocks
}

/** The lines from the first on that make one block: a quote, a list, or a paragraph. @param {string[]} lines */
function runOf(lines) {
  const starts = (/** @type {RegExp} */ pattern) => {
    const end = lines.findIndex((line) => !pattern.test(line))
    return end < 0 ? lines.length : end
  }
  const quoted = starts(/^> /)
  if (quoted > 0) {
    const inside = readLines(lines.slice(0, quoted).map((line) => line.slice(2)))
    return { length: quoted, block: /** @type {Block} */ ({ kind: 'quote', inside }) }
  }
  const listed = starts(/^\s*(?:[-*]|\d+\.)\s+\S/)
  if (listed > 0) {
    return {
      length: listed,
      block: /** @type {Block} */ ({ kind: 'list', items: lines.slice(0, listed).map(readItem) }),
    }
  }
  const plain = Math.max(1, starts(/^(?!(?:#{1,3}|-#|>|>>>|\s*[-*]|\s*\d+\.)\s+\S)/))
  const block = /** @type {Block} */ ({ kind: 'paragraph', inside: readInline(lines.slice(0, plain).join('\n')) })
  return { length: plain, block }
}

/** @param {string} line @returns {Item} */
function readItem(line) {
  const match = /^(\s*)(?:[-*]|(\d+)\.)\s+(.*)$/.exec(line)
  const number = match?.[2] === undefined ? null : Number(match[2])
  return {
    kind: 'item',
    depth: Math.floor((match?.[1]?.length ?? 0) / 2),
    number,
    inside: readInline(match?.[3] ?? ''),
  }
}
