import type { Document } from '../document/document.ts'
import { firstFrom } from '../document/spans.ts'
import type { Entity, Span } from '../types.ts'
import { bodyNoun } from './bodies.ts'
import { isBodyKind } from './body-kinds.ts'
import { countryNamed, countryOfDemonym } from './countries.ts'
import type { Named } from './gender.ts'
import { modifiers } from './role-words.ts'
import { isRoleHead } from './roles.ts'
import { isPostNominal, isTitle } from './titles.ts'

/** The mentions that lie whole in a span; `named` are in order. */
export function namedIn(named: readonly Named[], [start, end]: Span): readonly Named[] {
  const first = firstFrom(named, start)
  let last = first
  while (last < named.length && (named[last]?.span[1] ?? end + 1) <= end) last++
  return named.slice(first, last)
}

/** The span, made longer by what it cuts off a name: "Dunn" of "Grace Okello-Dunn". */
export function withWholeNames(named: readonly Named[], [start, end]: Span): Span {
  const cut = namedIn(named, [start - longestName, end + longestName]).filter(
    ({ span }) => span[0] < end && start < span[1],
  )
  return [Math.min(start, ...cut.map(({ span }) => span[0])), Math.max(end, ...cut.map(({ span }) => span[1]))]
}

/** Longest name that is looked for around a source, in UTF-16 code units. */
const longestName = 60

/**
 * The person, else the body or country, that a source names as the one who speaks: not the one behind "of" or before a
 * possessive ("a spokesman for Ines Varga", "Varga's lawyer").
 */
export function namedBySource(document: Document, named: readonly Named[], source: Span): Entity | null {
  const inside = namedIn(named, source)
  const people = inside.filter(({ entity }) => entity.type === 'person')
  if (people.length > 0) {
    const starts = people.map(({ span }) => span[0])
    const fit = people.filter(({ span }) => heads(document, span, source) && !modifies(document, span, source, starts))
    return (isSpokenTo(document, fit) ? fit[1] : fit[0])?.entity ?? null
  }
  const bodies = inside.filter(({ span, entity }) => entity.type !== 'place' && !isMinistry(document, span))
  const body =
    bodies.find(({ span }) => isWhole(document, span, source)) ??
    bodies.find(({ span }) => wrote(document, span, source))
  return body?.entity ?? governedBySource(document, named, inside, source)
}

/** "Amadou, the opposition leader, Noah Whitcombe": the first, by one name, is spoken to, and the second is who is spoken of. */
function isSpokenTo({ text }: Document, [first, second]: readonly Named[]): boolean {
  if (!first || !second || first.entity === second.entity || /\s/.test(text.slice(...first.span))) return false
  return (
    /\s/.test(text.slice(...second.span)) &&
    /^,\s(?:the|our|your|their|its)\s[^,“”"]{3,80},\s(?:\p{Lu}\p{L}*\.?\s)?$/u.test(
      text.slice(first.span[1], second.span[0]),
    )
  )
}

/** A ministry speaks for a country that its name seldom tells, and many countries have one of the name. */
const isMinistry = (document: Document, span: Span): boolean => /\bMinistry\b/i.test(document.text.slice(...span))

/** "a report published in May by the Institute", "a survey by the consultants Orm & Pell": what is told by a paper is told by its author. */
const paper =
  /\b(?:report|study|survey|statement|analysis|paper|poll|document|letter|release|note|review|article|book|bulletin|dispatch|yearbook|evaluation|assessment|audit|inquiry|census|brief|briefing|estimate|figure|forecast|model|simulation|research|data|findings)s?,?(?:,[^,]{1,60},)?\s+(?:(?:published|released|issued|presented|commissioned|conducted|carried out|made|done|prepared|written|compiled)\s+(?:(?:[\p{L}\p{N}]+\s){1,6}?)?)?(?:by|from)\s+(?:the\s+)?(?:(?:\p{Ll}+\s){0,2}(?:group|firm|union|tank|charity|consultants|consultancy|accountants|auditors|lawyers|pollsters|institute|analysts|economists|engineers)\s)?$/iu

