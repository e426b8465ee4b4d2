import { opensSentence } from './direction.ts'
import { duration, type Expression, formatDuration, type Match } from './expression.ts'
import { aboutCount, determiners, fillers, futureWords, pastWords, type Unit, whichWords } from './lexicon.ts'
import { type Count, readCount } from './numbers.ts'
import { nearestVerb } from './verbs.ts'
import { standsAt, type Words } from './words.ts'

/** The words before a unit, read from left to right; each part may be missing. */
interface Lead {
  readonly determiner: string
  readonly which: string
  readonly count: Count | null
  readonly countAt: number
  /** A hyphen joins the count to the unit: "a three-year period". */
  readonly joined: boolean
  readonly at: number
}

/** Expressions built on a unit: "the past two months", "a year earlier", "this week", "the year", "weeks". */
export function matchPeriod(words: Words, at: number): Match | null {
  const approx = skipApproximation(words, at)
  const lead = readLead(words, approx)
  const { unit, plural = false } = words.lexeme(lead.at)
  if (unit === undefined) return matchCountPeriod(words, at, lead)
  if ((unit === 'second' || unit === 'minute') && lead.count === null && !plural) return null
  const end = lead.at + 1
  const found = interpret(words, lead, unit, plural, end)
  return (
    found && {
      first: found.first ?? at,
      end: found.end,
      rule: found.rule,
      expression: found.expression,
    }
  )
}

/** "the latest fiscal", "the first full": how many such words may stand before a unit. */
const mostWhichWords = 3

function tellsWhich(words: Words, at: number, determiner: string): boolean {
  const word = words.lower(at)
  const { ordinal, unit } = words.lexeme(at)
  return (
    (whichWords.has(word) && (word !== 'following' || determiner === 'the')) ||
    (ordinal !== undefined && unit === undefined)
  )
}

function readLead(words: Words, start: number): Lead {
  let at = start
  const determiner = determiners.has(words.lower(at)) ? words.lower(at) : ''
  if (determiner !== '' && !((determiner === 'a' || determiner === 'an') && readCount(words, at))) at++
  let which = ''
  for (let i = 0; i < mostWhichWords && tellsWhich(words, at, determiner); i++) {
    which = words.lower(at)
    at++
  }
  const countAt = at
  const count = readCount(words, at)
  if (count) at = count.end
  const joined = words.text(at) === '-' && words.touches(at) && count !== null
  if (joined) at++
  if (fillers.has(words.lower(at)) && (words.text(at + 1) !== '-' || joined)) at++
  return { determiner, which, count, countAt, joined, at }
}

interface Interpretation {
  /** Where the expression begins, if not at the first word of the lead. */
  readonly first?: number
  readonly rule: string
  readonly end: number
  readonly expression: Expression
}

function interpret(words: Words, lead: Lead, unit: Unit, plural: boolean, end: number): Interpretation | null {
  const { determiner, which, count, joined } = lead
  const amount = count ? count.value : determiner === 'a' || determiner === 'an' ? 1 : plural ? null : 1
  const counted = count !== null || determiner === 'a' || determiner === 'an'
  if (determiner === 'each' || determiner === 'every') {
    return {
      rule: 'each',
      end,
      expression: { kind: 'value', type: 'SET', value: formatDuration(count?.value ?? 1, unit) },
    }
  }
  if ((counted || plural) && !joined) {
    const offset = readOffset(words, end, unit, amount)
    if (offset) return offset
  }
  if (count !== null) {
    if (joined) return plural ? null : interpretJoined(words, lead, unit, end)
    if (!plural && count.value !== null && count.value > 1) return null
    return {
      rule: which !== '' ? 'which-count' : determiner === 'the' ? 'the-count' : 'count',
      end: skipOrSo(words, end),
      expression: duration(amount, unit),
    }
  }
  if (plural) return interpretPlural(words, lead, unit, end)
  return interpretSingular(words, lead, unit, end)
}

/** "an eight-year war" without its article, "a three-year period" with it. */
function interpretJoined(words: Words, { count, countAt }: Lead, unit: Unit, end: number): Interpretation {
  const expression = duration(count?.value ?? null, unit)
  if (words.lower(end) === 'period') return { rule: 'count-period', end: end + 1, expression }
  const old = words.text(end) === '-' && words.lower(end + 1) === 'old'
  return old
    ? { first: countAt, rule: 'age', end: end + 2, expression }
    : { first: countAt, rule: 'joined-count', end, expression }
}

/** "weeks", "recent months", "weeks or months", "the years ahead". */
function interpretPlural(words: Words, { determiner, which }: Lead, unit: Unit, end: number): Interpretation {
  const rule = which !== '' ? 'which-units' : determiner !== '' ? 'the-units' : 'units'
  const second = /^(?:or|and)$/.test(words.lower(end)) ? words.lexeme(end + 1) : null
  const pair = second?.unit !== undefined && second.plural === true
  const ahead = determiner === 'the' && words.lower(end) === 'ahead'
  const stop = pair ? end + 2 : ahead ? end + 1 : end
  // "recent years", "the coming weeks": a time of no measure on one side of now, as the guidelines have it.
  const side = which === 'recent' || which === 'past' ? 'PAST_REF' : which === 'coming' ? 'FUTURE_REF' : null
  return {
    rule,
    end: stop,
    expression: side === null ? duration(null, unit) : { kind: 'value', type: 'DATE', value: side },
  }
}

