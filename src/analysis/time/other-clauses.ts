import { type Document, slice } from '../document/document.ts'
import type { Span } from '../types.ts'
import { isPerfect, isPresentTense } from './cues.ts'
import type { Occasion } from './occasions.ts'
import { isClause, type Saying, type StatementSpans } from './sayings.ts'

/** How far in its sentence a saying may stand from its time, in UTF-16 code units. */
const farthest = 1000

/** Whether an occasion of the saying's own sentence is, by what stands between the two, not when it was said. */
export function isOtherClause(document: Document, saying: Saying, occasion: Occasion): boolean {
  const { statement, at } = saying
  const { span, value } = occasion
  if (isApart(document, span, at) || isToCome(document, statement)) return true
  if (isOfAnotherVerb(document, saying, occasion) || isBeforePerfect(document, statement, span)) return true
  if (isPreviously(document, saying, span)) return true
  if ((value?.length ?? 0) >= 10) return false
  if (isPastContent(document, statement, span)) return true
  if (value === null) return isCoordinate(document, saying, span) || isFarFromPresent(document, statement, span)
  return isNaming(document, statement) || isBeforeSource(document, saying, occasion)
}

const between = ({ text }: Document, [start, end]: Span, at: number): string =>
  text.slice(Math.min(end, at), Math.max(start, at))

/** Whether a semicolon parts the two, or as much as a sentence: each has a clause of its own. */
const isApart = (document: Document, span: Span, at: number): boolean =>
  Math.abs(span[0] - at) > farthest || between(document, span, at).includes(';')

/**
 * "It came out on Monday, |and| critics agree", "He symbolizes it, |yet| officials said on Friday", "It was asked for, she said|, but|
 * was dropped in May": the time of another verb.
 */
function isOfAnotherVerb(document: Document, { statement, at }: Saying, { span }: Occasion): boolean {
  const [verb] = statement.cue
  const words = between(document, span, at)
  if (isOfPaper(document, statement, span)) return false
  if (span[0] > at && /\s[–—-]\s(?:and|but|yet|while)\b/.test(words)) return true
  if (span[0] > at && verb !== undefined && /^, (?:and|but) /.test(document.text.slice(verb[1], verb[1] + 6)))
    return true
  const joins = span[1] <= at ? /,|\band\b/ : /,\s(?:and|but|yet|while|though|although|whereas)\b/
  return joins.test(words) && verb !== undefined && isPresentTense(document, verb)
}

/** "|His memoirs|, published in 2003, blame": the time of a source that is a paper. */
const isOfPaper = ({ text }: Document, { source }: StatementSpans, [start]: Span): boolean =>
  source.some(
    ([from]) =>
      from < start &&
      start - from <= longestPaper &&
      /^[^,.;:]*,?\s(?:published|printed|released|issued|dated)\s(?:(?:on|in)\s)?$/.test(text.slice(from, start)),
  )

/** Room for the name of a paper, in UTF-16 code units. */
const longestPaper = 100

/**
 * "said |he had voted for it in 2008| and left in 2012": a year after the words that are said tells no more of the saying, but
 * "called it a gift |when he presented it in 2012|" does.
 */
const isPastContent = (document: Document, { content, cue }: StatementSpans, [start]: Span): boolean =>
  content.some(
    (span) =>
      span[1] <= start &&
      (cue[0]?.[1] ?? span[1]) <= span[0] &&
      isClause(slice(document, span)) &&
      !/^,? (?:when|as) (?:he|she|it|they)\b/.test(document.text.slice(span[1], start)),
  )

/** "has mocked a reporter and |recently| called him": what is past is what the other verb tells. */
const isCoordinate = (document: Document, { at, sentence }: Saying, span: Span): boolean =>
  document.sentences[sentence]?.start !== span[0] && /\b(?:and|but)\b/.test(between(document, span, at))

/** Words that lead up to a time at which something was said all the same: "has denied it in an interview on Sunday". */
const atSpeech = /\b(?:interview|statement|speech|tweet|post|remarks|appearance|debate)\b[^.,;:]{0,40}$/

/** "advocates |cite| what he did in the House in the 1990s". */
const isFarFromPresent = (document: Document, { cue: [verb] }: StatementSpans, [start]: Span): boolean =>
  verb !== undefined && start > verb[1] + besidePresent && isPresentTense(document, verb)

/** How far after a verb in the present "recently" may stand, in UTF-16 code units. */
const besidePresent = 14

/** "|has shown| a patience that she lacked in 2008": what is past is not when she has. */
const isBeforePerfect = (document: Document, statement: StatementSpans, [start]: Span): boolean => {
  const [verb] = statement.cue
  if (verb === undefined || !isPerfect(document, statement)) return false
  if (atSpeech.test(document.text.slice(Math.max(verb[1], start - 60), start))) return false
  return statement.content.some((content) => verb[1] <= content[0] && content[0] < start)
}

/** "|will use| the same words as four years ago". */
const isToCome = (document: Document, { cue: [verb] }: StatementSpans): boolean =>
  verb !== undefined && /^(?:will|shall|['’]ll)\b/.test(slice(document, verb))

/** "Venn, who |previously questioned| it, said on Friday": the day is that of the other verb. */
const isPreviously = (document: Document, { statement, at }: Saying, span: Span): boolean => {
  const [verb] = statement.cue
  return (
    verb !== undefined &&
    /^(?:had )?(?:previously|formerly|once) \p{Ll}/u.test(slice(document, verb)) &&
    between(document, span, at).includes(',')
  )
}

/** "In 2009, under |what| Venn |called| the old rules, it sold boats": a name that he has for it. */
const isNaming = ({ text }: Document, { source: [source], cue: [verb] }: StatementSpans): boolean =>
  source !== undefined &&
  verb !== undefined &&
  text.startsWith('called', verb[0]) &&
  /\bwhat\s$/.test(text.slice(Math.max(0, source[0] - 6), source[0]))

/** "left in 2000, |but she| said": a year or month of what another clause tells; one that opens the sentence is of both. */
function isBeforeSource(
  { text, sentences }: Document,
  { statement, at, sentence }: Saying,
  { span }: Occasion,
): boolean {
  const [source] = statement.source
  if (!source || source[0] < span[1] || source[0] > at) return false
  if (span[0] - (sentences[sentence]?.start ?? 0) <= longestOpening) return false
  return /\b(?:but|yet|while|though|although|whereas)\s$/.test(text.slice(span[1], source[0]))
}

/** Room for "Back in" before a time that opens its sentence, in UTF-16 code units. */
const longestOpening = 10
