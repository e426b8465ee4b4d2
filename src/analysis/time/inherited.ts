import { type Document, sentenceText, slice } from '../document/document.ts'
import type { StatementDate } from '../types.ts'
import { opensThen, saysAtTheTime } from './cues.ts'
import { inheritedFrom, type Occasion } from './occasions.ts'
import { lastName, type Saying, type StatementSpans } from './sayings.ts'

/** "He was speaking in Orlen on Monday." */
const speech = /\b(?:speaking|spoke|remarks?|comments?|interview|statement|speech|address)\b/i

const tellsSpeech = (document: Document, sentence: number): boolean => speech.test(sentenceText(document, sentence))

/** Who speaks in each sentence, by the sentence's index. */
export function speakersBySentence(sayings: readonly Saying[]): ReadonlyMap<number, ReadonlySet<string>> {
  const speakers = new Map<number, Set<string>>()
  for (const { sentence, source } of sayings) speakers.set(sentence, (speakers.get(sentence) ?? new Set()).add(source))
  return speakers
}

/**
 * The last occasion before in the paragraph, or one in the next sentence that tells of the speech. What somebody else said
 * "in a 2019 speech", or no closer than in some year, is an occasion of that sentence only.
 */
export function inherited(
  document: Document,
  { statement, at, sentence, source, occasions }: Saying,
  speakers: ReadonlyMap<number, ReadonlySet<string>>,
  asides: ReadonlySet<number>,
): StatementDate | null {
  const isAside = (occasion: Occasion): boolean =>
    occasion.ofSpeech && occasion.sentence !== sentence && asides.has(occasion.sentence) && !asides.has(sentence)
  const isOwn = (occasion: Occasion): boolean => {
    const others = speakers.get(occasion.sentence)
    if (occasion.sentence === sentence - 1 && opensAsked(document, occasion.sentence)) return true
    return others === undefined ? goesOn(document, statement, sentence, occasion) : others.has(source)
  }
  const isShared = (occasion: Occasion): boolean =>
    !occasion.ofSpeech &&
    !(occasion.value?.length === 7 && occasion.sentence < sentence && tellsFigures(document, occasion.sentence)) &&
    ((occasion.value?.length ?? 0) > 4 ||
      (occasion.sentence < sentence &&
        (isOfItsYear(document, statement, sentence) ||
          (speakers.has(occasion.sentence) && isTheirs(document, statement)))))
  const last =
    occasions.findLast(
      (occasion) =>
        occasion.span[0] < at &&
        occasion.value !== null &&
        (occasion.sentence < sentence || occasion.value.length > 7) &&
        (isShared(occasion) || isOwn(occasion)) &&
        !isAside(occasion),
    ) ??
    occasions.find(
      (occasion) =>
        occasion.sentence === sentence + 1 &&
        !asides.has(occasion.sentence) &&
        (occasion.value?.length ?? 0) > 4 &&
        tellsSpeech(document, occasion.sentence) &&
        (speakers.get(occasion.sentence)?.has(source) ?? true),
    )
  return last ? inheritedFrom(last) : null
}

/** "Prices rose in January", "fell to 5 percent in May": the month of figures is not when somebody speaks of them. */
const tellsFigures = (document: Document, sentence: number): boolean => figures.test(sentenceText(document, sentence))

const figures =
  /\b(?:rose|fell|grew|climbed|dropped|increased|decreased|declined|jumped|slipped|shrank|gained|reached|stood|surged|slumped)\b[^.;]*(?:\bper ?cent\b|%|\bpercentage points?\b)|\b(?:prices|unemployment|inflation|sales|exports|imports|output|wages|revenues?|turnover|profits?)\b[^.;]{0,40}\b(?:rose|fell|grew|climbed|dropped|increased|decreased|declined|jumped|slipped|shrank|surged|slumped)\b/i

/** Verbs for what is said once, on an occasion, and seldom to a reporter afterwards. */
const act =
  /^(?:(?:had )?(?:declared|promised|pledged|vowed|warned|announced|assured|demanded|replied|retorted|proclaimed|predicted|proposed|dismissed|denounced|hailed|decreed|threatened|began|exclaimed|shouted|cried|thundered)\b|told (?:an?|the|his|her|its|their|parliament|voters|delegates|reporters|deputies)\b|(?:had )?called (?:it|him|her|them|the)\b)/

/** "The then owner", "Venn, then a clerk", "the mayor of the day", "who led it in those days". */
const ofThen =
  /(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|['’]s) then[ -]\p{Ll}|, then (?:an?|the|his|her|its|their) |\bthen-\p{Ll}|\b(?:of the day|at the time|in those days)\b/u

/** "The stone was laid in 1991. “We shall finish it,” the mayor told a crowd": said in the year that the paragraph is at. */
function isOfItsYear(document: Document, { cue: [verb], source }: StatementSpans, sentence: number): boolean {
  if (verb === undefined) return false
  return (
    opensThen(document, sentence) ||
    saysAtTheTime(document, verb[0]) ||
    act.test(document.text.slice(verb[0], verb[0] + 40)) ||
    source.some((span) => ofThen.test(slice(document, span)))
  )
}

/** "In 1974 the president declared …, and |his engineer| added", "In a 1974 survey most said …. |One of them| wrote". */
const isTheirs = (document: Document, { cue: [verb], source }: StatementSpans): boolean =>
  verb !== undefined &&
  /^(?:said|added|noted|argued|explained|agreed|objected|answered|remarked|observed|told|wrote)\b/.test(
    slice(document, verb),
  ) &&
  source.some((span) =>
    /^(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|(?:[Oo]ne|[Mm]ost|[Mm]any|[Ss]ome|[Oo]thers|[Aa]nother) of them)\b/.test(
      slice(document, span),
    ),
  )

/** "Asked on Monday whether she would go, Torm smiled. “No,” she said." */
const opensAsked = (document: Document, sentence: number): boolean =>
  /^(?:Asked|Questioned|Pressed)\b/.test(sentenceText(document, sentence))

/** "Torm hinted at it in a speech on Monday. “All is well,” she said": nobody's statement before, and nobody else is named since. */
function goesOn(document: Document, statement: StatementSpans, sentence: number, occasion: Occasion): boolean {
  if (occasion.sentence !== sentence - 1 || (occasion.value?.length ?? 0) <= 4) return false
  const name = lastName(document, statement)
  return statement.source.length > 0 && (name === null || sentenceText(document, occasion.sentence).includes(name))
}
