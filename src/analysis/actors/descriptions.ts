import { type Document, paragraphAt } from '../document/document.ts'
import type { Entity } from '../types.ts'
import type { Spoken } from './discourse.ts'
import type { Named } from './gender.ts'
import { isOffice, isRoleHead } from './roles.ts'
import { namedIn } from './source-names.ts'

/** Nouns by which a text goes on about somebody in office, with the offices that they fit. */
const fitting: Readonly<Record<string, string>> = {
  lawmaker:
    'lawmaker legislator parliamentarian mp mep deputy member senator sen representative rep congressman congresswoman backbencher delegate councillor speaker chairman chairwoman chair whip leader republican democrat conservative liberal socialist',
  leader:
    'leader head president premier chief chairman chairwoman chair king queen minister chancellor speaker secretary governor mayor emir sultan',
  diplomat: 'diplomat ambassador envoy minister secretary consul delegate representative negotiator attaché nuncio',
  executive: 'executive ceo coo cfo director chairman chairwoman president founder head manager boss chief partner',
  academic:
    'academic professor fellow lecturer historian economist scientist researcher director head scholar analyst expert',
  officer: 'officer general colonel major captain commander admiral brigadier commodore lieutenant chief marshal',
  candidate: 'candidate nominee contender challenger hopeful frontrunner',
  partisan:
    'lawmaker legislator mp mep deputy member senator sen representative rep congressman congresswoman speaker chairman chairwoman whip leader governor gov mayor president secretary candidate nominee contender challenger hopeful frontrunner republican democrat conservative liberal socialist',
  minister: 'minister secretary premier',
  premier: 'premier prime chancellor taoiseach',
  monarch: 'king queen emir sultan prince princess emperor oba sheikh shah tsar',
  cleric: 'archbishop bishop cardinal imam ayatollah rabbi pastor pope patriarch sheikh priest reverend mufti',
  lawyer: 'lawyer attorney counsel solicitor barrister prosecutor qc kc advocate',
  spokesperson: 'spokesperson spokesman spokeswoman secretary',
}
const sameAs: Readonly<Record<string, string | undefined>> = {
  legislator: 'lawmaker',
  parliamentarian: 'lawmaker',
  backbencher: 'lawmaker',
  frontbencher: 'lawmaker',
  mp: 'lawmaker',
  senator: 'lawmaker',
  deputy: 'lawmaker',
  congressman: 'lawmaker',
  congresswoman: 'lawmaker',
  councillor: 'lawmaker',
  republican: 'partisan',
  democrat: 'partisan',
  chief: 'executive',
  boss: 'executive',
  ruler: 'monarch',
  attorney: 'lawyer',
  head: 'leader',
  envoy: 'diplomat',
  scholar: 'academic',
  expert: 'academic',
  analyst: 'academic',
  researcher: 'academic',
  professor: 'academic',
  soldier: 'officer',
  commander: 'officer',
  spokesman: 'spokesperson',
  spokeswoman: 'spokesperson',
}
/** Offices that fit whoever holds one. */
const anyOffice = /^(?:official|politician|statesman|veteran)$/

/** "the 67-year-old", "the mother of three": a person, whatever the office. */
const anyPerson =
  /^(?:\d{2,3}-year-old|man|woman|mother|father|grandmother|grandfather|parent|pensioner|native|graduate|newcomer|millionaire|billionaire|octogenarian|septuagenarian|winner|loser|survivor|victim|defendant|suspect|witness|applicant)$/

/** "the coast guard": many people, in the singular. */
const troops = /\b(?:coast|national|border|home|palace|civil|revolutionary|republican|presidential)\sguard$/i

/** Who has the word in a record does not speak of himself as "the minister". */
const label = /^[^.!?\n]{1,60}:\s/u

/**
 * The person whom a noun phrase with "the" that names no role of anybody can go on about, in this paragraph or the one
 * before: who spoke last ("the lawmaker" after a committee's chairman, "the 67-year-old"), else who was named last with an
 * office that the noun covers ("the monarch" after an emir). Null where nobody fits.
 */
