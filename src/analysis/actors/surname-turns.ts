import { type Document, paragraphAt } from '../document/document.ts'
import { partitionPoint } from '../document/spans.ts'
import type { Span } from '../types.ts'

/** Where a surname is spoken of: with a full name, or alone (null). `at`: index among the mentions of people. */
export interface Place<Name> {
  readonly at: number
  readonly name: Name | null
}

/** From a mention on, by its index, the surname alone means the name. */
export interface Turn<Name> {
  readonly from: number
  readonly name: Name
}

/** Once the surname alone has meant somebody so often, it is theirs, whoever else of that name comes in between. */
const settled = 2

/**
 * Whom a surname alone means, from where on: the full name mentioned last. But a name that only stands in a phrase ("under
 * Tomas Oku", "Tomas Oku's years") does not take the surname from one that it means by then, and one to whom it has settled
 * lends it for no longer than a paragraph, or two to one who is introduced there. `places` are in order of the text, and so
 * are the turns.
 */
export function turnsOf<Name>(
  document: Document,
  people: readonly { readonly span: Span }[],
  places: readonly Place<Name>[],
): readonly Turn<Name>[] {
  const turns: Turn<Name>[] = []
  let bearer: Name | null = null
  let hold = weights.kin
  let uses = 0
  const named = new Map<Name, number>()
  const take = (from: number, name: Name): void => {
    while ((turns.at(-1)?.from ?? -1) >= from) turns.pop()
    turns.push({ from, name })
  }
  for (const { at, name } of places) {
    if (name === null) {
      if (bearer === null) continue
      hold = weights.free
      if (meantAt(turns, at) === bearer) uses++
      continue
    }
    const weight = weightOf(document, people[at]?.span ?? [0, 0])
    const times = (named.get(name) ?? 0) + 1
    named.set(name, times)
    if (name === bearer) {
      hold = Math.max(hold, Math.min(weight, weights.free))
      take(at, name)
    } else if (uses < settled || uses < times) {
      if (weight < hold) continue
      bearer = name
      hold = Math.min(weight, weights.free)
      uses = 0
      take(at, name)
    } else if (weight >= weights.free && bearer !== null) {
      take(at, name)
      const paragraphs = weight === weights.introduced ? 2 : 1
      turns.push({ from: firstAfter(document, people, at, paragraphs), name: bearer })
    }
  }
  return turns
}

/** The name that the surname alone means in the mention of the index; undefined before the first turn. */
export function meantAt<Name>(turns: readonly Turn<Name>[], at: number): Name | undefined {
  return turns[partitionPoint(turns.length, (i) => (turns[i]?.from ?? at) <= at) - 1]?.name
}

/** Index of the first mention so many paragraphs after that of a mention; past the last one where there is none. */
function firstAfter(
  document: Document,
  people: readonly { readonly span: Span }[],
  at: number,
  paragraphs: number,
): number {
  const paragraph = paragraphAt(document, people[at]?.span[0] ?? 0)
  const next = document.paragraphs[paragraph + paragraphs]?.start ?? document.text.length
  return partitionPoint(people.length, (i) => (people[i]?.span[0] ?? next) < next)
}

/**
 * What a full name weighs by how it stands: as somebody's kin or in a body's name, governed by a preposition or a possessive's, freely, or with
 * words that introduce who that is.
 */
const weights = { kin: 0, governed: 1, free: 2, introduced: 3 }

/** "her husband, former President |Tomas Oku|": somebody told of by whose kin he is. */
const kinsman =
  /\b(?:his|her|their|['’]s)\s(?:[\p{L}-]+\s){0,2}(?:wife|husband|son|daughter|brother|sister|father|mother|uncle|aunt|nephew|niece|cousin|grandson|granddaughter|grandfather|grandmother|widow|widower),?\s(?:(?:the\s)?[\p{L}-]+\.?\s){0,4}$/iu

/** "under former President |Tomas Oku|", "a speech for |Tomas Oku|". */
const governed =
  /\b(?:of|under|for|against|about|over|than|like|unlike|behind|after|before|(?<!\baccording\s)to)\s(?:the\s)?(?:(?:then|former|late)[\s-])?(?:\p{L}+\.?\s){0,2}$/u

/** Room for such words before a name, in UTF-16 code units. */
const longestBefore = 80

/** Room for how somebody is introduced behind a name. */
const longestAfter = 30

function weightOf(document: Document, span: Span): number {
  if (kinsman.test(wordsBefore(document, span))) return weights.kin
  if (inBody.test(document.text.slice(span[1], span[1] + longestAfter))) return weights.kin
  if (isGoverned(document, span)) return weights.governed
  return introduction.test(document.text.slice(span[1], span[1] + longestAfter)) ? weights.introduced : weights.free
}

/** "the Ines and |Tomas Oku| Foundation". */
const inBody = /^\s(?:Foundation|Fund|Trust|Center|Centre|Institute|Library|Museum|School|Hospital|Prize|Award)\b/u

/** "|Tomas Oku|, 61, a farmer". */
const introduction = /^(?:\s\([^()]{1,20}\))?,\s(?:\d|(?:an?|the|who)\s)/u

const wordsBefore = ({ text }: Document, [start]: Span): string => text.slice(Math.max(0, start - longestBefore), start)

/** Whether a name stands in a phrase only: after a preposition ("a speech for |Tomas Oku|") or as a possessive. */
export const isGoverned = (document: Document, span: Span): boolean =>
  governed.test(wordsBefore(document, span)) || /^['’]s?\s/u.test(document.text.slice(span[1], span[1] + 3))
