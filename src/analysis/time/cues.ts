import { type Document, sentenceAt, sentenceText, slice } from '../document/document.ts'
import type { Span } from '../types.ts'
import type { Saying, StatementSpans } from './sayings.ts'

const adverb = '(?:now|still|already|also|often|never|always|usually|typically|generally|frequently|regularly|both|all)'
const plural =
  'say|think|believe|argue|expect|hope|claim|insist|fear|warn|doubt|show|suggest|indicate|predict|agree|disagree|deny|complain|' +
  'contend|worry|suspect|point out|note|want|wish|support|oppose|favou?r|prefer|see|view|know|feel|find|appear|seem|acknowledge|' +
  'recogni[sz]e|maintain|estimate|consider|remember|recall|understand|like|love|dislike|blame|describe|call|ask|write'

/** "says", "has denied", "they believe", "don't know", "will ask": of the day of writing, whatever past the paragraph tells. */
const present = new RegExp(
  String.raw`^(?:${adverb} )?(?:(?!was\b)\p{Ll}+s\b|(?:am|are|have|do|will|can|may|must|${plural})\b|(?:do|does|wo|ca|are|is|has|have)n['’]t\b|['’](?:m|re|ve|ll)\b|['’]s (?:been|become|not|told|said|asked|called|made|written|spoken|promised|warned|argued)\b)`,
  'u',
)

/** "would |claim", "did not |say": no saying of the day of writing. */
const infinitive = /\b(?:to|would|could|did|might|should)\s(?:not\s)?$/u

/** "told me", "said by phone": to the writer, when the article was written. */
const toWriter =
  /^(?:\S+\s)?(?:me|this (?:newspaper|magazine|reporter|writer)|(?:\p{Ll}+\s)?by (?:tele)?phone|(?:\p{Ll}+\s)?by e-?mail|over (?:coffee|tea|lunch|dinner))\b/u