/** "a cheerful man by the name of Oku". */
export const byName = /\bby the name of\s+$/i

/** "the delegate, who backs |Oku|,", "insiders who back |Oku|": who is named in a clause about somebody is not that somebody. */
const relative = /\s(?:who|whom|whose|which)\s(?![^,]*\b(?:named|called|known as|identified)\b)[^,]*$/i

/** "the Chamber, in a report presented by its president, |Oku|": the body's own man is not the body. */
const ofOwn = /\b(?:by|from)\s(?:its|their)\s(?:\p{L}+\s)?\p{L}+,?\s$/u

function heads(document: Document, [start, end]: Span, source: Span): boolean {
  const before = document.text.slice(source[0], start)
  if (/^['’]s?\s+\p{L}/u.test(document.text.slice(end, source[1])) || relative.test(before)) return false
  // "Anti-|Varga| groups"
  if (/\b(?:anti|never|non|pro)-$/iu.test(before)) return false
  const words = before.trim().split(/\s+/u)
  while (words.length > 0 && (isTitle(words.at(-1) ?? '') || isOfficeHead(words.at(-1) ?? ''))) {
    words.pop()
    while (isModifier(words.at(-1) ?? '') || /^(?:state|federal|former)$/.test(words.at(-1) ?? '')) words.pop()
  }
  if (before.includes(', ') && ofOwn.test(before.slice(-longestName))) return false
  const governor = words.at(-1)?.toLowerCase() ?? ''
  if (/\bof\sJustice\s$/u.test(before) && governor === 'of') return true
  return (
    !/^(?:of|for|to|with|by|from|at|about|on|under|supporting)$/.test(governor) ||
    paper.test(`${words.join(' ')} `) ||
    byName.test(before)
  )
}

/** "a spokesman for |Prime Minister| Varga": an office in capitals before the name is the name's. */
const isOfficeHead = (word: string): boolean => /^\p{Lu}/u.test(word) && isRoleHead(word) && !/^opposition$/i.test(word)
const isModifier = (word: string): boolean => /^\p{Lu}/u.test(word) && modifiers.has(word.toLowerCase())

/** What a person's name can stand before as an adjective would: "the Varga campaign". */
const led =
  /^(?:campaign|team|administration|camp|government|foundation|supporters?|allies|voters?|fans?|headline|ad|poll|plan)$/i

/** "Varga spokesman Tomas Oku", "a top Varga adviser", "the Varga campaign": the name only says whose. */
function modifies(document: Document, [start, end]: Span, source: Span, starts: readonly number[]): boolean {
  const next = starts.find((other) => other >= end) ?? source[1]
  const after = document.text.slice(end, next).replace(/[,\s]+$/u, '')
  const opens = /(?:^|\s)(?:an?|the|one)\s$/i.test(document.text.slice(Math.max(source[0], start - 5), start))
  const words = wordsOf(/^\s+([\p{L}\s-]+)$/u.exec(after)?.[1])
  // "a |Varga| aide during the campaign"
  const noun = opens
    ? wordsOf(/^\s+((?:[\p{L}-]+\s)+?)(?:of|for|to|with|who|at|in|from|during)\s/u.exec(after)?.[1])
    : []
  return namesPerson(words.length === 0 || words.some((word) => grammar.test(word)) ? noun : words)
}

const grammar = /^(?:and|or|of|for|to|with|who|at|in|from)$/

const wordsOf = (phrase: string | undefined): string[] =>
  phrase
    ?.trim()
    .split(/\s+/u)
    .filter((word) => !isPostNominal(word)) ?? []

const namesPerson = (words: readonly string[]): boolean =>
  words.length <= 4 && words.some((word) => isRoleHead(word) || isRoleHead(word.replace(/s$/, '')) || led.test(word))

/** Whether the source is little more than this name: "NATO", "the Kremlin", "one of them, the Kazakh fund Steppe Capital". */
function isWhole(document: Document, [start, end]: Span, source: Span): boolean {
  if (spokesperson.test(document.text.slice(source[0], start))) return false
  const before = document.text.slice(source[0], start).replace(/^.*,/su, '').trim()
  const after = document.text.slice(end, source[1]).trim()
  if (!bodyEnds.test(after)) return false
  if (/^(?:the|a|an|and|but)?$/i.test(before) || firmOf.test(before)) return true
  const words = before.split(/\s+/u)
  if (isBodyKind(before)) return words.length <= mostBeforeKind
  const isNoun = bodyNoun(words.at(-1) ?? '') !== null
  return /^(?:the|a|an)\s/i.test(before) && words.length <= (isNoun ? 5 : 3) && words.slice(1).every(describesBody)
}

/** "A spokesman for the owners, |Orm Lines|": somebody speaks for the body. */
const spokesperson =
  /^(?:an?|the|one|another)\s(?:[\p{L}-]+\s){0,2}(?:spokes\p{L}+|representative|lawyer|official|executive|member|adviser|leader)\s(?:for|of|at|from)\s/iu

/** "the law firm of |Orm & Pell|". */
const firmOf = /^(?:the|a)\s(?:[\p{L}-]+\s){0,2}(?:firm|company|group|house)\sof$/iu

/** What may follow a body's name in a source: brackets, a noun for what it is, a clause or an apposition. */
const bodyEnds =
  /^(?:\([^)]*\))?\s?(?:portal|newspaper|website|group|agency|channel|magazine|party|side|union|institute|network|exchange|bank|company|firm|fund|foundation|charity|federation|association|in\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)?(?:\s*[,.:;(].*|(?:who|which)\s.*)?$/su

/** Most words of such a phrase before a name: "the Veldian offshore wind developer". */
const mostBeforeKind = 5

/** A word between article and name that does not make another noun the head: "the Kazakh fund X", not "the director of X". */
function describesBody(word: string): boolean {
  return (!isRoleHead(word) || word === 'opposition') && !/^(?:of|for|in|at|from|by|to|with|and)$/i.test(word)
}

function wrote(document: Document, [start, end]: Span, source: Span): boolean {
  return (
    paper.test(document.text.slice(source[0], start)) && /^(?:,.*)?$/su.test(document.text.slice(end, source[1]).trim())
  )
}

/** "Lithuania's delegation", "the Lithuanian government": the country itself speaks. */
function governedBySource(
  document: Document,
  named: readonly Named[],
  inside: readonly Named[],
  source: Span,
): Entity | null {
  const words = document.text.slice(source[0], source[1])
  const owner = /^(?:the\s+)?(.+?)(?:['’]s?)?\s+(?:government|delegation|cabinet|authorities|side)$/iu.exec(words)?.[1]
  if (owner === undefined) return null
  const code = countryCodeOf(owner)
  return (
    inside.find(({ span, entity }) => entity.type === 'country' && owner === document.text.slice(...span))?.entity ??
    countriesOf(named).get(`country:${code}`) ??
    null
  )
}

/** The countries that a text names, by their ids; those of the texts at hand. */
const countries = new WeakMap<readonly Named[], ReadonlyMap<string, Entity>>()

function countriesOf(named: readonly Named[]): ReadonlyMap<string, Entity> {
  const known =
    countries.get(named) ??
    new Map(named.flatMap(({ entity }) => (entity.type === 'country' ? [[entity.id, entity] as const] : [])))
  countries.set(named, known)
  return known
}

/** The code of the country that a noun or adjective names, or null. */
export function countryCodeOf(word: string): string | null {
  return (countryOfDemonym(word) ?? countryNamed(word))?.code ?? null
}
