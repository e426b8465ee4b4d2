import { membershipsOfCountry, spellsOf, standingOn } from '../../alliances/alliances.ts'
import { countryName } from '../../alliances/countries.ts'
import { firstDay } from '../../alliances/partial-date.ts'
import type { Alliance, Membership, Status } from '../../alliances/types.ts'
import { drawMembers, statesOf, temptingOutsiders } from './pools.ts'
import { pick, shuffled } from './random.ts'
import type { Draw, Question } from './types.ts'
import { allianceInSentence, capitalized, inSentence, inWords, whenInWords } from './wording.ts'

/** "Was Finland a member of NATO on 1 January 2020?" Null where this draw gives no question. */
export function askMember(draw: Draw, alliance: Alliance): Question | null {
  const drawn = drawMembers(draw, alliance, 1)
  if (!drawn) return null
  const { day, members } = drawn
  const member = pick(draw.random, members)
  if (member === undefined) return null
  const isMember = draw.random() < 0.5
  const outsiders = temptingOutsiders(draw.random, draw.reference, alliance, day, [member], draw.difficulty)
  const country = isMember ? member : outsiders[0]
  if (country === undefined) return null
  return {
    kind: 'member',
    prompt: `Was ${inSentence(country)} a member of ${allianceInSentence(alliance)} on ${inWords(day)}?`,
    choices: ['Yes', 'No'],
    answer: isMember ? 0 : 1,
    ...grounds(draw, alliance, country, day),
  }
}

/** "Which of these was a member of NATO on 1 January 2020?" Null where this draw gives no question. */
export function askWhichMember(draw: Draw, alliance: Alliance): Question | null {
  const drawn = drawMembers(draw, alliance, 1)
  const right = drawn && pick(draw.random, drawn.members)
  if (!drawn || right === undefined || right === null) return null
  const wrong = temptingOutsiders(draw.random, draw.reference, alliance, drawn.day, [right], draw.difficulty).slice(
    0,
    3,
  )
  if (wrong.length < 3) return null
  return {
    kind: 'which-member',
    prompt: `Which of these was a member of ${allianceInSentence(alliance)} on ${inWords(drawn.day)}?`,
    ...mixed(draw, right, wrong),
    ...grounds(draw, alliance, right, drawn.day),
  }
}

/** "Which of these was not a member of NATO on 1 January 2020?" Null where this draw gives no question. */
export function askNotMember(draw: Draw, alliance: Alliance): Question | null {
  const drawn = drawMembers(draw, alliance, 3)
  if (!drawn) return null
  const wrong = shuffled(draw.random, drawn.members).slice(0, 3)
  const [right] = temptingOutsiders(draw.random, draw.reference, alliance, drawn.day, wrong, draw.difficulty)
  if (right === undefined) return null
  return {
    kind: 'not-member',
    prompt: `Which of these was not a member of ${allianceInSentence(alliance)} on ${inWords(drawn.day)}?`,
    ...mixed(draw, right, wrong),
    ...grounds(draw, alliance, right, drawn.day),
  }
}

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  member: 'member',
  observer: 'observer',
  'dialogue partner': 'dialogue partner',
  associate: 'associate',
  candidate: 'candidate',
  suspended: 'suspended member',
  withdrawn: 'former member',
  former: 'former member',
}
const NOTHING = 'none of these'

/** "partner country", "observer": the alliance's own word where it has one. */
const wordsOf = ({ title, status }: Membership): string => title ?? STATUS_WORDS[status]

/** What may be offered beside the right status: nothing that a careful answer might use for it. */
const BESIDE: Readonly<Record<Status, readonly Status[]>> = {
  member: ['observer', 'candidate', 'withdrawn'],
  suspended: ['observer', 'candidate', 'withdrawn'],
  candidate: ['member', 'observer', 'withdrawn'],
  observer: ['member', 'withdrawn'],
  'dialogue partner': ['member', 'withdrawn'],
  associate: ['member', 'withdrawn'],
  withdrawn: ['member', 'observer', 'candidate'],
  former: ['member', 'observer', 'candidate'],
}

