import { type Document, sentenceAt } from '../document/document.ts'
import { tokenAt } from '../document/tokens.ts'
import type { EntityRole, Span } from '../types.ts'
import lexicon from './data/roles.json' with { type: 'json' }

const heads = new Set(lexicon.heads.split(' '))
const modifiers = new Set(lexicon.modifiers.split(' '))
const linking = new Set("of for the and to at on in a an - ' 's ’s &".split(' '))
const articles = new Set('the a an'.split(' '))
/** Longest role that is taken, in tokens on one side of the name. */
const longest = 14

/** Whether a word heads the description of an office or occupation ("minister"); plural forms do not. */
export function isRoleHead(word: string): boolean {
  return heads.has(word.toLowerCase())
}

/**
 * The roles that the text gives right before and right after a name: "Speaker of the Kyrgyz Parliament Talant Mamytov",
 * "Stanislav Zas, CSTO Secretary General,". `persons` are the mentions of people, in order: no role reaches over them.
 */
export function rolesAround(document: Document, mention: Span, persons: readonly Span[]): EntityRole[] {
  const inPerson = (at: number) => {
    const token = document.tokens[at]
    return token !== undefined && covered(persons, token.start)
  }
  const first = tokenAt(document.tokens, mention[0])
  const last = tokenAt(document.tokens, mention[1] - 1)
  return [roleBefore(document, first, inPerson), roleAfter(document, last + 1, inPerson)].flatMap((role) => role ?? [])
}

type InPerson = (token: number) => boolean

function roleBefore(document: Document, name: number, inPerson: InPerson): EntityRole | null {
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, name - longest)
  let first = name
  while (first > floor && !inPerson(first - 1) && belongs(document, first - 1)) first--
  while (first < name && (linking.has(word(document, first)) || isOpener(document, first))) first++
  const head = lastHead(document, first, name)
  if (head === null || !(head === name - 1 || /^(?:of|for|to|at|in)$/.test(word(document, head + 1)))) return null
  return role(document, first, name)
}

function belongs(document: Document, at: number): boolean {
  const text = document.tokens[at]?.text ?? ''
  if (/^\p{Lu}/u.test(text)) return true
  const lower = text.toLowerCase()
  return (
    linking.has(lower) ||
    heads.has(lower) ||
    modifiers.has(lower) ||
    (lower === '.' && /^\p{Lu}\p{Ll}{1,3}$/u.test(document.tokens[at - 1]?.text ?? ''))
  )
}

/** A word that a sentence opens with, capitalised for that reason alone, or a month. */
const openers = new Set(
  (
    'but when while after before as if then today yesterday meanwhile now since although yet so with during by from ' +
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
)
const isOpener = (document: Document, at: number): boolean => openers.has(word(document, at))

function lastHead(document: Document, first: number, end: number): number | null {
  if (heads.has(word(document, end - 1)) || abbreviatedTitle(document, end - 1)) return end - 1
  for (let i = first; i < end; i++) if (heads.has(word(document, i)) && !heads.has(word(document, i + 1))) return i
  return null
}

const abbreviated = new Set('sen rep gov gen col lt capt maj sgt adm prof dr'.split(' '))

/** "Sen." before a name; the stop may be a token of its own. */
function abbreviatedTitle(document: Document, at: number): boolean {
  return word(document, at) === '.' ? abbreviated.has(word(document, at - 1)) : abbreviated.has(word(document, at))
}

function roleAfter(document: Document, from: number, inPerson: InPerson): EntityRole | null {
  if (word(document, from) !== ',') return null
  let first = from + 1
  while (articles.has(word(document, first))) first++
  const end = sentenceOf(document, from)?.endToken ?? document.tokens.length
  let head: number | null = null
  let at = first
  for (; at < end && at - first <= longest; at++) {
    const token = word(document, at)
    if (/^(?:[,.;:()“”"!?–—]|-{2,}|who|which|said|says)$/.test(token)) break
    if (inPerson(at)) return null
    if (heads.has(token)) head ??= at
    else if (head === null && !belongs(document, at)) return null
  }
  if (head === null || at === first || at - first > longest) return null
  if (
    head + 1 < at &&
    !/^(?:of|for|to|at|in|on|and|with|from|general|-|who)$/.test(word(document, head + 1)) &&
    !heads.has(word(document, head + 1))
  )
    return null
  return at < end && /^[,.;:)”"–—]$/.test(word(document, at)) ? role(document, first, at) : null
}

function role(document: Document, first: number, end: number): EntityRole | null {
  const start = document.tokens[first]?.start
  const stop = document.tokens[end - 1]?.end
  if (start === undefined || stop === undefined || end <= first) return null
  return { text: document.text.slice(start, stop).replace(/\s+/gu, ' '), span: [start, stop] }
}

const word = (document: Document, at: number): string => document.tokens[at]?.text.toLowerCase() ?? ''

const sentenceOf = (document: Document, token: number) =>
  document.sentences[sentenceAt(document, document.tokens[token]?.start ?? 0)]

/** Whether one of the spans, which are in order and do not overlap, covers the offset. */
function covered(spans: readonly Span[], offset: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.[1] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return (spans[low]?.[0] ?? Number.POSITIVE_INFINITY) <= offset
}
