import { calendar, duration, type Expression, type Match } from './expression.ts'
import { readCount, readOrdinal, readYear } from './numbers.ts'
import type { Words } from './words.ts'
import { matchDecade } from './years.ts'

/** Parts of a year: "the third quarter", "fourth-quarter", "the year-ago period", "the first half of 1989", "year-end". */
export function matchPartOfYear(words: Words, at: number): Match | null {
  return matchQuarter(words, at) ?? matchYearAgo(words, at) ?? matchYearEnd(words, at)
}

const shifts: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
])

/** "year-end", "year end", "year's end". */
function matchYearEnd(words: Words, at: number): Match | null {
  if (words.lower(at) !== 'year') return null
  const end = /^(?:-|['’]s)$/.test(words.lower(at + 1)) ? at + 2 : at + 1
  if (words.lower(end) !== 'end') return null
  return { first: at, end: end + 1, rule: 'year-end', expression: calendar({ month: 12, day: 31 }) }
}

/** "year-ago", "the year-earlier quarter", "the year-ago third quarter". */
function matchYearAgo(words: Words, at: number): Match | null {
  const the = words.lower(at) === 'the' ? at + 1 : at
  if (words.lower(the) !== 'year' || words.text(the + 1) !== '-' || !words.touches(the + 1)) return null
  const word = words.lower(the + 2)
  if (word !== 'ago' && word !== 'earlier') return null
  const noun = words.lower(the + 3)
  const unit = words.lexeme(the + 3).unit ?? null
  const named = noun === 'period' || unit === 'quarter' || unit === 'month'
  const quarter = readPart(words, the + 3)
  if (quarter && quarter.noun === quarter.ordinalEnd) {
    const expression: Expression = { kind: 'part', part: quarter.part, year: null, which: -1 }
    return { first: at, end: quarter.noun + 1, rule: 'year-ago-period', expression }
  }
  const months = the > at ? readCount(words, the + 3) : null
  if (months && words.lower(months.end) === 'months') {
    return { first: at, end: months.end + 1, rule: 'year-ago-months', expression: duration(months.value, 'month') }
  }
  const expression: Expression = { kind: 'reference', unit, yearsBack: 1 }
  return named
    ? { first: at, end: the + 4, rule: 'year-ago-period', expression }
    : { first: the, end: the + 3, rule: 'year-ago', expression }
}

/** "the third quarter", "fourth-quarter", "this year's first quarter", "the first half of 1989", "Q3 2020". */
function matchQuarter(words: Words, at: number): Match | null {
  const { part: code } = words.lexeme(at)
  if (code !== undefined) {
    const year = readYear(words, at + 1)
    return {
      first: at,
      end: year?.end ?? at + 1,
      rule: 'quarter',
      expression: { kind: 'part', part: code, year: year?.value ?? null, which: null },
    }
  }
  const lead = readYearLead(words, at)
  const found = readPart(words, lead.at)
  if (!found) return matchYearsPeriod(words, at, lead)
  const { part, noun, ordinalEnd } = found
  const dated = lead.year !== null || lead.which !== null
  const year = dated ? null : readPartYear(words, noun + 1)
  const half = part.startsWith('H')
  if (half && !year && !dated && words.lower(noun + 1) === 'of') return null
  if (year?.decade !== undefined) {
    return { first: at, end: year.end, rule: 'decade', expression: { kind: 'value', type: 'DATE', value: year.decade } }
  }
  const joined = noun > ordinalEnd
  return {
    first: joined && !dated ? lead.ordinal : at,
    end: year?.end ?? noun + 1,
    rule: half ? 'half' : joined ? 'joined-quarter' : 'quarter',
    expression: { kind: 'part', part, year: year?.year ?? lead.year, which: year?.which ?? lead.which },
  }
}

interface Part {
  /** "Q3", "H1". */
  readonly part: string
  readonly ordinalEnd: number
  /** The index of "quarter" or "half". */
  readonly noun: number
}

function readPart(words: Words, at: number): Part | null {
  const ordinal = readPartOrdinal(words, at)
  if (!ordinal) return null
  const noun = words.text(ordinal.end) === '-' && words.touches(ordinal.end) ? ordinal.end + 1 : ordinal.end
  const word = words.lower(noun)
  const last = word === 'quarter' ? 4 : word === 'half' ? 2 : 0
  if (ordinal.value > last) return null
  return { part: `${word === 'half' ? 'H' : 'Q'}${ordinal.value}`, ordinalEnd: ordinal.end, noun }
}

/** "last year's quarter", "the 1988 period". */
function matchYearsPeriod(words: Words, at: number, lead: PartLead): Match | null {
  const noun = words.lower(lead.at)
  if ((noun !== 'quarter' && noun !== 'period') || (lead.year === null && lead.which === null)) return null
  const end = lead.at + 1
  if (lead.year === null) {
    return {
      first: at,
      end,
      rule: 'years-period',
      expression: { kind: 'reference', unit: null, yearsBack: -(lead.which ?? 0) },
    }
  }
  return {
    first: at,
    end,
    rule: 'years-period',
    expression: { kind: 'part', part: noun === 'quarter' ? 'QX' : '', year: lead.year, which: null },
  }
}

interface PartLead {
  readonly at: number
  /** Where the expression begins if it is an adjective: "the third-quarter loss" without its article. */
  readonly ordinal: number
  readonly year: number | null
  readonly which: -1 | 0 | 1 | null
}

/** "the", "the fiscal", "this year's", "the 1988". */
function readYearLead(words: Words, at: number): PartLead {
  const which = shifts.get(words.lower(at))
  if (which !== undefined && words.lower(at + 1) === 'year' && /^['’]s$/.test(words.lower(at + 2))) {
    return { at: at + 3, ordinal: at + 3, year: null, which }
  }
  let next = words.lower(at) === 'the' ? at + 1 : at
  const ordinal = next
  const year = readYear(words, next)
  if (year) next = year.end
  if (words.lower(next) === 'fiscal') next += words.text(next + 1) === '-' ? 2 : 1
  return { at: next, ordinal, year: year?.value ?? null, which: null }
}

function readPartOrdinal(words: Words, at: number): { readonly value: number; readonly end: number } | null {
  if (words.lower(at) === 'last' || words.lower(at) === 'final') {
    return { value: /half/.test(words.lower(at + 1)) ? 2 : 4, end: at + 1 }
  }
  return readOrdinal(words, at)
}

interface PartYear {
  readonly year: number | null
  readonly which: -1 | 0 | 1 | null
  readonly end: number
  /** Set where a decade follows: "the last half of the 1980s" is no half of a year. */
  readonly decade?: string
}

function readPartYear(words: Words, at: number): PartYear | null {
  const of = words.lower(at) === 'of' ? at + 1 : at
  const decade = of > at ? matchDecade(words, of) : null
  if (decade?.expression.kind === 'value') {
    return { year: null, which: null, end: decade.end, decade: decade.expression.value }
  }
  const year = readYear(words, of)
  if (year) return { year: year.value, which: null, end: year.end }
  const which = shifts.get(words.lower(of))
  return which !== undefined && words.lower(of + 1) === 'year' ? { year: null, which, end: of + 2 } : null
}
