import { isDay } from './fields.ts'

/** What a line of a page is, where it stands before the first or after the last paragraph of the article. */
export type LineKind =
  | { readonly kind: 'prose' }
  /** Short, and no sentence: a heading or a link where it stands among furniture. */
  | { readonly kind: 'loose' }
  | { readonly kind: 'byline'; readonly author: string }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'date'; readonly day: string | null }
  | { readonly kind: 'furniture' }

const capitalised = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`
const personName = String.raw`${capitalised}(?:\s+(?:(?:de|da|di|du|van|von|der|den|la|le|al|el|bin|ibn|und|y|e)\s+)*${capitalised}){0,4}`
const byline = new RegExp(
  String.raw`^(?:by|written by|author|authors|text by|words by|reported by)\s*:?\s+(${personName}(?:(?:,\s*|\s+and\s+|\s*&\s*)${personName})*)\s*(?:[,|·•–—-]\s*(.+))?$`,
  'iu',
)
const nameOnly = new RegExp(String.raw`^${personName}(?:(?:,\s*|\s+and\s+|\s*&\s*)${personName})*$`, 'u')
const source =
  /^(?:source|originally published (?:in|at|by|on)|first published (?:in|at|by|on)|originally appeared (?:in|at|on)|republished from|via)\s*:?\s+(\S.{0,120}?)\.?$/iu

const months = 'january february march april may june july august september october november december'.split(' ')
const monthName = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`
const weekday = String.raw`(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s+)?`
const clock = String.raw`(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}.{0,12})?`
const datePrefix = String.raw`(?:(?:published|posted|updated|last updated|date)(?:\s+on)?\s*:?\s+)?`
const monthFirst = new RegExp(
  `^${datePrefix}${weekday}${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${clock}$`,
  'iu',
)
const dayFirst = new RegExp(
  `^${datePrefix}${weekday}(\\d{1,2})(?:st|nd|rd|th)?\\s+${monthName},?\\s+(\\d{4})${clock}$`,
  'iu',
)
const isoDate = new RegExp(`^${datePrefix}(\\d{4}-\\d{2}-\\d{2})(?:[T ]\\d{1,2}:\\d{2}.{0,20})?$`, 'iu')

/** Longer lines are paragraphs, whatever they begin with. */
const longestLine = 240

/** Lines that pages put around articles, whole. */
const furniture: readonly RegExp[] = [
  /^(?:similar|related|recent|popular|latest|more|other)\s+(?:posts?|articles?|stories|news|reading|content)s?:?$/iu,
  /^(?:you (?:may|might) (?:also )?(?:like|enjoy)|recommended(?: for you| reading)?|read (?:more|next|also)|see also|more (?:from|on|in) .{1,60})[:.…]*$/iu,
  /^(?:leave a (?:reply|comment)|post (?:a )?comment|add (?:a )?comment|cancel reply|reply|comments?(?: \(\d+\))?|\d+ comments?|no comments(?: yet)?|comments are closed\.?|join the (?:discussion|conversation))$/iu,
  /^(?:your email address will not be published|required fields are marked|save my name, email|notify me of|this site uses akismet|you must be logged in|log in to (?:reply|comment))\b.*$/iu,
  /^(?:name|email|e-mail|website|comment|message|submit|search|menu|home)\s*\*?$/iu,
  /^(?:share|share (?:this|on|via|to)\b.{0,40}|tweet|pin(?: it)?|print(?: this)?|email(?: this)?|copy link|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|like this|like loading\W*|follow us\b.{0,60})[:.…]?$/iu,
  /^(?:subscribe\b|sign up\b|newsletter\b|support us\b|donate\b|advertisement|sponsored).{0,80}$/iu,
  /^(?:tags?|filed under|categor(?:y|ies)|topics?|posted in|image|photo|photo credit|image credit|photograph)s?\s*:.{0,200}$/iu,
  /^(?:©|\(c\)|copyright\b).{0,120}$/iu,
  /^(?:all rights reserved|back to top|skip to content|previous(?: post| article)?|next(?: post| article)?|←.*|.*→|\d+ (?:shares?|views?|likes?)|\d+ min(?:ute)?s? read)\.?$/iu,
]

/** Headings of the part of a page that is no more of the article, whatever stands below them. */
const endOfArticle =
  /^(?:leave a (?:reply|comment)|\d+ (?:comments|responses|replies)(?: to .*)?|comments(?: \(\d+\))?|(?:similar|related) (?:posts|articles|stories)):?$/iu

export const endsArticle = (line: string): boolean => endOfArticle.test(line)

/** The kind of one line, without white space around it. */
export function kindOfLine(line: string): LineKind {
  if (line.length > longestLine) return { kind: 'prose' }
  if (furniture.some((pattern) => pattern.test(line))) return { kind: 'furniture' }
  const day = readDay(line)
  if (day !== undefined) return { kind: 'date', day }
  const outlet = source.exec(line)?.[1]
  if (outlet) return { kind: 'source', source: outlet }
  const by = byline.exec(line)
  // The pattern takes any case for "By"; the name itself must be written as one.
  if (by?.[1] && nameOnly.test(by[1])) return { kind: 'byline', author: by[1] }
  return line.length <= 100 && !/[.!?…][)"”’']*$/u.test(line) ? { kind: 'loose' } : { kind: 'prose' }
}

/** The ISO day of a line that is a date and nothing else; null for no day of the calendar; undefined for no date. */
function readDay(line: string): string | null | undefined {
  const iso = isoDate.exec(line)?.[1]
  const parts = monthFirst.exec(line)
  const turned = dayFirst.exec(line)
  const [month, date, year] = parts ? parts.slice(1) : turned ? [turned[2], turned[1], turned[3]] : []
  const value = iso ?? (month && date && year ? isoDay(year, month, date) : undefined)
  return value === undefined ? undefined : isDay(value) ? value : null
}

function isoDay(year: string, month: string, date: string): string {
  const number = months.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase())) + 1
  return `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`
}
