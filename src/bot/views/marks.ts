import type { Span } from '../../analysis/types.ts'
import { escapeMarkdown, oneLine } from './markdown.ts'

/** What is to be marked in a text, in UTF-16 offsets into it. */
export interface Marks {
  readonly bold: readonly Span[]
  readonly underlined?: readonly Span[]
}

/**
 * A range of a text as Markdown with its marks, on one line of at most `most` code units. Of a longer range, what stands
 * around `focus`, with ellipses; empty where there are no words.
 */
export function markWithin(whole: string, marks: Marks, range: Span, focus: Span, most: number): string {
  let window = range
  let written = markRange(whole, marks, window)
  for (let reach = Math.floor(most * 0.6); written.length > most - 4 && reach >= 20; reach = Math.floor(reach / 2)) {
    window = around(whole, range, focus, reach)
    written = markRange(whole, marks, window)
  }
  if (written.trim() === '') return ''
  return `${window[0] > range[0] ? '… ' : ''}${written}${window[1] < range[1] ? ' …' : ''}`
}

/** At most `reach` code units of the range, from a little before the focus, between words where there are any. */
function around(whole: string, [first, last]: Span, [focus]: Span, reach: number): Span {
  const from = Math.max(first, Math.min(focus, last) - Math.floor(reach / 4))
  const to = Math.min(last, from + reach)
  const left = from === first ? from : nextSpace(whole, from, focus)
  const right = to === last ? to : Math.max(left, whole.lastIndexOf(' ', to))
  return [left, right > left ? right : to]
}

function nextSpace(whole: string, from: number, end: number): number {
  const space = whole.indexOf(' ', from)
  return space === -1 || space >= end ? from : space + 1
}

function markRange(whole: string, { bold, underlined = [] }: Marks, [start, end]: Span): string {
  const edges = new Set([start, end])
  for (const [from, to] of [...bold, ...underlined]) {
    for (const edge of [from, to]) if (edge > start && edge < end) edges.add(edge)
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const inside = (spans: readonly Span[], at: number) => spans.some(([from, to]) => from <= at && at < to)
  const runs = sorted.slice(0, -1).map((from, i) => {
    const mark = `${inside(bold, from) ? '**' : ''}${inside(underlined, from) ? '__' : ''}`
    return markRun(whole.slice(from, sorted[i + 1]), mark)
  })
  return runs.join('')
}

/** A run with its marks on the words themselves: Discord takes no mark that has white space on its inner side. */
function markRun(raw: string, mark: string): string {
  const words = oneLine(raw)
  const before = /^\s/u.test(raw) ? ' ' : ''
  if (words === '') return before
  const after = /\s$/u.test(raw) ? ' ' : ''
  const closing = mark === '**__' ? '__**' : mark
  return `${before}${mark}${escapeMarkdown(words)}${closing}${after}`
}
