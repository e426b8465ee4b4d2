import type { Mention } from '../actors/mention.ts'
import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { namesOnly } from './quoted.ts'

/** Who said a quotation that no verb gives to anybody: “We will row.” — Rosa Vell, 43, nurse. */
interface Signature {
  readonly source: Span
  /** The dash before the name; null where there is none. */
  readonly cue: Span | null
}

export interface Signed extends Signature {
  readonly quotation: Span
}

/**
 * The quotations that are signed: at the end of their own paragraph, after a dash or at once; in the next line, after a
 * dash; or, where two and more are, each by a line that is its speaker's name. `mentions`: what the text names, in order.
 */
export function findSigned(document: Document, mentions: readonly Mention[]): Signed[] {
  const { text, paragraphs } = document
  const read = signatureReader(text, mentions)
  const signed: Signed[] = []
  const unsigned: Passage[] = []
  for (const passage of readPassages(document)) {
    const paragraph = paragraphs[passage.last]
    if (!paragraph || !isSaying(document, passage)) continue
    const { start, end } = passage
    const isAlone = endMarks.test(text.slice(end, paragraph.end))
    const next = paragraphs[passage.last + 1]
    const line = isAlone && next ? read([next.start, next.end]) : null
    const signature = isAlone ? line?.cue && line : read([end, paragraph.end])
    if (signature) signed.push({ quotation: [start, end], ...signature })
    else if (isAlone) unsigned.push(passage)
  }
  return [...signed, ...signedByLines(document, unsigned, read)].sort((a, b) => a.quotation[0] - b.quotation[0])
}

/** What is quoted in one paragraph, or over several whose marks are left open but in the last one. */
interface Passage {
  readonly start: number
  readonly end: number
  /** Its paragraphs, by index. */
  readonly first: number
  readonly last: number
  readonly closed: boolean
}

function readPassages({ quotations, paragraphs }: Document): Passage[] {
  const passages: Passage[] = []
  for (const { start, end, paragraph, closed } of quotations) {
    const before = passages.at(-1)
    const goesOn = before && !before.closed && before.last === paragraph - 1 && start === paragraphs[paragraph]?.start
    if (goesOn) passages[passages.length - 1] = { ...before, end, last: paragraph, closed }
    else passages.push({ start, end, first: paragraph, last: paragraph, closed })
  }
  return passages
}

/** Fewest words of a quotation that is signed: what is shorter may be a title with its author. */
const fewestWords = 4

/** The marks of a list before a quotation. */
const bullet = /^(?:[•·*‣▪–—-]|\d{1,3}[.)])?\s*$/u
const endMarks = /^[\s.,]*$/u

/** Whether a quotation that opens its paragraph, or its item of a list, is words that somebody has said. */
function isSaying(document: Document, { start, end, first, closed }: Passage): boolean {
  if (!closed || !bullet.test(document.text.slice(document.paragraphs[first]?.start ?? start, start))) return false
  const words = document.text.slice(start, end).match(/\p{L}+/gu)?.length ?? 0
  return words >= fewestWords && !namesOnly(document, [[start, end]])
}

/** Characters of a signature at most. */
const longest = 120

/** Words of a name that nothing else tells for one, at most. */
const longestName = 4

const dashed = String.raw`((?:[‐-―~]|-{1,2})\s*)?`
const small = 'of|the|de|van|von|der|al|bin'
const word = String.raw`(?:\p{Lu}[\p{L}\p{M}.’'-]*|${small})`
const named = String.raw`(${word}(?:\s(?:${word}|for|and)){0,8})`
/** What is told of a name's bearer: in brackets, after a comma or a dash, or where from. */
const described = String.raw`((?:\s\([^()\n]*\))?(?:(?:,\s|\s[–—|-]\s|\s(?:of|from|in)\s)[^\n“”"«»]*)?)`
const signature = new RegExp(String.raw`^\s*${dashed}${named}${described}$`, 'du')

const bracketed = /^\s*\((.*)\)$/dsu

/** A verb after a comma, so that the words are a clause ("Rosa Vell, mayor of Selm, told reporters"); small words after the name may be one. */
const clause = /^\s\p{Ll}|,\s(?:who\s)?\p{Ll}+(?:ed|id|ld|ote|s)(?![\p{L}\p{M}])/u

/** What tells of the saying and not of who said it: "tweeting after the speech", "in a letter", "3 May 2024". */
const ofSaying = /,\s(?:(?:in|on|at|to|via|\p{Ll}+ing)(?![\p{L}\p{M}])|\d{4}|\d{1,2}\s\p{Lu}|\p{Lu}\p{Ll}+\s\d).*$/su

/** Reads a stretch of text as a signature: a name, perhaps after a dash, with what is told of its bearer. */
function signatureReader(text: string, mentions: readonly Mention[]): (stretch: Span) => Signature | null {
  const bearers = new Map(mentions.map(({ span, type }) => [span[1], type]))
  return ([start, end]) => {
    if (end - start > longest) return null
    const whole = text.slice(start, end).replace(/[.\s]+$/u, '')
    const [from, to] = bracketed.exec(whole)?.indices?.[1] ?? [0, whole.length]
    const words = whole.slice(from, to)
    const [, dash, name, told] = signature.exec(words)?.indices ?? []
    if (!name || !told) return null
    const at = start + from
    const bearer = bearers.get(at + name[1])
    const length = words.slice(...name).split(' ').length
    const about = words.slice(...told)
    const isName = dash ? bearer !== 'place' && length <= longestName : bearer === 'person' && length > 1
    if (!(isName || (dash && bearer === 'organisation')) || (!dash && clause.test(about))) return null
    const left = ofSaying.exec(about)?.[0].length ?? 0
    return {
      source: [at + name[0], at + told[1] - left],
      cue: dash ? [at + dash[0], at + dash[0] + words.slice(...dash).trimEnd().length] : null,
    }
  }
}

/** Fewest lines with names that make a list. */
const fewestLines = 2

/** Quotations that are paragraphs, each with the line above it or each with the line below it, whichever signs more. */
function signedByLines(
  { paragraphs }: Document,
  passages: readonly Passage[],
  read: (stretch: Span) => Signature | null,
): Signed[] {
  const beside = (step: -1 | 1): Signed[] =>
    passages.flatMap(({ start, end, first, last }) => {
      const line = paragraphs[step < 0 ? first - 1 : last + 1]
      const found = line ? read([line.start, line.end]) : null
      return found ? [{ quotation: [start, end] as const, ...found }] : []
    })
  const above = beside(-1)
  const below = beside(1)
  const most = above.length >= below.length ? above : below
  return most.length >= fewestLines ? most : []
}
