import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { abbreviates, withTitle } from './role-ends.ts'
import {
  determiners,
  firstHead,
  isAged,
  isHeadAt,
  isKin,
  isOffice,
  isRoleHead,
  longest,
  role,
  sentenceOf,
  word,
} from './role-words.ts'

/** Verbs that say what a person is, and adverbs that may follow them. */
const copulas = new Set('is was became remains remained'.split(' '))
/** "was |appointed|", "has been |elected|": what follows is what the person then was. */
const chosen = /^(?:re-?)?(?:appointed|elected|named|made|nominated|confirmed|promoted|chosen|ordained|crowned)$/
/** "took over |as|", "works |as|". */
const verbsWithAs =
  /^(?:serve[sd]?|works?|worked|acts?|acted|returned|resigned|retired|continue[sd]?|stayed|began|started|joined)$/
const timely = new Set('most recently previously formerly once also long currently now then'.split(' '))
const adverbs = new Set('now then still currently also once already today later perhaps'.split(' '))
const isAdverb = (word: string): boolean => adverbs.has(word) || /\p{Ll}{3,}ly$/u.test(word)
/** Words that end what is said of somebody: the next clause, or a time. */
const ends =
  /^(?:[,.;:()“”"!?–—]|-{2,}|\d{4}|and|but|or|until|since|from|when|where|while|before|after|because|as|who|whose|which|that|here|there|then|now|during|under|by|with|is|was|were|has|had|will|would|can|could|said|says|told|tells|stated)$/

/**
 * What the verb after a name says the person is: "Petkovich is the Danubian deputy prime minister", "Oku, 81, was the chief
 * surveyor". After "a" only an office counts ("a former judge", not "a realist"); without
 * an article, anything that leads on ("honorary consul of Orlen").
 */
export function roleByCopula(document: Document, end: number): EntityRole | null {
  let at = word(document, end) === ',' && isAged(document, end) ? end + 3 : end
  if (word(document, at) === ',' && word(document, at + 1) === 'who') at += 2
  else if (word(document, at) === 'who') at++
  while (timely.has(word(document, at))) at++
  at = pastVerb(document, at)
  if (at === 0 || /^(?:not|never)$/.test(word(document, at))) return null
  // "is |74 and| the last mechanic"
  if (/^\d{1,3}$/.test(word(document, at)) && word(document, at + 1) === 'and') at += 2
  while (isAdverb(word(document, at))) at++
  const determiner = word(document, at)
  const first = determiners.has(determiner) ? at + 1 : at
  if (
    /^(?:only|one|same|first|last|best|worst|most|next|good|bad|better|worse|great|terrible)$/.test(
      word(document, first),
    ) &&
    !(/^(?:only|last)$/.test(word(document, first)) && determiner === 'the')
  )
    return null
  const last = Math.min(sentenceOf(document, end)?.endToken ?? document.tokens.length, first + longest + 1)
  let stop = first
  while (
    stop < last &&
    (!ends.test(word(document, stop)) || goesOn(document, stop)) &&
    !(/^(?:last|this)$/.test(word(document, stop)) && isPeriod(word(document, stop + 1))) &&
    !(/^(?:in|on|at)$/.test(word(document, stop)) && isTime(word(document, stop + 1))) &&
    !(word(document, stop) === 'for' && span.test(word(document, stop + 1)))
  )
    stop++
  const head = firstHead(document, first, stop)
  if (head !== null && ordinal.test(word(document, first)) && word(document, head + 1) === 'to') return null
  const found = head === null ? null : role(document, first, withTitle(document, stop))
  if (head === null || found === null || isKin(document, first, head)) return null
  for (let inner = first + 1; inner < head; inner++) if (determiners.has(word(document, inner))) return null
  const office = isOffice(document.text.slice(found.span[0], document.tokens[head]?.end))
  const bare = first === at && /^(?:of|for|at)$/.test(word(document, head + 1))
  return office || determiner === 'the' || bare || isEmployed(document, head, stop) ? found : null
}

/** "an usher |at Orlen Court|", "a lecturer |in law at the University of Velden|": with where somebody works. */
function isEmployed(document: Document, head: number, stop: number): boolean {
  if (!/^(?:at|for|with|in|of)$/.test(word(document, head + 1))) return false
  return document.tokens.slice(head + 2, stop).some(({ text }) => /^\p{Lu}/u.test(text))
}

/** "Center for Women |and| Politics at Orlen": an "and" within a body's name. */
function isInName(document: Document, and: number): boolean {
  const isCapital = (at: number): boolean => /^\p{Lu}\p{Ll}/u.test(document.tokens[at]?.text ?? '')
  if (!isCapital(and - 1) || !isCapital(and + 1) || isRoleHead(word(document, and + 1))) return false
  let end = and + 1
  while (end < and + 4 && isCapital(end)) end++
  return /^(?:of|at|in|for|[,.(])$/.test(word(document, end))
}

/** "co-founder |and| national director of": an "and" right behind an office, before another. */
function joinsOffices(document: Document, and: number): boolean {
  if (!isHeadAt(document, and - 1)) return false
  for (let at = and + 1; at <= and + longestOffice && !parts(word(document, at)); at++)
    if (isHeadAt(document, at) && !/^\p{Lu}/u.test(document.tokens[at + 1]?.text ?? '')) return true
  return false
}

const parts = (word: string): boolean =>
  ends.test(word) || determiners.has(word) || /^(?:of|for|in|at|to|on)$/.test(word)

/** Most words before the head of the second office, and itself. */
const longestOffice = 4

/** "Leon E|.| Orm", "manager of Oku's |1996| campaign": what ends a phrase elsewhere. */
const goesOn = (document: Document, at: number): boolean =>
  (word(document, at) === 'and' && (isInName(document, at) || joinsOffices(document, at))) ||
  (word(document, at) === '.'
    ? abbreviates(document, at)
    : /^\d{4}$/.test(word(document, at)) &&
      (/^['’]s$/.test(word(document, at - 1)) || isTime(word(document, at - 1))) &&
      /^\p{Ll}{5,}/u.test(document.tokens[at + 1]?.text ?? ''))

/** Past the verb at the token and what belongs to it; 0 where it says nothing of what a person is. */
function pastVerb(document: Document, at: number): number {
  const [here, next] = [word(document, at), word(document, at + 1)]
  const takes = next === 'over' && /^(?:took|taken)$/.test(here)
  const leaves = next === 'down' && /^(?:step(?:s|ped|ping)?|st(?:ands?|ood|anding))$/.test(here)
  if (takes || leaves) return pastAs(document, at + 2)
  if (verbsWithAs.test(here)) return pastAs(document, at + 1)
  const verb = next === 'been' && /^(?:has|had)$/.test(here) ? at + 2 : copulas.has(here) ? at + 1 : 0
  if (verb === 0) return 0
  const copula = chosen.test(word(document, verb + 1)) && isAdverb(word(document, verb)) ? verb + 1 : verb
  if (word(document, copula) === 'sworn' && word(document, copula + 1) === 'in') return pastAs(document, copula + 2)
  if (!chosen.test(word(document, copula))) return copula
  return word(document, copula + 1) === 'as' || word(document, copula + 1) === 'to' ? copula + 2 : copula + 1
}

/** "last week |as|", "|as|": past the "as" that follows, perhaps after when or where; 0 where none does. */
function pastAs(document: Document, from: number): number {
  const [here, next] = [word(document, from), word(document, from + 1)]
  if (here === 'as') return from + 1
  const leads =
    here === 'on' ? isTime(next) : /^(?:last|this|next|yesterday|today|in|two|three|four|five|six)$/.test(here)
  for (let at = from + 1; leads && at <= from + longestTime; at++) if (word(document, at) === 'as') return at + 1
  return 0
}

/** Longest time or place there, in tokens: "in the spring". */
const longestTime = 4

/** "the |second| manager to leave". */
const ordinal = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|youngest|oldest)$/

/** How long: "for |eleven| days". */
const span =
  /^(?:\d.*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty|dozens|most|much|almost|nearly|about|over|more|just|only|many|several|some|years|months|decades)$/u

/** What "last" and "this" stand before as a time. */
const isPeriod = (word: string): boolean => /^(?:week|month|year)$/.test(word) || (isTime(word) && !/^\d/.test(word))

/** A year, a month, a weekday, "the spring". */
const isTime = (word: string): boolean =>
  /^(?:\d.*|january|february|march|april|may|june|july|august|september|october|november|december|\p{L}+day|spring|summer|autumn|winter|early|late|mid)$/u.test(
    word,
  )

const appoints = new Set([
  ...['appoint', 'name', 'elect', 'reelect', 'nominate', 'confirm', 'choose', 'pick'].flatMap((verb) =>
    ['', 's', 'd', 'ed', 'ing'].map((ending) => verb + ending),
  ),
  'chose',
  'chosen',
])
/** How far "as" may stand from the name, in tokens. */
const longestAside = 10

/** "The council appointed Ines Varga of Veldia as its first commissioner for dams". `name` is the first token of name and title. */
export function roleByAppointment(document: Document, name: number, end: number): EntityRole | null {
  if (word(document, name - 1) === ',') return null
  const appointed = (back: number): boolean => appoints.has(word(document, name - back))
  if (!appointed(1) && !appointed(2) && !appointed(3)) return null
  const last = sentenceOf(document, end)?.endToken ?? end
  let at = end
  while (at < Math.min(last, end + longestAside) && word(document, at) !== 'as') at++
  if (word(document, at) !== 'as') return null
  let first = at + 1
  while (determiners.has(word(document, first)) || /^(?:first|next|new)$/.test(word(document, first))) first++
  let stop = first
  const goesOn = (mark: number): boolean => {
    if (word(document, mark) !== 'and' || determiners.has(word(document, mark + 1))) return false
    let end = mark + 1
    while (end < last && !ends.test(word(document, end))) end++
    return firstHead(document, mark + 1, end) !== null
  }
  while (
    stop < Math.min(last, first + longest) &&
    (goesOn(stop) || !ends.test(word(document, stop))) &&
    word(document, stop) !== 'on'
  )
    stop++
  return firstHead(document, first, stop) === null ? null : role(document, first, stop)
}

/** "As |director of the dam|, Ines Varga knew": an office that a sentence opens with. `name` is the first token of name and title. */
export function roleByAs(document: Document, name: number): EntityRole | null {
  if (word(document, name - 1) !== ',') return null
  const opening = sentenceOf(document, name)?.firstToken ?? name
  if (word(document, opening) !== 'as' || name - opening > longest) return null
  const first = determiners.has(word(document, opening + 1)) ? opening + 2 : opening + 1
  const inside = document.tokens.slice(first, name - 1).map(({ text }) => text.toLowerCase())
  const head = firstHead(document, first, name - 1)
  if (head === null || inside.some((part) => ends.test(part)) || isKin(document, first, head)) return null
  const found = role(document, first, name - 1)
  return found && isOffice(document.text.slice(found.span[0], document.tokens[head]?.end)) ? found : null
}

/** Longest phrase before such a verb, in tokens. */
const longestSubject = 8

/** "Its |owner| is Ines Varga, 36,": the noun phrase that a name is said to be. `name` is the first token of name and title. */
export function roleByInverse(document: Document, name: number, end: number): EntityRole | null {
  if (!/^(?:is|was)$/.test(word(document, name - 1)) || !/^(?:[,.;]|who)$/.test(word(document, end))) return null
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, name - 1 - longestSubject)
  for (let at = name - 3; at >= floor && /^[\p{L}'’-]/u.test(word(document, at)); at--) {
    if (!/^(?:its|his|her|their|the)$/.test(word(document, at))) continue
    const first = at + 1
    const head = firstHead(document, first, name - 1)
    const tells =
      head !== null && !isKin(document, first, head) && !/^(?:winner|loser|victim|guest)$/.test(word(document, head))
    return tells ? role(document, first, name - 1) : null
  }
  return null
}

/** "Broadcast on Sunday. |Presenter|: Ines Varga.": what a line calls those who take part. `name` is the first token of name and title. */
export function roleByLabel(document: Document, name: number): EntityRole | null {
  const colon = word(document, name - 1) === 'the' ? name - 2 : name - 1
  const before = document.tokens[colon - 2]
  const opens =
    before !== undefined &&
    /^[.;]$/.test(before.text) &&
    !document.text.slice(before.end, document.tokens[colon - 1]?.start).includes('\n')
  const label = word(document, colon - 1)
  return word(document, colon) === ':' && opens && participants.test(label) ? role(document, colon - 1, colon) : null
}

const participants =
  /^(?:presenter|host|moderator|reporter|producer|chair|chairman|chairwoman|chairperson|interviewer|editor|speaker)$/
