import { pad } from './calendar.ts'
import { matchDate, readWhich } from './dates.ts'
import type { Expression, Match } from './expression.ts'
import { zones } from './lexicon.ts'
import { readNumber } from './numbers.ts'
import { standsAt, type Words } from './words.ts'

interface Clock {
  readonly clock: string
  readonly end: number
}

const stages = new Set(['late', 'early', 'mid'])
const comparedStages = new Set(['late', 'early', 'later', 'earlier'])

/** Named days and times of day: "today", "late yesterday", "last night", "Saturday night", "10 p.m. Wednesday", "noon". */
export function matchClock(words: Words, at: number): Match | null {
  return matchTimeOfDay(words, at) ?? matchDayWord(words, at) ?? matchDayPart(words, at)
}

/** A clock time, with the zone and the day that follow it. */
function matchTimeOfDay(words: Words, at: number): Match | null {
  const clock = readClock(words, at)
  if (!clock) return null
  let end = clock.end
  if (zones.has(words.lower(end)) && /^\p{Lu}+$/u.test(words.text(end))) end++
  const joint = words.text(end) === ',' || words.lower(end) === 'on' || words.lower(end) === 'of' ? end + 1 : end
  const day = matchDate(words, joint) ?? matchDayWord(words, joint)
  const on = day && isDayLike(day.expression) ? day : null
  return {
    first: at,
    end: on?.end ?? end,
    rule: on ? 'clock-day' : 'clock',
    expression: { kind: 'time', clock: clock.clock, on: on?.expression ?? null },
  }
}

function isDayLike(expression: Expression): boolean {
  if (expression.kind === 'calendar') return expression.day !== null || expression.weekday !== null
  return expression.kind === 'shift' && expression.unit === 'day'
}

/** "10 p.m.", "10:30 a.m.", "14:30", "1430 GMT", "noon". */
function readClock(words: Words, at: number): Clock | null {
  const { clock: named, figure } = words.lexeme(at)
  if (named !== undefined) return { clock: `T${named}`, end: at + 1 }
  const written = figure ? words.text(at) : ''
  const hourMinute = figure && /^([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?$/.exec(written)
  if (hourMinute) {
    const hour = Number(hourMinute[1])
    const half = readHalf(words, at + 1)
    if (half) return { clock: `T${pad(onTwentyFour(hour, half.pm))}:${hourMinute[2]}`, end: half.end }
    return written.includes(':') ? { clock: `T${pad(hour)}:${hourMinute[2]}`, end: at + 1 } : null
  }
  if (figure && /^(?:[01]\d|2[0-3])[0-5]\d$/.test(written) && zones.has(words.lower(at + 1))) {
    return { clock: `T${written.slice(0, 2)}:${written.slice(2)}`, end: at + 1 }
  }
  const hour = readNumber(words, at)
  if (!hour || hour.value < 1 || hour.value > 12 || !Number.isInteger(hour.value)) return null
  const after = readHalf(words, hour.end)
  if (after) return { clock: `T${pad(onTwentyFour(hour.value, after.pm))}:00`, end: after.end }
  const oclock = /^o['’]clock$/.test(words.lower(hour.end))
  return oclock ? { clock: `T${pad(hour.value)}:00`, end: hour.end + 1 } : null
}

/** "a.m.", "pm", "P.M.". */
function readHalf(words: Words, at: number): { readonly pm: boolean; readonly end: number } | null {
  const word = words.lower(at)
  if (word === 'am' || word === 'pm' || word === 'a.m.' || word === 'p.m.')
    return { pm: word.startsWith('p'), end: at + 1 }
  const dotted = (word === 'a' || word === 'p') && words.text(at + 1) === '.' && words.lower(at + 2) === 'm'
  return dotted && words.text(at + 3) === '.' ? { pm: word === 'p', end: at + 4 } : null
}

function onTwentyFour(hour: number, pm: boolean): number {
  return (hour % 12) + (pm ? 12 : 0)
}

/** "today", "tomorrow afternoon", "late yesterday", "tonight", "overnight". */
function matchDayWord(words: Words, at: number): Match | null {
  const staged = comparedStages.has(words.lower(at)) ? at + 1 : at
  const word = words.lower(staged)
  if (word === 'tonight' || word === 'overnight') {
    const on: Expression = { kind: 'shift', unit: 'day', by: word === 'tonight' ? 0 : -1 }
    return { first: at, end: staged + 1, rule: word, expression: { kind: 'time', clock: 'TNI', on } }
  }
  const far = readFarDay(words, at)
  if (far) return far
  const shift = words.lexeme(staged).day
  if (shift === undefined) return null
  const day: Expression = { kind: 'shift', unit: 'day', by: shift }
  const part = words.lexeme(staged + 1).dayPart
  if (part === undefined) return { first: at, end: staged + 1, rule: 'day-word', expression: day }
  return { first: at, end: staged + 2, rule: 'day-part', expression: { kind: 'time', clock: `T${part}`, on: day } }
}

/** "the day before yesterday", "the day after tomorrow". */
function readFarDay(words: Words, at: number): Match | null {
  const by = standsAt(words, at, ['the', 'day', 'before', 'yesterday'])
    ? -2
    : standsAt(words, at, ['the', 'day', 'after', 'tomorrow'])
      ? 2
      : null
  return by === null
    ? null
    : { first: at, end: at + 4, rule: 'day-word', expression: { kind: 'shift', unit: 'day', by } }
}

/** "last night", "this morning", "Saturday night", "the next morning", "that same evening", "the afternoon of June 7". */
function matchDayPart(words: Words, at: number): Match | null {
  const staged = comparedStages.has(words.lower(at)) ? at + 1 : at
  const which = readWhich(words, staged)
  const part = which && words.lower(which.end - 2) !== 'the' ? words.lexeme(which.end).dayPart : undefined
  if (which && part !== undefined) {
    const on: Expression = { kind: 'shift', unit: 'day', by: which.value }
    return { first: at, end: which.end + 1, rule: 'day-part', expression: { kind: 'time', clock: `T${part}`, on } }
  }
  const day = matchDate(words, staged)
  const after = day && isDayLike(day.expression) ? words.lexeme(day.end).dayPart : undefined
  if (day && after !== undefined && !words.lower(day.end).endsWith('s')) {
    return {
      first: at,
      end: day.end + 1,
      rule: 'day-part',
      expression: { kind: 'time', clock: `T${after}`, on: day.expression },
    }
  }
  const beside = which && words.lower(which.end - 2) === 'the' ? words.lexeme(which.end).dayPart : undefined
  if (which && beside !== undefined && /^(?:next|following|previous)$/.test(words.lower(which.end - 1))) {
    const on: Expression = { kind: 'offset', unit: 'day', by: which.value, from: 'reference' }
    return {
      first: at,
      end: which.end + 1,
      rule: 'the-day-part',
      expression: { kind: 'time', clock: `T${beside}`, on },
    }
  }
  const opens = words.lower(at) === 'the' || words.lower(at) === 'that' ? at + 1 : at
  const the = opens > at && words.lower(opens) === 'same' ? opens + 1 : opens
  const stage = stages.has(words.lower(the)) ? the + (words.text(the + 1) === '-' ? 2 : 1) : the
  const bare = words.lexeme(stage).dayPart
  if (stage === at || bare === undefined || words.lower(stage).endsWith('s')) return null
  return { first: at, end: stage + 1, rule: 'the-day-part', expression: { kind: 'time', clock: `T${bare}`, on: null } }
}
