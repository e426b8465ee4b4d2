import { pad } from './calendar.ts'
import { readWhich } from './dates.ts'
import { type Expression, formatDuration, type Match } from './expression.ts'
import { references } from './lexicon.ts'
import { readYear } from './numbers.ts'
import { standsAt, type Words } from './words.ts'

/** Words that name no date of their own: "now", "recently", "the future"; how often: "daily"; seasons: "this summer". */
export function matchReference(words: Words, at: number): Match | null {
  return matchSeason(words, at) ?? matchFrequency(words, at) ?? matchPhrase(words, at)
}

function matchPhrase(words: Words, at: number): Match | null {
  for (const [phrase, value] of references.get(words.lower(at)) ?? []) {
    if (!standsAt(words, at, phrase)) continue
    const expression: Expression = { kind: 'value', type: 'DATE', value }
    return { first: at, end: at + phrase.length, rule: `ref ${phrase.join(' ')}`, expression }
  }
  return null
}

/** "daily", "Fridays", "Tuesday nights", "each July", "twice a month". */
function matchFrequency(words: Words, at: number): Match | null {
  const set = (value: string, end: number, rule: string): Match => ({
    first: at,
    end,
    rule,
    expression: { kind: 'value', type: 'SET', value },
  })
  const { frequency, everyWeekday, weekday } = words.lexeme(at)
  if (frequency !== undefined) return set(frequency, at + 1, `often ${words.lower(at)}`)
  if (everyWeekday !== undefined) return set(`XXXX-WXX-${everyWeekday}`, at + 1, 'weekdays')
  const part = words.lower(at + 1).endsWith('s') ? words.lexeme(at + 1).dayPart : undefined
  if (weekday !== undefined && part !== undefined) return set(`XXXX-WXX-${weekday}T${part}`, at + 2, 'weekdays')
  const each = words.lower(at)
  if (each === 'each' || each === 'every') {
    const { weekday: day, month } = words.lexeme(at + 1)
    if (day !== undefined) return set(`XXXX-WXX-${day}`, at + 2, 'each')
    if (month !== undefined) return set(`XXXX-${pad(month)}`, at + 2, 'each')
  }
  if ((each !== 'once' && each !== 'twice' && each !== 'times') || !/^(?:a|an|each|every)$/.test(words.lower(at + 1)))
    return null
  const { unit } = words.lexeme(at + 2)
  if (unit === undefined) return null
  return set(formatDuration(1, unit), at + 3, 'times-a-unit')
}

const stages = new Set(['early', 'late', 'mid'])

/** "this summer", "the spring of 1990", "last fall", "the summer". */
function matchSeason(words: Words, at: number): Match | null {
  const which = readWhich(words, at)
  const start = which?.end ?? (words.lower(at) === 'the' ? at + 1 : at)
  const stage = stages.has(words.lower(start)) ? start + (words.text(start + 1) === '-' ? 2 : 1) : start
  const { season } = words.lexeme(stage)
  if (season === undefined) return null
  const of = words.lower(stage + 1) === 'of' ? stage + 2 : stage + 1
  const year = readYear(words, of)
  const end = year?.end ?? stage + 1
  if (!year && !which && start === at && !/^(?:in|by|until|since)$/.test(words.lower(at - 1))) return null
  return {
    first: at,
    end,
    rule: year || which ? 'season' : 'the-season',
    expression: { kind: 'part', part: season, year: year?.value ?? null, which: which?.value ?? null },
  }
}
