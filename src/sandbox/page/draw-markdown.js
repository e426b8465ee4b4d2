import { element, isWebAddress } from './dom.js'
import { readInline, readMarkdown } from './markdown.js'

/**
 * @typedef {import('./markdown.js').Inline} Inline
 * @typedef {import('./markdown.js').Block} Block
 * @typedef {(kind: 'user' | 'channel' | 'role', id: string) => string} NameOf
 */

/** @type {Readonly<Record<string, keyof HTMLElementTagNameMap>>} */
const tags = { strong: 'strong', em: 'em', underline: 'u', strike: 's' }

/** @type {Readonly<Record<string, Intl.DateTimeFormatOptions>>} */
const timeStyles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
}

/** @param {string} text @param {NameOf} nameOf @returns {HTMLElement} */
export function drawMarkdown(text, nameOf) {
  return element(
    'div',
    { class: 'markdown', dir: 'auto' },
    ...readMarkdown(text).map((block) => drawBlock(block, nameOf)),
  )
}

/** One line of text in which only what stands in a line counts. @param {string} text @param {NameOf} nameOf */
export const drawLine = (text, nameOf) => readInline(text).map((node) => drawInline(node, nameOf))

/** @param {Block} block @param {NameOf} nameOf @returns {Node} */
function drawBlock(block, nameOf) {
  switch (block.kind) {
    case 'codeblock':
      return element('pre', { tabindex: 0 }, element('code', {}, block.text))
    case 'quote':
      return element('blockquote', {}, ...block.inside.map((inner) => drawBlock(inner, nameOf)))
    case 'list':
      return drawList(block.items, nameOf)
    case 'heading':
      return element(
        'p',
        { class: `heading heading-${block.level}`, role: 'heading', 'aria-level': block.level + 1 },
        ...all(block.inside, nameOf),
      )
    case 'subtext':
      return element('p', { class: 'subtext' }, ...all(block.inside, nameOf))
    case 'paragraph':
      return element('p', {}, ...all(block.inside, nameOf))
  }
}

/** @param {import('./markdown.js').Item[]} items @param {NameOf} nameOf */
function drawList(items, nameOf) {
  const [first] = items
  const list = element(first?.number === null ? 'ul' : 'ol', first?.number ? { start: first.number } : {})
  const least = Math.min(...items.map(({ depth }) => depth))
  for (let at = 0; at < items.length; ) {
    const item = items[at]
    if (!item) break
    const next = items.findIndex((other, index) => index > at && other.depth <= least)
    const end = next < 0 ? items.length : next
    const below = items.slice(at + 1, end)
    list.append(element('li', {}, ...all(item.inside, nameOf), below.length > 0 ? drawList(below, nameOf) : null))
    at = end
  }
  return list
}

/** @param {Inline[]} nodes @param {NameOf} nameOf */
const all = (nodes, nameOf) => nodes.map((node) => drawInline(node, nameOf))

/** @param {Inline} node @param {NameOf} nameOf @returns {Node} */
function drawInline(node, nameOf) {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text)
    case 'code':
      return element('code', {}, node.text)
    case 'time':
      return drawTime(node.seconds, node.style)
    case 'mention': {
      const sign = { user: '@', role: '@', channel: '#', command: '/' }[node.of]
      const name = node.of === 'command' ? node.text : nameOf(node.of, node.id)
      return element('span', { class: 'mention' }, sign + name)
    }
    case 'link':
      if (!isWebAddress(node.url)) return element('span', {}, ...all(node.inside, nameOf))
      return element('a', { href: node.url, target: '_blank', rel: 'noopener noreferrer' }, ...all(node.inside, nameOf))
    case 'spoiler':
      return drawSpoiler(all(node.inside, nameOf))
    default:
      return element(tags[node.kind] ?? 'span', {}, ...all(node.inside, nameOf))
  }
}

/** @param {Node[]} inside */
function drawSpoiler(inside) {
  const hidden = element('span', { class: 'spoiler-inside', inert: true }, ...inside)
  const cover = element('button', {
    class: 'spoiler',
    type: 'button',
    'aria-label': 'Show what is hidden',
    onclick: show,
  })
  const whole = element('span', { class: 'spoiler-whole' }, hidden, cover)
  function show() {
    hidden.removeAttribute('inert')
    cover.remove()
  }
  return whole
}

/** @param {number} seconds @param {string} style */
function drawTime(seconds, style) {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return element('span', {}, 'Invalid date')
  const full = new Intl.DateTimeFormat(undefined, timeStyles.F).format(date)
  const text = style === 'R' ? fromNow(date) : new Intl.DateTimeFormat(undefined, timeStyles[style]).format(date)
  return element('time', { datetime: date.toISOString(), title: full }, text)
}

/** @param {Date} date */
function fromNow(date) {
  const seconds = Math.round((date.getTime() - Date.now()) / 1000)
  /** @type {[Intl.RelativeTimeFormatUnit, number][]} */
  const units = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ]
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}
