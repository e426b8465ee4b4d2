import { type Document, paragraphAt, quotationAround, sentenceAt } from '../document/document.ts'
import type { Entity, Span } from '../types.ts'
import { type Agrees, agrees, type Discourse } from './discourse.ts'
import type { Named } from './gender.ts'
import { officeAfterClause, unnamedIn } from './person-phrases.ts'
import { isOffice, isRoleHead } from './roles.ts'
import { namedIn } from './source-names.ts'
import { isGoverned } from './surname-turns.ts'
import type { Gender } from './titles.ts'

/**
 * The gender of a source that is "he" or "she herself"; of "him" and "her" in "according to him", "led her to declare"; of
 * "his" and "her" but before somebody else ("his campaign", "her lawyer"); else null.
 */
export function genderOfPronoun({ text }: Pick<Document, 'text'>, [start, end]: Span): Gender | null {
  const words = text.slice(start, end).trim()
  const subject = /^(s?he)(?:['’](?:s|d|ll))?(?:\s|$)/iu.exec(words)?.[1]
  if (subject) return subject.toLowerCase() === 'she' ? 'female' : 'male'
  if (!/^(?:him|his|her)$/i.test(words)) return null
  if (!/^him$/i.test(words) && governs(text.slice(end, end + longestNoun))) return null
  return /^her$/i.test(words) ? 'female' : 'male'
}

/** How far after a possessive its noun is looked for, in UTF-16 code units. */
const longestNoun = 80

/** "his |new campaign manager|", "her |lawyers|": whether a possessive leads to somebody else, or to a group. */
function governs(after: string): boolean {
  const words = /^(?:\s[\p{L}’'-]+){1,4}/u.exec(after)?.[0].trim().split(/\s/u) ?? []
  const edge = words.findIndex((word) => /^(?:of|to|that|on|in|for|with|about|at|as|and|or)$/.test(word))
  return (edge < 0 ? words : words.slice(0, edge)).some(
    (word) => isRoleHead(word) || isRoleHead(word.replace(/['’]s$|s$/, '')) || groups.test(word),
  )
}

const groups =
  /^(?:campaign|team|administration|camp|government|cabinet|staff|office|party|side|family|foundation|people|parents|group|firm|company|children|wife|men|women)$/i

/** How many paragraphs before its own a pronoun may reach, how far in UTF-16 code units, and past how many who spoke. */
const reach = 2
const longestReach = 5000
const mostSpoken = 100

/** "…, he says, …": what stands before it is said, too. */
const inserted = /^,\ss?he\s\p{Ll}+(?:\s\p{Ll}+)?,/iu

/** "When I wrote to Varga, he replied, “…”": what stands before it only tells when. */
const subordinate = /^\s?(?:\p{Lu}\p{Ll}+,\s)?(?:after|as|asked|before|confronted|once|pressed|when|while)\b/iu
const quotes = /^s?he\s\p{Ll}+(?:\s\p{Ll}+)?,\s[“"‘']/iu

/**
 * The person whom "he" or "she" at an offset means: sentence by sentence backwards, who spoke last there, else the first
 * person named outside quotation marks. One whose gender the text only makes likely, and unlike, gives way to another.
 * Nobody whom the content names is meant: who speaks of himself says "I" ("Reuter, he says, was late").
 */
export function personByPronoun(
  discourse: Discourse,
  at: number,
  gender: Gender,
  content: readonly Span[],
): Entity | null {
  const { document, named } = discourse
  const own = paragraphAt(document, at)
  const start = Math.max(document.sentences[sentenceAt(document, at)]?.start ?? at, at - longestReach)
  const ahead = personAhead(discourse, [start, at], gender)
  if (ahead) return ahead
  const clause = Math.max(start, document.text.slice(start, at).search(/[^:;]*$/u) + start)
  const replies =
    subordinate.test(document.text.slice(clause, clause + 40)) && quotes.test(document.text.slice(at, at + 40))
  const isInserted = inserted.test(document.text.slice(at - 2, at + 30)) && !replies
  const fronted: readonly Span[] = isInserted ? [[clause, at]] : []
  const spokenOf = new Set([...content, ...fronted].flatMap((span) => namedIn(named, span)).map(({ entity }) => entity))
  for (const { entity } of questioners(discourse, [start, at])) spokenOf.add(entity)
  const speaking = discourse.speaking(at)
  if (speaking) spokenOf.add(speaking)
  const recent = { ...discourse, spoken: discourse.spoken.slice(-mostSpoken) }
  const lastFitting = (
    strict: boolean,
    [from, to]: readonly [number, number],
    goingOn: Gender | null = null,
  ): Entity | null | undefined => {
    const fits = (entity: Entity) => !spokenOf.has(entity) && agrees(discourse, entity, gender, strict)
    for (let p = from; p >= Math.max(0, to); p--) {
      const found = lastInParagraph(recent, p, at, fits, goingOn)
      if (found !== undefined) return found
    }
    return undefined
  }
  const here = lastFitting(true, [own, own], gender)
  if (here !== undefined) return here
  // Named in a phrase of a sentence of "he": whom that goes on about comes first.
  const inPhrase = lastFitting(true, [own, own])
  if (inPhrase !== undefined) return lastFitting(true, [own - 1, own - 1], gender) ?? inPhrase
  const before = lastFitting(true, [own - 1, own - reach], gender) ?? lastFitting(true, [own - 1, own - reach])
  return before ?? lastFitting(false, [own, before === null ? own : own - reach]) ?? null
}

/** Before a possessive that opens a sentence in a phrase; and after it, up to who is named, but for what one thinks oneself. */
const opening = /^(?:After|At|By|During|For|From|In|On|Through|Under|With)\s(?:\p{L}+\s){0,2}$/u
const phraseAhead =
  /^(?:his|her)\s(?!(?:own\s)?(?:view|opinion|words|account|estimate|assessment|judge?ment|mind|eyes)\b)[^,.;:“”"]{1,80},\s(?:\p{Lu}\p{L}*\.?\s){0,3}$/u
const longestAhead = 140

/** "In |her| statement on the test, Ines Varga defended it": whom a phrase that opens the sentence names only after the pronoun. */
function personAhead(discourse: Discourse, [start, at]: Span, gender: Gender): Entity | null {
  const { document, named } = discourse
  if (at - start > longestAhead || !opening.test(document.text.slice(start, at))) return null
  const next = namedIn(named, [at, at + longestAhead])[0]
  const isAhead = next !== undefined && phraseAhead.test(document.text.slice(at, next.span[0]))
  return isAhead && agrees(discourse, next.entity, gender, true) ? next.entity : null
}

/** "Cross-examined by |Ines Varga|, she agreed": whom the words before the subject name as who asks or brings along. */
const questionedBy =
  /^\W?(?:Asked|Questioned|Quizzed|Pressed|Challenged|Grilled|Cross-examined|Interviewed|Flanked|Accompanied|Joined|Introduced) by\s[^.;:“”"]*$/u

function questioners({ document, named }: Discourse, [start, at]: Span): readonly Named[] {
  return questionedBy.test(document.text.slice(start, at)) ? namedIn(named, [start, at]) : []
}

/** How far back in somebody's words such a person is looked for, in UTF-16 code units. */
const longestWithin = 2000

/**
 * The person whom "he" or "she" at an offset within what somebody says can mean: the one last named there, or, where later
 * sentences tell of an office that somebody of the text has, that one; in a comment of the reporter's, who says it ("called
 * out his rivals, which he believes").
 */
export function personNamedWithin(
  discourse: Discourse,
  { content: [start], speaker }: { readonly content: Span; readonly speaker: Entity | null },
  at: number,
  gender: Gender,
): Entity | null {
  const comments = /,\swhich\s$/.test(discourse.document.text.slice(Math.max(start, at - 8), at))
  if (comments && speaker && agrees(discourse, speaker, gender, true)) return speaker
  const people = namedIn(discourse.named, [Math.max(start, at - longestReach), at])
  const last = people.findLast(({ entity }) => agrees(discourse, entity, gender, true))
  const { sentences } = discourse.document
  const after = last ? (sentences[sentenceAt(discourse.document, last.span[0])]?.end ?? at) : start
  const from = Math.max(after, at - longestWithin)
  const phrases = [...discourse.document.text.slice(from, at).matchAll(/\b[Tt]he(?:\s[\p{L}-]+){1,4}/gu)]
  for (const phrase of phrases.toReversed()) {
    const words = phrase[0].split(/\s/u)
    const head = words.findIndex((word) => isOffice(word))
    const person = head < 1 ? null : discourse.byRole.meantBy(words.slice(0, head + 1).join(' '), at)
    if (person && agrees(discourse, person, gender, true)) return person
  }
  return last?.entity ?? null
}

/** How many sentences back in its paragraph a pronoun may look. */
const farthest = 30

/** Undefined where nobody is named before the offset; null where somebody without a name spoke last. */
function lastInParagraph(
  discourse: Discourse,
  paragraph: number,
  at: number,
  fits: Agrees,
  goingOn: Gender | null,
): Entity | null | undefined {
  const { document } = discourse
  const from = sentenceAt(document, at)
  const first = Math.max(document.paragraphs[paragraph]?.firstSentence ?? 0, from - farthest)
  for (let s = from; s >= first; s--) {
    const sentence = document.sentences[s]
    if (!sentence || sentence.start >= at || sentence.end <= at - longestReach) continue
    const found = lastIn(
      discourse,
      [Math.max(sentence.start, at - longestReach), Math.min(sentence.end, at)],
      fits,
      goingOn,
    )
    if (found !== undefined) return found
  }
  return undefined
}

/** Undefined where the span has nobody; null where somebody without a name spoke last. */
function lastIn(
  discourse: Discourse,
  [start, end]: Span,
  fits: Agrees,
  goingOn: Gender | null,
): Entity | null | undefined {
  const { document, named, spoken } = discourse
  const spoke = spoken.findLast(({ at, entity }) => start <= at && at < end && (entity === null || fits(entity)))
  if (spoke?.entity) return spoke.entity
  if (spoke && goingOn && tellsOf(document.text.slice(spoke.at, end), goingOn)) return undefined
  if (spoke) return (goingOn && officeAfterClause(discourse, [spoke.at, end], fits)) || null
  const people = namedIn(named, [start, end]).filter(
    ({ span, entity }) => fits(entity) && !quotationAround(document, span),
  )
  const free = people.find(
    (person) => !isGoverned(document, person.span) && !saysWhose(document, person.span) && !isInRole(person, people),
  )
  if (!free && people[0] && goingOn && goesOn(document, [start, people[0].span[0]], goingOn)) return undefined
  return (free ?? people[0])?.entity ?? unnamedIn(discourse, [start, end], fits)
}

/** "the |Oku| administration": a name that only says whose. */
const saysWhose = ({ text }: Document, [start, end]: Span): boolean =>
  /\bthe\s$/iu.test(text.slice(Math.max(0, start - 5), start)) &&
  /^\s(?:administration|campaign|camp|team|government|presidency|foundation|family|years|era|plan|bill)\b/iu.test(
    text.slice(end, end + 16),
  )

/** "|Oku| strategist Ben Varga picked it up": who is named in the role of another. */
const isInRole = ({ span, entity }: Named, people: readonly Named[]): boolean =>
  people.some(
    (other) =>
      other.entity !== entity &&
      other.entity.roles.some((role) => role.span[0] <= span[0] && span[1] <= role.span[1] && span[1] < other.span[0]),
  )

/** "A prosecutor told |him|", "|His daughter| wants": words of somebody without a name about the one whom the next "he" means. */
function tellsOf(words: string, gender: Gender): boolean {
  const kin =
    gender === 'female'
      ? /^her\s(?:\p{L}+\s)?(?:son|husband|father|brother|grandson|uncle|nephew)\b/iu
      : /^his\s(?:\p{L}+\s)?(?:daughter|wife|mother|sister|granddaughter|aunt|niece)\b/iu
  const told =
    gender === 'female'
      ? /^[^.;“”"]{1,60}?\b(?:told|asked|warned|informed|reminded|assured)\sher\b(?!\s\p{Ll}+,)/iu
      : /^[^.;“”"]{1,60}?\b(?:told|asked|warned|informed|reminded|assured)\shim\b/iu
  return kin.test(words) || told.test(words)
}

/** Whether words speak of "him" or "her", outside quotation marks, and so go on about who was named before. */
function goesOn(document: Document, [start, end]: Span, gender: Gender): boolean {
  const pronoun = gender === 'female' ? /\b(?:she|her)\b/giu : /\b(?:he|his|him)\b/giu
  return [...document.text.slice(start, end).matchAll(pronoun)].some(
    ({ index }) => !quotationAround(document, [start + index, start + index + 1]),
  )
}
