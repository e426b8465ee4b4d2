import { type CalendarExpression, calendar, type Match, type Which } from './expression.ts'
import { futureWords, holidays, pastWords } from './lexicon.ts'
import { readOrdinal, readYear } from './numbers.ts'
import { isCapital, standsAt, type Words } from './words.ts'

interface Found<Value> {
  readonly value: Value
  readonly end: number
}

/** Dates with a month or a weekday, and dates in figures: "June 7, 2022", "Friday Oct. 13", "last March", "2022-06-07". */
export function matchDate(words: Words, at: number): Match | null {
  const which = readWhich(words, at)
  const start = which?.end ?? at
  return (
    matchFigures(words, at) ??
    matchNthWeekday(words, at) ??
    matchWeekday(words, at, start, which?.value ?? null) ??
    matchDayOfMonth(words, at) ??
    matchMonth(words, at, start, which?.value ?? null) ??
    matchDayAlone(words, at) ??
    matchHoliday(words, at, start, which?.value ?? null)
  )
}

const apostrophe = /^['’](?=s$)/

/** "Christmas Eve", "New Year's Day 2016", "last Halloween". */
function matchHoliday(words: Words, at: number, start: number, which: Which): Match | null {
  if (!isCapital(words.text(start))) return null
  for (const { name, month, day } of holidays) {
    if (!name.every((word, i) => words.lower(start + i).replace(apostrophe, "'") === word)) continue
    if (name[0] === 'christmas' && name.length === 1 && !isFeast(words, start)) continue
    const year = readFollowingYear(words, start + name.length)
    return { first: at, end: year.end, rule: 'month-day', expression: calendar({ month, day, which, ...year.fields }) }
  }
  return null
}

/** "at |Christmas|, he said": not "a Christmas tree". */
const isFeast = (words: Words, at: number): boolean =>
  /^(?:at|last|this|since|until|till|by|before|after)$/.test(words.lower(at - 1)) &&
  (afterDay.test(words.text(at + 1)) ||
    /^(?:what|who|why|how|whether|if|with|for|about|from|last)$/.test(words.lower(at + 1)))

/** "last", "this", "next" and their like before a name of the calendar; the article counts where one of these follows it. */
export function readWhich(words: Words, at: number): Found<Exclude<Which, null>> | null {
  const start = words.lower(at) === 'the' ? at + 1 : at
  const word = words.lower(start)
  if (pastWords.has(word)) return { value: -1, end: start + 1 }
  if (futureWords.has(word)) return { value: 1, end: start + 1 }
  return start === at && word === 'this' ? { value: 0, end: start + 1 } : null
}

function matchFigures(words: Words, at: number): Match | null {
  if (!words.lexeme(at).figure) return null
  const mark = words.text(at + 1)
  if ((mark !== '-' && mark !== '/') || words.text(at + 3) !== mark) return null
  if (![1, 2, 3, 4].every((i) => words.touches(at + i))) return null
  if ((words.touches(at) && inFigure(words.text(at - 1))) || (words.touches(at + 5) && inFigure(words.text(at + 5))))
    return null
  const fields = [words.text(at), words.text(at + 2), words.text(at + 4)]
  if (!fields.every((field) => /^\d{1,4}$/.test(field))) return null
  const [a = 0, b = 0, c = 0] = fields.map(Number)
  const [year, month, day] = fields[0]?.length === 4 ? [a, b, c] : a > 12 ? [c, b, a] : [c, a, b]
  if (month < 1 || month > 12 || day < 1 || day > 31 || (mark === '-' && fields[0]?.length !== 4)) return null
  const full = year >= 1000 ? year : year < 100 ? year + (year < 50 ? 2000 : 1900) : null
  return full === null
    ? null
    : { first: at, end: at + 5, rule: 'figures', expression: calendar({ year: full, month, day }) }
}

function inFigure(word: string): boolean {
  return /^[\p{L}\p{N}/-]/u.test(word)
}

function matchWeekday(words: Words, at: number, start: number, which: Which): Match | null {
  const weekday = readName(words, start, 'weekday')
  if (!weekday) return null
  const comma = words.text(weekday.end) === ',' ? 1 : 0
  const date =
    matchDayOfMonth(words, weekday.end + comma) ?? matchMonth(words, weekday.end + comma, weekday.end + comma, null)
  if (date?.expression.kind === 'calendar' && date.expression.day !== null) {
    return { ...date, first: at, rule: 'weekday-date', expression: { ...date.expression, weekday: weekday.value } }
  }
  const day = which === null ? readDayAlone(words, weekday.end + comma) : null
  if (day) {
    const expression = calendar({ weekday: weekday.value, day: day.value })
    return { first: at, end: day.end, rule: 'weekday-day', expression }
  }
  if (which === null && isGivenName(words, start)) return null
  const rule = which === null ? 'weekday' : 'which-weekday'
  const following = which === null ? isOfStory(words, start) : words.lower(start - 1) === 'following'
  return { first: at, end: weekday.end, rule, expression: calendar({ weekday: weekday.value, which, following }) }
}

/** "They struck on 2 May. On the |Monday| he gave in": the next one in what is told, not "on the Monday of the vote". */
const isOfStory = (words: Words, at: number): boolean =>
  words.lower(at - 1) === 'the' &&
  words.lower(at - 2) === 'on' &&
  !/^(?:of|in|before|after|when|that)$/.test(words.lower(at + 1)) &&
  afterDay.test(words.text(at + 1))

/** "the second Thursday of October", "the last Friday in March 2016". */
function matchNthWeekday(words: Words, at: number): Match | null {
  if (words.lower(at) !== 'the') return null
  const nth = words.lower(at + 1) === 'last' ? { value: -1, end: at + 2 } : readOrdinal(words, at + 1)
  const weekday = nth && nth.value <= mostOfMonth ? readName(words, nth.end, 'weekday') : null
  if (!nth || !weekday || !/^(?:of|in)$/.test(words.lower(weekday.end))) return null
  const month = readName(words, weekday.end + 1, 'month')
  if (!month) return null
  const year = readFollowingYear(words, month.end)
  const expression = calendar({ nth: nth.value, weekday: weekday.value, month: month.value, ...year.fields })
  return { first: at, end: year.end, rule: 'weekday-date', expression }
}

/** Most Mondays of a month. */
const mostOfMonth = 5

const beforeName =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|chief|comrade|sir|pastor|rev|reverend|alhaji|barrister|engr|engineer|hon|senator|sen|governor|gov|general|gen|captain|capt|justice|judge|bishop)$/