/** "did not respond to questions", "declined to comment": to the writer as well. */
const unanswered =
  /^(?:\p{Ll}+ly )?(?:(?:(?:did|does|has|have|had)(?: not|n['’]t)|(?:has|have) yet to)(?: \p{Ll}+ly)? (?:yet )?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)\b[^.,;:]{0,30}\b(?:requests?|questions?|quer(?:y|ies)|inquir(?:y|ies)|calls?|messages?|e-?mails?)\b|(?:declined|refused)(?: to| requests? for| an?)? (?:comments?|interviews?|be interviewed)\b|(?:could|can) not be reached\b)/u

/** "has also |denied", "she’s |told". */
const perfect = /\b(?:has|have|(?:she|he|who)['’]s|(?:they|we|I)['’]ve)\s(?:\p{Ll}+\s)?$/iu

export function isPresent(document: Document, { cue }: StatementSpans): boolean {
  const [first] = cue
  if (first === undefined || saysAtTheTime(document, first[0])) return false
  return isToWriter(document, first[0]) || isPresentTense(document, first) || isCalled(document, first[0])
}

/** "|Contacted by the Gazette|, Venn said": when the article was written. */
const isCalled = (document: Document, at: number): boolean => called.test(openingOf(document, sentenceAt(document, at)))

const called = /^\W?(?:Contacted|Reached|Approached) (?:by|for|on|at)\b/

/** As much of a sentence as such words take. */
function openingOf({ text, sentences }: Document, sentence: number): string {
  const start = sentences[sentence]?.start ?? 0
  return text.slice(start, start + 20)
}

export const isToWriter = ({ text }: Document, at: number): boolean =>
  toWriter.test(text.slice(at, at + 40)) || unanswered.test(text.slice(at, at + 100))

export function isPresentTense(document: Document, first: Span): boolean {
  const before = document.text.slice(Math.max(0, first[0] - 16), first[0])
  return (present.test(slice(document, first)) && !infinitive.test(before)) || perfect.test(before)
}

/** "has supported": goes back over some time, not to one saying. */
export const isPerfect = (document: Document, { cue }: StatementSpans): boolean =>
  cue[0] !== undefined &&
  /^(?:has\s|have\s|['’]ve\s|['’]s\s(?:\p{Ll}+ed|told|said|made|been|written|spoken)\b)/u.test(slice(document, cue[0]))

/** "had told": a saying before the one that the text is at. */
export const isEarlier = (document: Document, { cue }: StatementSpans): boolean => {
  const [first] = cue
  return (
    first !== undefined &&
    (/^had\b(?! to\b)/.test(slice(document, first)) ||
      /\bhad(?:\s\p{Ll}+)?\s*$/u.test(document.text.slice(0, first[0]).slice(-20)))
  )
}

/** Verbs for what is said: an act of another kind ("filed a suit last month") tells nothing of when its doer spoke of it. */
const saying =
  /\b(?:sa(?:id|ys?|ying)|tell|told|wr(?:ote|it)|sp[eo](?:ak|ke|ech)|tweet|post|announc|declar|stat(?:ed|ing|ement)|letter|interview|warn|add(?:ed|ing)|argu|insist|claim|not(?:ed|ing)|explain|predict|promis|pledg|vow|den[iy]|accus|critici|repeat|testif|describ|recall|admit|acknowledg|conced|suggest|propos|urg|demand|repl|answer|respond|continu|conclud|mention|boast|jok|complain|blam|prais|dismiss|reject|attack|slam|mock|call|ask|assur|thank|agree|defend|alleg|advocat|rul(?:ed|ing)|campaign|assert|echo|comment|remark|express|question)/

export const isSaid = (document: Document, { cue }: StatementSpans): boolean =>
  cue.some((span) => saying.test(slice(document, span)))

/** "|Asked| about it at the debate, Torm said". */
export const isQuestion = (document: Document, { cue: [first] }: StatementSpans): boolean =>
  first !== undefined && /^(?:Asked|Questioned|Pressed)\b/.test(slice(document, first))

/** "Torm, who |said| in March that": told by the way. */
export const isRelative = ({ text }: Document, { cue: [first] }: StatementSpans): boolean =>
  first !== undefined && /\bwho\s(?:had\s|has\s)?$/.test(text.slice(Math.max(0, first[0] - 10), first[0]))

/** "said at the time": the time that the paragraph tells, where it tells one. */
export const saysAtTheTime = ({ text }: Document, at: number): boolean =>
  /^\p{L}+(?:\s\p{L}+){0,3}\s(?:at (?:the|that) time\b|(?:back )?then\b(?=[.,;]| that\b))/u.test(
    text.slice(at, at + 60),
  )

const visit = /\bI (?:went to (?:see|meet)|visited|met|called on|sat down with|caught up with|rang|phoned|telephoned)\b/

/** "I went to see Venn in March. “All is well,” he told me": not when the article was written. */
export function isOfVisit(document: Document, { statement, sentence, occasions }: Saying): boolean {
  const [verb] = statement.cue
  if (verb === undefined || isPresentTense(document, verb)) return false
  return occasions.some(
    (occasion) => occasion.sentence < sentence && visit.test(sentenceText(document, occasion.sentence)),
  )
}

/** "Back then he said": goes on with the time of what was said before. */
export const opensThen = (document: Document, sentence: number): boolean =>
  /^\W?(?:Back then|At (?:the|that) time|In those days)\b/.test(sentenceText(document, sentence))

/** A turn in an interview, a debate or a transcript: its cue is the colon or dash after the speaker's label. */
export function isTurn(document: Document, { cue }: StatementSpans): boolean {
  const [first] = cue
  return first !== undefined && /^[.:–—-]$/.test(slice(document, first))
}

/** Verbs for what is said to what somebody else has just said, and after it. */
const reply =
  /^(?:repl(?:ied|ying)|retorted|interjected|interrupted|shouted|heckled|quipped|chimed)\b|^(?:then )?(?:continued|went on(?: to (?:say|tell|add))?)[,:]?$/

/** "“Will you go?” she |asked|": to somebody who is there. */
const isAsked = (document: Document, { cue: [verb], content }: StatementSpans): boolean =>
  verb !== undefined &&
  /^(?:then |also )?(?:asked|wondered)\b/.test(slice(document, verb)) &&
  content.some((span) => /^[“"].*\?[”"]?,?[”"]?$/su.test(slice(document, span)))

/** "Speaking after him, the Prime Minister acknowledged": what is said on the same occasion. */
const sameOccasion =
  /\b(?:(?:[Aa]lso )?[Ss]peaking (?:after|before|alongside|later|next|earlier)|[Aa]lso speaking|[Tt]aking the floor|right of reply|[Rr]esponding|[Rr]eplying|[Ii]n (?:his|her|their) (?:own )?(?:response|reply|remarks|turn|reaction)\b|[Ee]arlier (?:in the|that|the same) (?:day|evening|session)|[Ll]ater (?:in the|that|the same) (?:day|evening|session)|(?:the|that) same (?:day|evening)|[Aa]t the same (?:event|meeting|briefing|session|conference|hearing))\b/

export function isReply(document: Document, { statement, at, sentence }: Saying): boolean {
  const [verb] = statement.cue
  if (verb !== undefined && (reply.test(slice(document, verb)) || isAsked(document, statement))) return true
  const start = document.sentences[sentence]?.start ?? at
  return sameOccasion.test(document.text.slice(Math.max(start, at - longestOpening), at))
}

/** How far before the verb of saying such words may stand, in UTF-16 code units. */
const longestOpening = 240
