import { type Document, quotationAround, sentenceAt } from '../document/document.ts'
import type { Entity, Span } from '../types.ts'
import type { Named } from './gender.ts'
import { namedIn } from './source-names.ts'

/** Between a subject and its verb: an apposition or a relative clause between commas, then an auxiliary or an adverb. */
const beforeVerb = /^(?:\s*\([^()]{1,40}\))?(?:,|,\s[^“”";:]{1,160},)?(?:\s\p{Ll}+){0,4}\s*$/u
/** No more than this many characters match `beforeVerb`, titles at their full length: a sentence may have no end. */
const reach = 2400
/** A title in quotation marks, which may hold the comma of the phrase that it ends. */
const title = /[“"][^“”"]{1,80}?(,?)[”"]/gu
/** A clause that opens anew has a subject of its own. */
const newClause = /\b(?:and|but|that|because|when|while|as|if)\s/u
const governed = /(?:\b(?:of|for|to|with|by|from|about|against|between|and)\s(?:the\s)?|["“(])$/iu

/**
 * The one named as the subject of a verb of saying for which no source was found: the last name before it in its sentence,
 * with nothing between but what may stand there. Null where the words do not tell.
 */
export function subjectOf(
  document: Document,
  named: readonly Named[],
  [verb]: Span,
  content: readonly Span[],
): Entity | null {
  const start = Math.max(document.sentences[sentenceAt(document, verb)]?.start ?? 0, verb - reach)
  const before = namedIn(named, [start, verb]).filter(
    ({ span }) => !quotationAround(document, span) && content.every(([from, to]) => span[1] <= from || span[0] >= to),
  )
  const subject = before.find(({ span }) => {
    const between = document.text.slice(span[1], verb).replace(title, 'title$1')
    const clause = /^(?:[^,]*,)?([^,]*)$/u.exec(between.replace(/^(?:\s*\([^()]*\))?,[^,]*,/u, ''))?.[1] ?? between
    return (
      beforeVerb.test(between) &&
      !newClause.test(`${clause} `) &&
      !governed.test(document.text.slice(Math.max(start, span[0] - 12), span[0]))
    )
  })
  return subject && subject.entity.type !== 'place' ? subject.entity : null
}

/**
 * The one whom "who" or "which" at the offset takes up: the name right before it; for "who" a person, past what tells who
 * that is ("Ines Varga, a lawyer in Orlen |who|").
 */
export function antecedentOf(document: Document, named: readonly Named[], at: number): Entity | null {
  const isWho = /^who/i.test(document.text.slice(at, at + 3))
  const before = namedIn(named, [Math.max(0, at - (isWho ? longestApposition : nearest)), at])
  const last = before.at(-1)
  if (last && adjoining.test(document.text.slice(last.span[1], at)) && isWho === (last.entity.type === 'person'))
    return last.entity
  if (!isWho) return null
  const apposed = before.filter(({ entity }) => entity.type === 'person').slice(-mostApposed)
  return apposed.findLast(({ span }) => apposition.test(document.text.slice(span[1], at)))?.entity ?? null
}

/** How far before it a name may stand, and a name with an apposition, in UTF-16 code units. */
const nearest = 80
const longestApposition = 200
/** Most people to whom the apposition may belong, the last of them who are named before. */
const mostApposed = 3

const adjoining = /^(?:\s*\([^()]{1,40}\))?,?\s*$/u
const apposition =
  /^(?:\s*\([^()]{1,40}\))?(?:\s(?:of|from|at)\s(?:the\s)?\p{Lu}[^,;:“”"()?!]{1,50})?(?:,\s(?:\d{1,3},\s)?(?!(?:and|but|or)\s)[^,.;:“”"()?!]{3,150})?,?\s*$/u

/** The person whose name and role go on a source that was cut at a comma: "|the former envoy|, now dean of the college Ines Varga". */
export function personApposed(document: Document, named: readonly Named[], [start, end]: Span): Entity | null {
  if (!/^(?:the|its|his|her|their)\s/i.test(document.text.slice(start, end))) return null
  const next = namedIn(named, [end, end + 120]).find(({ entity }) => entity.type === 'person')
  const adjoins = next?.entity.roles.some(
    ({ span }) =>
      span[1] < next.span[0] &&
      /^,\s(?:(?:now|today|currently|the|an?)\s){0,2}$/u.test(document.text.slice(end, span[0])),
  )
  return next && adjoins ? next.entity : null
}

/** "|the state agency| quoted Varga as saying": not the source but whom it quotes, where that is a name. */
export function personQuoted(document: Document, named: readonly Named[], [, end]: Span): Entity | null {
  const quotes = /^\s(?:(?:also|has|had)\s)?quot(?:ed|es)\s/u.exec(document.text.slice(end, end + 24))?.[0].length ?? 0
  const next = quotes > 0 ? namedIn(named, [end + quotes, end + 160])[0] : undefined
  const says =
    next &&
    /^,?[^.;“”"]{0,80}?\sas\s(?:saying|telling|writing)\b/u.test(document.text.slice(next.span[1], next.span[1] + 100))
  return next && says && next.entity.type === 'person' ? next.entity : null
}