/** "Comrade |Sunday| Ekpo". */
function isGivenName(words: Words, at: number): boolean {
  const title = words.text(at - 1) === '.' ? at - 2 : at - 1
  return beforeName.test(words.lower(title)) && /^\p{Lu}\p{Ll}/u.test(words.text(at + 1))
}

/** "7 June 2022", "the 7th of June". */
function matchDayOfMonth(words: Words, at: number): Match | null {
  const start = words.lower(at) === 'the' ? at + 1 : at
  const day = readDayNumber(words, start)
  if (!day) return null
  const of = words.lower(day.end) === 'of' ? day.end + 1 : day.end
  const month = readName(words, of, 'month') ?? readShortMonth(words, of)
  if (!month || (of === day.end && start !== at)) return null
  const year = readFollowingYear(words, month.end)
  return {
    first: at,
    end: year.end,
    rule: 'day-month',
    expression: calendar({ day: day.value, month: month.value, ...year.fields }),
  }
}

/** "14 |Mar|", "3 |Sept| 2019": without a stop, after a day. */
function readShortMonth(words: Words, at: number): Found<number> | null {
  const { month, abbreviated } = words.lexeme(at)
  return month !== undefined && abbreviated && isCapital(words.text(at)) ? { value: month, end: at + 1 } : null
}

/** "on |the 9th| she said": a day of the month spoken of. */
function matchDayAlone(words: Words, at: number): Match | null {
  if (!/^(?:on|by|until|since)$/.test(words.lower(at - 1))) return null
  const day = readDayAlone(words, at)
  return day && afterDay.test(words.text(day.end))
    ? { first: at, end: day.end, rule: 'day', expression: calendar({ day: day.value }) }
    : null
}

/** What may follow a day without a month; a noun makes another thing of it ("the 9th floor"). */
const afterDay =
  /^(?:[,.;:!?)—–]?|when|that|and|but|or|he|she|it|they|we|the|an?|his|her|their|its|was|were|had|has|will|to|as|in|at|before|after)$/

/** "the 24th", "the 24th of that month", in figures. */
function readDayAlone(words: Words, at: number): Found<number> | null {
  if (words.lower(at) !== 'the' || !words.lexeme(at + 1).figure?.short) return null
  const day = readOrdinal(words, at + 1)
  if (!day || day.value < 1 || day.value > 31) return null
  const named = standsAt(words, day.end, ['of', 'that', 'month']) || standsAt(words, day.end, ['of', 'the', 'month'])
  return named ? { ...day, end: day.end + 3 } : day
}

