import { membershipsOf, membershipsOfCountry } from '../../alliances/alliances.ts'
import { firstDay, lastDay } from '../../alliances/partial-date.ts'
import type { Alliance, Membership } from '../../alliances/types.ts'
import { mixed, mixedWords, whyOf } from './membership-questions.ts'
import { onlyBeginning, sureMembers } from './pools.ts'
import { pick, shuffled } from './random.ts'
import type { Draw, Question } from './types.ts'
import { allianceInSentence, inSentence, inWords } from './wording.ts'

/** "Which of these joined NATO first?" Null where this draw gives no question. */
export function askFirst(draw: Draw, alliance: Alliance): Question | null {
  const day = lastDayOf(alliance)
  const beginnings = shuffled(draw.random, sureMembers(draw.reference, alliance, day)).flatMap(
    (country) => onlyBeginning(draw.reference, alliance, country) ?? [],
  )
  const chosen: Membership[] = []
  for (const row of beginnings) {
    if (chosen.length < 4 && chosen.every((other) => areApart(row, other))) chosen.push(row)
  }
  const [right, ...wrong] = chosen.toSorted((a, b) => (firstDay(a.from) < firstDay(b.from) ? -1 : 1))
  if (!right || wrong.length < 2) return null
  return {
    kind: 'first',
    alliance: alliance.id,
    prompt: `Which of these joined ${allianceInSentence(alliance)} first?`,
    ...mixed(
      draw,
      right.country,
      wrong.map(({ country }) => country),
    ),
    why: [right, ...wrong]
      .map(({ country, from }) => `${inSentence(country)} ${inWords(from)}`)
      .join(', ')
      .concat('.'),
    source: right.source,
    date: day,
    url: null,
    key: `year/${alliance.id}/${right.country}`,
  }
}

/** "In which year did Spain join NATO?", or leave. Null where this draw gives no question. */
export function askYear(draw: Draw, alliance: Alliance): Question | null {
  const row = pick(draw.random, membershipsOf(draw.reference, alliance.id))
  if (!row) return null
  const leaves = row.status === 'withdrawn'
  const asked = leaves ? onlyEnd(draw, row) : onlyBeginning(draw.reference, alliance, row.country)
  if (!asked || asked !== row) return null
  const right = Number(row.from.slice(0, 4))
  const wrong = temptingYears(draw, alliance, right)
  if (wrong.length < 3) return null
  return {
    kind: 'year',
    alliance: alliance.id,
    prompt: `In which year did ${inSentence(row.country)} ${leaves ? 'leave' : 'join'} ${allianceInSentence(alliance)}?`,
    ...mixedWords(draw, String(right), wrong.map(String)),
    why: whyOf(draw, row, alliance),
    source: row.source,
    date: lastDayOf(alliance),
    url: null,
    key: `year/${alliance.id}/${row.country}`,
  }
}

/** A leaving that happened once and of which sources agree on the year. */
function onlyEnd(draw: Draw, row: Membership): Membership | null {
  const rows = membershipsOfCountry(draw.reference, row.alliance, row.country)
  const sameYear = row.otherFrom.every((date) => date.slice(0, 4) === row.from.slice(0, 4))
  const once = rows.filter(({ status }) => status === 'withdrawn').length === 1
  return sameYear && once && rows.every(({ certain }) => certain) ? row : null
}

/** Years in which others joined or left, then years close by; none later than the reference. */
function temptingYears(draw: Draw, alliance: Alliance, right: number): number[] {
  const waves = membershipsOf(draw.reference, alliance.id).flatMap(({ from, to }) =>
    [from, ...(to === null ? [] : [to])].map((date) => Number(date.slice(0, 4))),
  )
  const near = [-4, -3, -2, 2, 3, 4].map((step) => right + step)
  const last = Number(lastDayOf(alliance).slice(0, 4))
  const years = [...shuffled(draw.random, [...new Set(waves)]), ...shuffled(draw.random, near)]
  return [...new Set(years)].filter((year) => year !== right && year <= last).slice(0, 3)
}

function areApart(one: Membership, other: Membership): boolean {
  const [a, b] = [one, other].map((row) => {
    const dates = [row.from, ...row.otherFrom]
    return { first: dates.map(firstDay).sort()[0] ?? '', last: dates.map(lastDay).sort().at(-1) ?? '' }
  })
  return a !== undefined && b !== undefined && (a.last < b.first || b.last < a.first)
}

/** The day of reference, or the eve of the end of an alliance that is gone. */
export function lastDayOf(alliance: Alliance): string {
  if (alliance.dissolved === null) return alliance.asOf
  return `${Number(alliance.dissolved.slice(0, 4)) - 1}-12-31`
}
