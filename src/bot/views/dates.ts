import type { PublicationDate, StatementDate } from '../../analysis/types.ts'
import { firstDay, isWeek } from '../../library/index/dates.ts'
import { quoteText } from './markdown.ts'

/**
 * The hour, in minutes after midnight UTC, at which a day is the same day from Hawaii (UTC-10) to New Zealand in summer
 * (UTC+13): Discord writes a timestamp in the reader's zone.
 */
const minuteOfDay = 10 * 60 + 30

const basisWords: Readonly<Record<StatementDate['basis'], string>> = {
  stated: 'dated in the text',
  inherited: 'from the paragraph',
  corrected: 'corrected by a moderator',
  published: 'date of publication',
  unknown: 'not dated',
}

/** "7 June 2022, dated in the text", or "not dated". */
export function statementDate(date: StatementDate, locale: string): string {
  if (date.value === null) return basisWords.unknown
  return `${dateText(date.value, locale)}, ${basisWords[date.basis]}`
}

/** What a statement's date rests on, in words. */
export const dateBasis = ({ basis }: StatementDate): string => basisWords[basis]

/** "June 2022 (inferred from the text)"; null where it is unknown. */
export function publicationDate({ value, basis }: PublicationDate, locale: string): string | null {
  if (value === null) return null
  return basis === 'inferred' ? `${dateText(value, locale)} (inferred from the text)` : dateText(value, locale)
}

/** Marks a locale that a community chose, as BCP 47 (section 2.2.7) keeps for private use. */
const chosen = '-x-chosen'

/** The locale of a language that a community chose for its dates: Discord would write them in each reader's own. */
export const chosenLocale = (language: string): string => `${language}${chosen}`

/**
 * An ISO date in Discord's Markdown: a timestamp where the day is known, "the week of" its Monday, else the month or year in words.
 * In a locale that the community chose, the day is in words too.
 */
export function dateText(value: string, locale: string): string {
  if (isWeek(value)) return `the week of ${dateText(firstDay(value), locale)}`
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value)
  if (!match) return quoteText(value, 40)
  const [, , month, day] = match
  if (month === undefined) return value
  if (day === undefined) return monthText(value, locale)
  const at = Date.parse(`${value}T00:00:00Z`)
  if (Number.isNaN(at)) return quoteText(value, 40)
  if (locale.endsWith(chosen)) return dayText(at, locale)
  return `<t:${at / 1000 + minuteOfDay * 60}:D>`
}

/** A month, `YYYY-MM`, in words: "June 2022". */
export function monthText(value: string, locale: string): string {
  const at = Date.parse(`${value}-01T00:00:00Z`)
  if (Number.isNaN(at)) return quoteText(value, 40)
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
}

/** A moment, in milliseconds since 1970, as Discord counts down to it: "in 14 seconds". */
export const countdown = (at: number): string => `<t:${Math.ceil(at / 1000)}:R>`

/** The time of day of a timestamp that `countdown` wrote. */
export function momentText(seconds: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'long', timeZone: 'UTC' }).format(seconds * 1000)
}

/** The day of a timestamp that `dateText` wrote, in words: what `ask` prints, as Discord would draw it. */
export function timestampText(seconds: number, locale: string): string {
  return dayText(seconds * 1000, locale)
}

const dayText = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
