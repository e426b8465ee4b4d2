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
  /** Whether an expression can begin with the word. */
  readonly opens: boolean
  /** Whether the word can make an expression; all others only lead to one that does. */
  readonly makes: boolean
  /** Whether an expression can go on from the word to one that makes it. */
  readonly leads: boolean
  readonly month: number | undefined
  readonly weekday: number | undefined
  /** "Fridays". */
  readonly everyWeekday: number | undefined
  /** An abbreviated month or weekday: counts only with a capital, and may be followed by a full stop. */
  readonly abbreviated: boolean
  readonly unit: Unit | undefined
  readonly plural: boolean
  readonly season: string | undefined
  /** A quarter or half as it is coded: "Q3", "H1". */
  readonly part: string | undefined
  readonly dayPart: string | undefined
  readonly clock: string | undefined
  /** Days from the day of writing. */
  readonly day: number | undefined
  readonly cardinal: number | undefined
  readonly ordinal: number | undefined
  readonly decade: number | undefined
  readonly frequency: string | undefined
  /** What a figure is as it is written; null for words. */
  readonly figure: Figure | null
}

/** What a figure can be read as. */
export interface Figure {
  /** "12", "1,000", "2.5". */
  readonly number: number | undefined
  /** "1" to "31". */
  readonly dayOfMonth: number | undefined
  /** "1000" to "2199". */
  readonly year: number | undefined
  /** One or two digits. */
  readonly short: boolean
}

/** A word that has nothing to do with time; all lexemes have its fields, so that they are read alike. */
export const none: Lexeme = {
  opens: false,
  makes: false,
  leads: false,
  month: undefined,
  weekday: undefined,
  everyWeekday: undefined,
  abbreviated: false,
  unit: undefined,
  plural: false,
  season: undefined,
  part: undefined,
  dayPart: undefined,
  clock: undefined,
  day: undefined,
  cardinal: undefined,
  ordinal: undefined,
  decade: undefined,
  frequency: undefined,
  figure: null,
}

const lexemes = new Map<string, Lexeme>()

function put(word: string, fields: Partial<Lexeme>): void {
  lexemes.set(word, { ...(lexemes.get(word) ?? none), ...fields })
}

function add<Value>(entries: Readonly<Record<string, Value>>, toLexeme: (value: Value) => Partial<Lexeme>): void {
  for (const [word, value] of Object.entries(entries)) put(word, { opens: true, makes: true, ...toLexeme(value) })
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
add(words.parts, (part) => ({ part }))
add(words.clockWords, (clock) => ({ clock }))
add(words.days, (day) => ({ day }))
add(words.decades, (decade) => ({ decade }))
add(words.frequencies, (frequency) => ({ frequency }))

for (const [word, cardinal] of Object.entries(words.cardinals)) {
  put(word, { opens: true, leads: true, cardinal, ...(opensYear(cardinal) ? { makes: true } : {}) })
}
for (const [word, ordinal] of Object.entries(words.ordinals)) put(word, { opens: true, leads: true, ordinal })
for (const list of [
  words.determiners,
  words.which,
  words.fillers,
  words.openers,
  words.vagueCounts,
  words.aboutCount,
]) {
  for (const word of list) put(word, { opens: true, leads: true })
}
for (const word of words.makers) put(word, { opens: true, makes: true })
for (const word of words.endings) put(word, { makes: true })
for (const word of words.joints) put(word, { leads: true })
for (const phrase of Object.keys(words.references).map((one) => one.split(' '))) {
  for (const word of phrase) put(word, { leads: true })
  put(phrase[0] ?? '', { opens: true })
  put(phrase.at(-1) ?? '', { makes: true })
}

for (const phrase of Object.keys(words.holidays).map((one) => one.split(' '))) {
  for (const word of phrase) put(word, { leads: true })
  put(phrase[0] ?? '', { opens: true })
  put(phrase.at(-1) ?? '', { makes: true })
}

/** Whether a number can be the first part of a year in words: "nineteen ninety-six". */
function opensYear(cardinal: number): boolean {
  return cardinal >= 17 && cardinal <= 20
}

/**
 * The outlines that words of the lexicon have. Few others have one of them, so that most words of a text are told to be none
 * without being looked up.
 */
const outlines = new Uint8Array(1 << 12)
for (const word of lexemes.keys()) outlines[outlineOf(word)] = 1

/** A word's length, first and last letter in twelve bits. */
function outlineOf(word: string): number {
  const { length } = word
  return (word.charCodeAt(0) * 7 + word.charCodeAt(length - 1) * 211 + length * 1024) & (outlines.length - 1)
}

/** What a word can be in a time expression. `word` in lower case. */
export function lookUp(word: string): Lexeme {
  const known = outlines[outlineOf(word)] === 1 ? lexemes.get(word) : undefined
  return known ?? (isDigit(word.charCodeAt(0)) ? readFigure(word) : none)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

function readFigure(written: string): Lexeme {
  const { length } = written
  const whole = /^\d{1,4}$/.test(written) ? Number(written) : undefined
  const number =
    whole ?? (/^\d{1,4}(?:,\d{3})*(?:\.\d+)?$/.test(written) ? Number(written.replaceAll(',', '')) : undefined)
  const short = whole !== undefined && length <= 2
  const figure: Figure = {
    number,
    dayOfMonth: short && whole >= 1 && whole <= 31 ? whole : undefined,
    year: whole !== undefined && whole >= 1000 && whole < 2200 ? whole : undefined,
    short,
  }
  // A year, a time of day and a decade can stand alone.
  const makes = (whole !== undefined && (length === 4 || (length === 2 && whole % 10 === 0))) || written.includes(':')
  return { ...none, opens: true, leads: true, makes, figure }
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

/** Days that have a name and the same date every year, by the words of the name. */
export const holidays: readonly { readonly name: readonly string[]; readonly month: number; readonly day: number }[] =
  Object.entries(words.holidays).map(([name, [month = 0, day = 0]]) => ({ name: name.split(' '), month, day }))

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