export function personByDescription(
  document: Document,
  phrase: string,
  at: number,
  spoken: readonly Spoken[],
  named: readonly Named[],
): Entity | null {
  const described = phrase.split(/\s(?:of|for|from|in|at)\s/u, 1)[0] ?? ''
  const noun = /^the\s+(?:.*\s)?([\p{L}\p{N}-]+)$/iu.exec(described)?.[1]?.toLowerCase()
  if (noun === undefined || troops.test(described) || /['’]s?\s/u.test(described)) return null
  const last = spoken.at(-1)
  const speaks = last !== undefined && last.at < at && last.at >= startOfParagraph(document, at, 1)
  if (speaks && label.test(document.text.slice(last.at, at))) return null
  const isAged = /^the\s\d{1,3}-year-old\s/i.test(described)
  if (speaks && last.entity?.type === 'person' && (isAged || fits(last.entity, noun))) return last.entity
  if (!isClass(noun)) return null
  const near = namedIn(named, [startOfParagraph(document, at, reach), at])
  const told = ({ entity }: Named): boolean => entity.roles.length > 0 || classOf(noun) === fitting.candidate
  return near.findLast((one) => one.entity.type === 'person' && told(one) && fits(one.entity, noun))?.entity ?? null
}

/** How many paragraphs before its own a noun of a class may reach, and how far back they are read, in UTF-16 code units. */
const reach = 2
const longestReach = 4000

/** Where the paragraph begins that is so many before the offset's, or what of the text is read, whichever is later. */
function startOfParagraph(document: Document, at: number, back: number): number {
  const paragraph = document.paragraphs[Math.max(0, paragraphAt(document, at) - back)]
  return Math.max(paragraph?.start ?? 0, at - longestReach)
}

const classOf = (noun: string): string | undefined => fitting[sameAs[noun] ?? noun]
const isClass = (noun: string): boolean => classOf(noun) !== undefined

/**
 * Whether the one who spoke last in this paragraph has no role, so that "the minister" may tell it, and `other`, who has that
 * role, is not named in it.
 */
export function isUndescribed(
  document: Document,
  at: number,
  spoken: readonly Spoken[],
  other: Entity | null,
  named: readonly Named[],
): boolean {
  const last = spoken.at(-1)
  const start = startOfParagraph(document, at, 0)
  if (!last?.entity || last.entity.roles.length > 0 || last.at < start) return false
  return !namedIn(named, [start, at]).some(({ entity }) => entity === other)
}

/** "It was Osbert Quill. “Soon,” |the then mayor| promised": the only person whom the paragraph names so far, where no role of that one is told. */
export function onlyUndescribed(
  document: Document,
  phrase: string,
  at: number,
  named: readonly Named[],
): Entity | null {
  const noun = /^the\s(?:then|former|outgoing|incoming)\s[^,]*?([\p{L}-]+)(?:\s(?:of|for|from|in|at)\s.*)?$/isu.exec(
    phrase,
  )?.[1]
  if (noun === undefined || !isOffice(noun)) return null
  const people = namedIn(named, [startOfParagraph(document, at, 0), at]).filter(
    ({ entity }) => entity.type === 'person',
  )
  const [first] = people
  return first && first.entity.roles.length === 0 && people.every(({ entity }) => entity === first.entity)
    ? first.entity
    : null
}

function fits({ roles }: Entity, noun: string): boolean {
  if (anyPerson.test(noun)) return true
  const among = classOf(noun)
  if (!isRoleHead(noun) && among === undefined) return false
  const words = roles.flatMap(({ text }) => text.toLowerCase().split(/[\s.-]+/u))
  if (!words.some(isOffice) || anyOffice.test(noun)) return true
  if (among === undefined && !isOffice(noun)) return true
  const wanted = new Set((among ?? noun).split(' '))
  return words.some((word) => wanted.has(word))
}