/** "June", "last June", "June 2022", "June 7", "Jun. 7th, 2022", "June last year". */
function matchMonth(words: Words, at: number, start: number, which: Which): Match | null {
  const month = readName(words, start, 'month')
  if (!month) return null
  const day = which === null ? readDayNumber(words, month.end) : null
  if (day) {
    const year = readFollowingYear(words, day.end)
    const expression = calendar({ day: day.value, month: month.value, ...year.fields })
    return { first: at, end: year.end, rule: 'month-day', expression }
  }
  const year = which === null ? readFollowingYear(words, month.end) : { fields: {}, end: month.end }
  const bare = which === null && year.end === month.end
  if (bare && !standsAsMonth(words, start)) return null
  return {
    first: at,
    end: year.end,
    rule: bare ? 'month' : which === null ? 'month-year' : 'which-month',
    expression: calendar({ month: month.value, which, ...year.fields }),
  }
}

/** A month's or weekday's name with a capital, and the full stop of an abbreviated one. */
function readName(words: Words, at: number, field: 'month' | 'weekday'): Found<number> | null {
  const lexeme = words.lexeme(at)
  const value = lexeme[field]
  if (value === undefined || !isCapital(words.text(at))) return null
  const stop = words.text(at + 1) === '.' && words.touches(at + 1)
  if (!lexeme.abbreviated) return { value, end: at + 1 }
  if (!stop && !(field === 'month' && readDayNumber(words, at + 1))) return null
  return { value, end: stop ? at + 2 : at + 1 }
}

/** "in her |May| letter". */
const isAttribute =
  /^(?:letter|issue|edition|report|meeting|summit|session|vote|election|elections|referendum|budget|survey|poll|interview|statement|speech|attack|agreement|deal)$/

/** "|April| Venn, a spokeswoman". */
const isGivenNameOfMonth = (words: Words, at: number): boolean =>
  /^(?:april|june)$/.test(words.lower(at)) &&
  /^\p{Lu}\p{Ll}/u.test(words.text(at + 1)) &&
  /^(?:|[,.;:“”"]|and|by|said|says|with|told)$/.test(words.lower(at - 1))

/** "May", "March" and "August" are other words too: a bare one counts where a month can stand. */
function standsAsMonth(words: Words, at: number): boolean {
  if (isGivenNameOfMonth(words, at)) return false
  if (!/^(?:may|march|august|mar|sun)$/.test(words.lower(at))) return true
  if (/^(?:in|since|until)$/.test(words.lower(at - 1))) return true
  if (isCapital(words.text(at + 1)) && words.text(at + 1) !== '') return false
  if (/^(?:the|his|her|its|their)$/.test(words.lower(at - 1))) return isAttribute.test(words.text(at + 1))
  return /^(?:in|since|of|by|until|till|through|to|for|from|during|after|before|between|and|late|early|mid|-|,|\()$/.test(
    words.lower(at - 1),
  )
}

function readDayNumber(words: Words, at: number): Found<number> | null {
  const ordinal = readOrdinal(words, at)
  if (ordinal) return ordinal.value <= 31 && words.lexeme(ordinal.end).unit === undefined ? ordinal : null
  const day = words.lexeme(at).figure?.dayOfMonth
  if (day === undefined) return null
  return words.touches(at + 1) && /^[%/\p{L}]/u.test(words.text(at + 1)) ? null : { value: day, end: at + 1 }
}

type YearFields = Partial<Pick<CalendarExpression, 'year' | 'yearShift' | 'sameYear'>>

/** The year after a month or a day, with the comma before it; or "last year", "of that year" in its stead. */
function readFollowingYear(words: Words, at: number): { readonly fields: YearFields; readonly end: number } {
  const comma = words.text(at) === ',' ? 1 : 0
  const of = words.lower(at) === 'of' ? 1 : 0
  const start = at + comma + of
  const year = readYear(words, start)
  if (year) return { fields: { year: year.value }, end: year.end }
  const which = readWhich(words, start)
  if (which && comma === 0 && words.lower(which.end) === 'year' && words.lower(start) !== 'the') {
    return { fields: { yearShift: which.value }, end: which.end + 1 }
  }
  if (comma === 0 && standsAt(words, start, ['that', 'year'])) return { fields: { sameYear: true }, end: start + 2 }
  if (comma === 0 && standsAt(words, start, ['the', 'same', 'year']))
    return { fields: { sameYear: true }, end: start + 3 }
  return { fields: {}, end: at }
}