function interpretSingular(words: Words, lead: Lead, unit: Unit, end: number): Interpretation | null {
  const { determiner, which } = lead
  if (determiner === 'a' || determiner === 'an') {
    return which === '' || which === 'full' || which === 'whole'
      ? { rule: 'a-unit', end: skipOrSo(words, end), expression: duration(1, unit) }
      : null
  }
  const shift = pastWords.has(which)
    ? -1
    : futureWords.has(which)
      ? 1
      : determiner === 'this' || which === 'current'
        ? 0
        : null
  const told = which === 'following' || which === 'previous' || which === 'preceding'
  const goesOn = which === 'next' && (unit === 'day' || opensPast(words, lead.at, end))
  if (determiner === 'the' && (told || goesOn)) {
    const by = which === 'following' || which === 'next' ? 1 : -1
    return { rule: 'the-previous-unit', end, expression: { kind: 'offset', unit, by, from: 'reference' } }
  }
  const beside = determiner === 'the' && which === '' ? readBeside(words, end, unit) : null
  if (beside) return beside
  if (shift !== null) {
    const rule = determiner === 'the' ? 'the-shift' : 'shift'
    return { rule, end: skipOrSo(words, end), expression: { kind: 'shift', unit, by: shift } }
  }
  if (determiner === 'that' || which === 'same') {
    return { rule: 'that-unit', end, expression: { kind: 'reference', unit, yearsBack: 0 } }
  }
  if (determiner !== 'the') return null
  if (unit === 'year' && /^end(?:ed|ing)$/.test(words.lower(end))) {
    return { rule: 'the-year-ended', end, expression: duration(1, unit) }
  }
  if (which === 'full' || which === 'fiscal' || which === 'entire' || which === 'whole') {
    return { rule: 'the-full-unit', end, expression: { kind: 'shift', unit, by: 0 } }
  }
  if (which === '' || which === 'latest') {
    return {
      rule: which === '' ? 'the-unit' : 'the-latest-unit',
      end,
      expression: { kind: 'reference', unit, yearsBack: 0 },
    }
  }
  return null
}

/** "|The next month| he sued": what the text tells goes on. */
const opensPast = (words: Words, unit: number, end: number): boolean =>
  opensSentence(words, unit - 2) && nearestVerb(words, end, 1) === 'past'

/** "the day before" and "the day after" where no event follows that they count from. */
function readBeside(words: Words, at: number, unit: Unit): Interpretation | null {
  const word = words.lower(at)
  if ((unit !== 'day' && unit !== 'week') || (word !== 'before' && word !== 'after')) return null
  const that =
    words.lower(at + 1) === 'that' && /^(?:he|she|they|it|we|the|his|her|its|their)$/.test(words.lower(at + 2))
  if (!that && !/^[,.;:!?”"]?$/.test(words.text(at + 1))) return null
  const by = word === 'before' ? -1 : 1
  return { rule: 'the-previous-unit', end: at + 1, expression: { kind: 'offset', unit, by, from: 'reference' } }
}

/** "ago", "earlier", "later", "from now", or "before" at the end of a clause, after a counted unit. */
function readOffset(words: Words, at: number, unit: Unit, count: number | null): Interpretation | null {
  const start = skipOrSo(words, at)
  const word = words.lower(start)
  const fromNow = standsAt(words, start, ['from', 'now']) || standsAt(words, start, ['from', 'today'])
  const before = word === 'before' && /^[,.;:]?$/.test(words.text(start + 1))
  if (word !== 'ago' && word !== 'earlier' && word !== 'later' && word !== 'hence' && !fromNow && !before) return null
  const end = fromNow ? start + 2 : start + 1
  const sign = word === 'ago' || word === 'earlier' || before ? -1 : 1
  if (count === null) {
    const value = sign < 0 ? 'PAST_REF' : 'FUTURE_REF'
    return { rule: `vague-${word}`, end, expression: { kind: 'value', type: 'DATE', value } }
  }
  const from = word === 'earlier' || word === 'later' || before ? 'reference' : 'published'
  return {
    rule: fromNow ? 'from-now' : before ? 'earlier' : word,
    end,
    expression: { kind: 'offset', unit, by: sign * count, from },
  }
}

/** "a year or two", "two years or so", "a year or more". */
function skipOrSo(words: Words, at: number): number {
  return words.lower(at) === 'or' && /^(?:so|two|more)$/.test(words.lower(at + 1)) ? at + 2 : at
}

const comparisons: ReadonlyMap<string, readonly string[]> = new Map([
  ['at', ['least', 'most']],
  ['more', ['than']],
  ['less', ['than']],
  ['fewer', ['than']],
  ['up', ['to']],
  ['as', ['much', 'many', 'long', 'little']],
])

/** "at least", "more than", "up to", "nearly" before a count. */
function skipApproximation(words: Words, at: number): number {
  const word = words.lower(at)
  let end = at
  if (comparisons.get(word)?.includes(words.lower(at + 1))) {
    end = at + (word === 'as' && words.lower(at + 2) === 'as' ? 3 : 2)
  } else if (aboutCount.has(word)) end = at + 1
  if (end === at) return at
  const lead = readLead(words, end)
  const { unit } = words.lexeme(lead.at)
  return unit !== undefined && (lead.count !== null || lead.determiner.startsWith('a')) ? end : at
}

/** "a three-year period". */
function matchCountPeriod(words: Words, at: number, lead: Lead): Match | null {
  const { determiner, which } = lead
  if (words.lower(lead.at) !== 'period' || lead.count) return null
  const current = which === 'latest' || which === 'current' || which === 'same' || which === 'corresponding'
  if (determiner !== 'the' || !current) return null
  const shift = standsAt(words, lead.at + 1, ['last', 'year']) ? 2 : 0
  const yearsBack = shift > 0 || which === 'corresponding' ? 1 : 0
  return {
    first: at,
    end: lead.at + 1 + shift,
    rule: 'the-period',
    expression: { kind: 'reference', unit: null, yearsBack },
  }
}
