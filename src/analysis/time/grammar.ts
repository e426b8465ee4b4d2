import type { Document } from '../document/document.ts'
import { matchClock } from './clock.ts'
import { matchDate } from './dates.ts'
import type { Match } from './expression.ts'
import { matchPeriod } from './periods.ts'
import { matchPartOfYear } from './quarters.ts'
import { matchReference } from './references.ts'
import { readWords, standsAt, type Words } from './words.ts'
import { matchYear } from './years.ts'

const rules = [matchClock, matchDate, matchPartOfYear, matchPeriod, matchYear, matchReference]

/** A paragraph's words, with every time expression in them that the grammar knows: longest first at each word; none overlap. */
export interface ReadParagraph {
  readonly words: Words
  readonly matches: readonly Match[]
}

const read = new WeakMap<Document, readonly ReadParagraph[]>()

/** The paragraphs of a document; read once, however often they are asked for. */
export function readParagraphs(document: Document): readonly ReadParagraph[] {
  const known = read.get(document)
  if (known) return known
  const paragraphs = readWords(document).map((words) => ({ words, matches: seek(words) }))
  read.set(document, paragraphs)
  return paragraphs
}

function seek(words: Words): Match[] {
  const found: Match[] = []
  for (let at = words.first; at < words.end; ) {
    const match = words.starts(at) ? (matchStaged(words, at) ?? longest(words, at)) : null
    if (match) found.push(match)
    at = match ? match.end : at + 1
  }
  return found
}

function longest(words: Words, at: number): Match | null {
  let best: Match | null = null
  for (const rule of rules) {
    const match = rule(words, at)
    if (match && match.end > (best?.end ?? at)) best = match
    else if (match && match.end === best?.end && match.rule.startsWith('ref ')) best = match
  }
  return best
}

/** "earlier this month", "the end of 1994", "early next year", "around Nov. 1": the words before count, the value is the same. */
function matchStaged(words: Words, at: number): Match | null {
  const start = skipStage(words, at)
  if (start === null) return null
  const inner = longest(words, start)
  if (!inner || inner.rule.startsWith('ref ') || inner.rule.startsWith('often ')) return null
  const { expression } = inner
  if (expression.kind === 'value' && expression.type !== 'DATE') return null
  return { ...inner, first: at, rule: `staged ${inner.rule}` }
}

const stages = new Set(['early', 'earlier', 'late', 'later', 'mid', 'around'])
const stretches = new Set(['end', 'beginning', 'start', 'middle', 'close', 'rest', 'remainder', 'turn'])

function skipStage(words: Words, at: number): number | null {
  const word = words.lower(at)
  if (stages.has(word)) {
    const next = words.text(at + 1) === '-' ? at + 2 : at + 1
    if (word === 'around') return words.lexeme(next).month === undefined ? null : next
    return standsAt(words, next, ['in']) ? next + 1 : next
  }
  const the = word === 'the' ? at + 1 : at
  return words.lower(the + 1) === 'of' && stretches.has(words.lower(the)) ? the + 2 : null
}
