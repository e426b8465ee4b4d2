import type { Document } from './document.ts'

/** The paragraphs of an interview in which somebody asks, by index; the first of them, and the end of the last answer. */
export interface Questions {
  readonly at: ReadonlySet<number>
  readonly first: number
  readonly end: number
}

/** Fewest questions that make an interview. */
const fewest = 3

const read = new WeakMap<Document, Questions | null>()

/**
 * The questions of an interview that is printed without labels: in paragraphs of their own, in bold or not, with answers that say
 * "I". Null where the text is no such interview. Read once, however often they are asked for.
 */
export function questionsOf(document: Document): Questions | null {
  const known = read.get(document)
  if (known !== undefined) return known
  const questions = readQuestions(document)
  read.set(document, questions)
  return questions
}

function readQuestions({ paragraphs, text }: Document): Questions | null {
  const texts = paragraphs.map(({ start, end }) => text.slice(start, end).trim())
  const at = new Set(texts.flatMap((one, i) => (i > 0 && asks(one) ? [i] : [])))
  const [first = texts.length] = at
  const asked = [...at].filter((i) => i + 1 < texts.length && !at.has(i + 1))
  if (asked.length < fewest || at.size > asked.length * 2) return null
  const addressed = asked.filter((i) => /\byou(?:r|rs)?\b/i.test(texts[i] ?? ''))
  const isOwn = (i: number): boolean => /\b(?:I|my|we|our)\b/u.test(unquoted(texts[i] ?? ''))
  const answered = asked.filter((i) => isOwn(i + 1))
  if (addressed.length < 2 || answered.length < 2) return null
  let end = (asked.at(-1) ?? first) + 2
  while (end < texts.length && isOwn(end)) end++
  return { at, first, end }
}

/** Longest question, in UTF-16 code units. */
const longestQuestion = 500

/** A paragraph that is all in bold, or short and ends by asking. */
function asks(text: string): boolean {
  if (/^(\*\*|__)[^*_]+\1$/u.test(text)) return true
  return text.length <= longestQuestion && /\?["”’*_)]*$/u.test(text) && !/^["“]/.test(text)
}

const unquoted = (text: string): string => text.replace(/[“"][^“”"]*[”"]/gu, '')
