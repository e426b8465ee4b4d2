import words from './data/words.json' with { type: 'json' }

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'weekend'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'

/** What a word can be in a time expression; a word may be several of these ("second", "May", "night"). */
export interface Lexeme {
  readonly month?: number
  readonly weekday?: number
  /** "Fridays". */
  readonly everyWeekday?: number
  /** An abbreviated month or weekday: counts only with a capital, and may be followed by a full stop. */
  readonly abbreviated?: boolean
  readonly unit?: Unit
  readonly plural?: boolean
  readonly season?: string
  readonly dayPart?: string
  readonly clock?: string
  /** Days from the day of writing. */
  readonly day?: number
  readonly cardinal?: number
  readonly ordinal?: number
  readonly decade?: number
  readonly frequency?: string
}

const lexemes = new Map<string, Lexeme>()

function add<Value>(entries: Readonly<Record<string, Value>>, toLexeme: (value: Value) => Lexeme): void {
  for (const [word, value] of Object.entries(entries)) lexemes.set(word, { ...lexemes.get(word), ...toLexeme(value) })
}

add(words.months, (month) => ({ month }))
add(words.monthAbbreviations, (month) => ({ month, abbreviated: true }))
add(words.weekdays, (weekday) => ({ weekday }))
add(words.weekdayPlurals, (everyWeekday) => ({ everyWeekday }))
add(words.weekdayAbbreviations, (weekday) => ({ weekday, abbreviated: true }))
// The file's units are those of the type: a test reads the file and checks each.
add(words.units, (unit) => ({ unit: unit as Unit }))
add(words.pluralUnits, (unit) => ({ unit: unit as Unit, plural: true }))
add(words.seasons, (season) => ({ season }))
add(words.dayParts, (dayPart) => ({ dayPart }))
add(words.clockWords, (clock) => ({ clock }))
add(words.days, (day) => ({ day }))
add(words.cardinals, (cardinal) => ({ cardinal }))
add(words.ordinals, (ordinal) => ({ ordinal }))
add(words.decades, (decade) => ({ decade }))
add(words.frequencies, (frequency) => ({ frequency }))

const otherParts = [words.determiners, words.which, words.fillers, words.openers, words.vagueCounts, words.aboutCount]
for (const word of [
  ...otherParts.flat(),
  ...Object.keys(words.references).map((phrase) => phrase.split(' ')[0] ?? ''),
]) {
  if (!lexemes.has(word)) lexemes.set(word, {})
}

/** What a word can be in a time expression; undefined for one that opens none. `word` in lower case. */
export function lookUp(word: string): Lexeme | undefined {
  return lexemes.get(word)
}

/** Phrases of up to four words that refer to the past, the present or the future as such, by their first word. */
export const references: ReadonlyMap<string, readonly (readonly [phrase: readonly string[], value: string])[]> =
  (() => {
    const byFirst = new Map<string, [string[], string][]>()
    for (const [phrase, value] of Object.entries(words.references)) {
      const parts = phrase.split(' ')
      const first = parts[0] ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), [parts, value] as [string[], string]])
    }
    for (const list of byFirst.values()) list.sort((a, b) => b[0].length - a[0].length)
    return byFirst
  })()

export const determiners: ReadonlySet<string> = new Set(words.determiners)
/** Words between a determiner and a unit that tell which one is meant. */
export const whichWords: ReadonlySet<string> = new Set(words.which)
/** Words between a count and a unit that do not change the meaning. */
export const fillers: ReadonlySet<string> = new Set(words.fillers)
export const vagueCounts: ReadonlySet<string> = new Set(words.vagueCounts)
export const aboutCount: ReadonlySet<string> = new Set(words.aboutCount)
export const pastWords: ReadonlySet<string> = new Set(words.past)
export const futureWords: ReadonlySet<string> = new Set(words.future)
export const zones: ReadonlySet<string> = new Set(words.zones)