/** "What was Hungary to the OTS on 1 January 2020?" Null where this draw gives no question. */
export function askStatus(draw: Draw, alliance: Alliance): Question | null {
  const drawn = drawMembers(draw, alliance, 1)
  if (!drawn) return null
  const { day } = drawn
  const country = statusToAsk(draw, alliance, day)
  if (country === null) return null
  const { membership, sure } = standingOn(draw.reference, alliance, country, day)
  if (!membership || !sure) return null
  const right = membership.status
  const rows = membershipsOfCountry(draw.reference, alliance.id, country)
  const left = rows.some((row) => row.status === 'member' && row.to !== null && row.to <= day)
  const others = BESIDE[right].filter((status) => status !== 'withdrawn' || !left).map((status) => STATUS_WORDS[status])
  return {
    kind: 'status',
    prompt: `What was ${inSentence(country)} to ${allianceInSentence(alliance)} on ${inWords(day)}?`,
    ...mixedWords(draw, wordsOf(membership), shuffled(draw.random, [...others, NOTHING]).slice(0, 3)),
    ...grounds(draw, alliance, country, day),
  }
}

/** Mostly one that is something else than a member, where there is one: of members it is no question. */
function statusToAsk(draw: Draw, alliance: Alliance, day: string): string | null {
  const states = statesOf(draw.reference, alliance)
  const standsNear = (country: string): boolean => {
    const { membership } = standingOn(draw.reference, alliance, country, day)
    return membership !== null && membership.status !== 'member'
  }
  const near = draw.random() < 0.8 ? states.filter(standsNear) : []
  return pick(draw.random, near.length > 0 ? near : states) ?? null
}

/** The choices with the right country among them, and where it stands. */
export function mixed(draw: Draw, right: string, wrong: readonly string[]): Pick<Question, 'choices' | 'answer'> {
  return mixedWords(draw, countryName(right), wrong.map(countryName))
}

export function mixedWords(draw: Draw, right: string, wrong: readonly string[]): Pick<Question, 'choices' | 'answer'> {
  const choices = shuffled(draw.random, [right, ...wrong])
  return { choices, answer: choices.indexOf(right) }
}

/** Why, where to look it up, and what is learnt, for a question on one country in one alliance. */
function grounds(draw: Draw, alliance: Alliance, country: string, day: string): Grounds {
  const { membership } = standingOn(draw.reference, alliance, country, day)
  const rows = membershipsOfCountry(draw.reference, alliance.id, country)
  const shown = membership ?? rows[0]
  return {
    alliance: alliance.id,
    why: membership ? whyOf(draw, membership, alliance) : whyNot(draw, alliance, country, rows, day),
    source: shown?.source ?? listSource(draw, alliance),
    date: day,
    url: null,
    key: `membership/${alliance.id}/${country}`,
  }
}

type Grounds = Pick<Question, 'alliance' | 'why' | 'source' | 'date' | 'url' | 'key'>

/** "Finland: member of NATO since 4 April 2023." */
export function whyOf(draw: Draw, membership: Membership, alliance: Alliance): string {
  const { country, status, note } = membership
  const { from, to } = datesOf(draw, membership, alliance)
  const name = capitalized(inSentence(country))
  const when = to === null ? `since ${inWords(from)}` : `from ${inWords(from)} to ${inWords(to)}`
  const facts: Partial<Record<Status, string>> = {
    withdrawn: `${name} left ${allianceInSentence(alliance)} ${whenInWords(from)}.`,
    former: `${name}: membership of ${allianceInSentence(alliance)} ended ${whenInWords(from)}.`,
  }
  const fact = facts[status] ?? `${name}: ${wordsOf(membership)} of ${allianceInSentence(alliance)} ${when}.`
  return note === null ? fact : `${fact} ${note}`
}

/** Of a member, the dates of joining and leaving, whatever suspensions came between. */
function datesOf(draw: Draw, row: Membership, alliance: Alliance): Pick<Membership, 'from' | 'to'> {
  if (row.status !== 'member') return row
  return spellsOf(draw.reference, alliance, row.country).find(({ rows }) => rows.includes(row)) ?? row
}

/** Why a country was nothing to the alliance on the day: it came later, was gone already, or never came. */
function whyNot(draw: Draw, alliance: Alliance, country: string, rows: readonly Membership[], day: string): string {
  const name = capitalized(inSentence(country))
  const later = rows.filter((row) => firstDay(row.from) > day)
  const next = later.find((row) => row.status === 'member') ?? later[0]
  if (next) {
    const article = /^[aeiou]/.test(wordsOf(next)) ? 'an' : 'a'
    return `${name} became ${article} ${wordsOf(next)} of ${allianceInSentence(alliance)} only ${whenInWords(next.from)}.`
  }
  const last = rows.at(-1)
  return last ? whyOf(draw, last, alliance) : `${name} has never been a member of ${allianceInSentence(alliance)}.`
}

/** The source of the alliance's list of members. */
export function listSource(draw: Draw, alliance: Alliance): string {
  return (
    draw.reference.memberships.find((row) => row.alliance === alliance.id && row.status === 'member')?.source ??
    alliance.name
  )
}
