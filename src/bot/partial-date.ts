import { isWeek, weekOf } from '../library/index/dates.ts'
import { UserError } from '../user-error.ts'

const months = 'january february march april may june july august september october november december'.split(' ')

/**
 * A date as a member types it, as exact as it was typed: `YYYY`, `YYYY-MM`, `YYYY-Www` or `YYYY-MM-DD`. Reads ISO dates,
 * "May 2022", "16 May 2022", "May 16, 2022" and "the week of 16 May 2022". Throws a UserError that names the option.
 */
export function readPartialDate(option: string, typed: string): string {
  const words = typed.trim().toLowerCase().replaceAll(',', ' ')
  const date = readWeek(words) ?? readDate(words)
  if (date !== null) return date
  throw new UserError(
    'option.date',
    `“${typed}” is no date for ${option}. Write a year, 2022-05, 2022-05-16 or 16 May 2022.`,
  )
}

function readWeek(words: string): string | null {
  const iso = words.toUpperCase()
  if (isWeek(iso)) return iso
  const of = /^(?:the\s+)?week\s+of\s+(.+)$/.exec(words)?.[1]
  const day = of === undefined ? null : readDate(of)
  return day?.length === 10 ? weekOf(day) : null
}

function readDate(words: string): string | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(words)
  const spoken = /^(?:(\d{1,2})\s+)?(\p{L}{3,9})\.?(?:\s+(\d{1,2}))?\s+(\d{4})$/u.exec(words)
  if (iso) return join(iso[1], iso[2], iso[3])
  return spoken ? join(spoken[4], monthNumber(spoken[2] ?? ''), spoken[1] ?? spoken[3]) : null
}

function monthNumber(word: string): string | undefined {
  const index = months.findIndex((month) => month.startsWith(word))
  return index === -1 ? '0' : String(index + 1)
}

/** The parts as an ISO date, where there is such a day. */
function join(year = '', month?: string, day?: string): string | null {
  if (month === undefined) return year
  const text = [year, month.padStart(2, '0'), (day ?? '1').padStart(2, '0')].join('-')
  const date = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return null
  return day === undefined ? text.slice(0, 7) : text
}
