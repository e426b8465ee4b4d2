import type {
  AllianceAnswer,
  CompareAnswer,
  CountryAnswer,
  CountryName,
  Entry,
  Gathering,
} from '../../study/lookup/lookup.ts'
import type { Message, OutgoingFile } from '../reply.ts'
import { count, list } from './counts.ts'
import { dateText } from './dates.ts'
import { accents, limits, message, picture, separator, text } from './layout.ts'
import { bold, heading, quoteText, small } from './markdown.ts'

/** A picture with the words that say the same. */
export interface Picture {
  readonly file: OutgoingFile
  readonly description: string
}

/** An alliance: what it is, who belongs since when, who stands near it, who left. */
export function allianceView(answer: AllianceAnswer, drawn: Picture | null, locale: string): Message {
  const { head, day, members, others, left, bodies } = answer
  const title = head.name === head.id ? head.id : `${head.id} · ${head.name}`
  const founded = `founded ${dateText(head.founded.date, locale)} (${quoteText(head.founded.treaty, 150)})`
  const ended = head.dissolved === null ? null : `ended ${dateText(head.dissolved, locale)}`
  const facts = [
    quoteText(head.kind, 60),
    founded,
    ended,
    head.seat === null ? null : `seat ${quoteText(head.seat, 60)}`,
  ]
  const former = head.formerNames.slice(0, 4).map((name) => quoteText(name, 80))
  const parts = [
    [heading(quoteText(title, 150)), small(facts.filter((fact) => fact !== null).join(' · '))],
    former.length > 0 ? [small(`Formerly ${list(former)}`)] : [],
    [
      bold(`${count(members.length, 'member', 'members', locale)} on ${dateText(day, locale)}`),
      ...byDay(members, locale),
    ],
    bodies.length === 0
      ? []
      : [small(`Also: ${bodies.map(({ name, status }) => `${quoteText(name, 60)} (${status})`).join(', ')}`)],
    ...[...Map.groupBy(others, titleOf)].map(([status, entries]) => [
      bold(capital(plural(status))),
      ...byDay(entries, locale),
    ]),
    left.length === 0
      ? []
      : [bold('Were members'), ...left.map((one) => `${flagged(one.country)} ${spell(one, locale)}`)],
    head.notes.map((note) => small(quoteText(note, 400))),
    [small(sourcesOf([...members, ...others, ...left])), small(checkedWords(head, locale))],
  ]
  return fitted(parts, drawn)
}

/** What a country is and was to the alliances. */
export function countryView({ country, now, past }: CountryAnswer, asOf: string, locale: string): Message {
  const line = (entry: Entry) =>
    `- ${bold(quoteText(entry.alliance, 40))}: ${titleOf(entry)} ${spell(entry, locale)}${suspension(entry, locale)}${doubt(entry)}${remark(entry)}`
  return fitted(
    [
      [heading(flagged(country)), small(`True for ${dateText(asOf, locale)}`)],
      now.length === 0 ? ['In none of the alliances of the reference.'] : now.map(line),
      past.length === 0 ? [] : [bold('Before'), ...past.map(line)],
    ],
    null,
  )
}

/** What two or three alliances share and what each has alone. */
export function compareView(answer: CompareAnswer, drawn: Picture | null, locale: string): Message {
  const { heads, day, regions, counts } = answer
  const title = list(heads.map(({ id }) => quoteText(id, 40)))
  const sizes = heads.map(({ id }, at) => `${quoteText(id, 40)} ${counts[at] ?? 0}`).join(' · ')
  const parts = regions.map(({ alliances, members }) => {
    const only =
      alliances.length === heads.length
        ? 'In all'
        : alliances.length === 1
          ? `Only ${alliances[0]}`
          : list([...alliances])
    const label = heads.length === 2 && alliances.length === 2 ? 'In both' : only
    return [bold(`${quoteText(label, 90)}: ${members.length}`), members.map(flagged).join(' · ')]
  })
  const inAll = regions.some(({ alliances }) => alliances.length === heads.length)
  const shared = regions.some(({ alliances }) => alliances.length > 1)
  return fitted(
    [
      [heading(title), small(`${dateText(day, locale)} · members: ${sizes}`)],
      shared ? [] : ['They share no member.'],
      shared && !inAll ? [`In all ${heads.length}: none.`] : [],
      ...parts,
    ],
    drawn,
  )
}

/** Which alliances were there on a day. */
export function gatheringsView(gatherings: readonly Gathering[], day: string, locale: string): Message {
  return fitted(
    [
      [heading(`Alliances on ${dateText(day, locale)}`)],
      gatherings.length === 0
        ? ['The reference knows of none on that day.']
        : gatherings.map(
            ({ alliance, members }) =>
              `- ${bold(quoteText(alliance, 40))} ${count(members, 'member', 'members', locale)}`,
          ),
    ],
    null,
  )
}

/** The flag of a country that exists, and its name. */
function flagged({ code, name, exists }: CountryName): string {
  return exists ? `${flagOf(code)} ${quoteText(name, 60)}` : quoteText(name, 60)
}

/** The regional indicator symbols of a code. */
const flagOf = (code: string): string =>
  String.fromCodePoint(...[...code].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65))

/** Countries by the date from which they are there, a line a date. */
function byDay(entries: readonly Entry[], locale: string): string[] {
  return [...Map.groupBy(entries, ({ from }) => from)].map(([from, group]) => {
    const names = group.map((entry) => `${flagged(entry.country)}${suspension(entry, locale)}${doubt(entry)}`)
    return `- ${dateText(from, locale)}: ${names.join(' · ')}`
  })
}

const remark = ({ note }: Entry): string => (note === null ? '' : ` (${quoteText(note.replace(/\.$/, ''), 200)})`)
function suspension({ suspended }: Entry, locale: string): string {
  return suspended === null ? '' : ` (suspended since ${dateText(suspended, locale)})`
}

const doubt = ({ sure }: Entry): string => (sure ? '' : ' (sources differ)')
const titleOf = ({ title, status, suspended }: Entry): string => title ?? (suspended === null ? status : 'member')
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const plural = (words: string): string =>
  words === 'suspended'
    ? words
    : words.endsWith('y')
      ? `${words.slice(0, -1)}ies`
      : words.includes(' for ')
        ? words.replace(' for ', 's for ')
        : `${words}s`

function spell({ from, to }: Entry, locale: string): string {
  return to === null ? `since ${dateText(from, locale)}` : `from ${dateText(from, locale)} to ${dateText(to, locale)}`
}

function sourcesOf(entries: readonly Entry[]): string {
  const sources = [...new Set(entries.map(({ source }) => source))].slice(0, 4)
  return `Sources: ${sources.map((source) => quoteText(source, 160)).join('; ')}`
}

/** When the entries were gone through, and what they were compared with. */
function checkedWords({ checked, read }: AllianceAnswer['head'], locale: string): string {
  const pages = read.map(({ page }) => quoteText(page, 120)).join('; ')
  return `Checked ${dateText(checked, locale)}${pages === '' ? '' : `, compared with ${pages}`}`
}

/** Parts one below the other for as long as Discord takes them; a last line says so where it does not take all. */
function fitted(parts: readonly (readonly string[])[], drawn: Picture | null): Message {
  const cutWords = small('Cut here: there is more than fits into one message.')
  const room = limits.text - cutWords.length - 20
  const shown: string[][] = []
  let used = 0
  let isCut = false
  for (const part of parts) {
    const lines = part.filter((line) => {
      const fits = used + line.length + 1 <= room
      if (fits) used += line.length + 1
      else isCut = true
      return fits
    })
    if (lines.length > 0) shown.push(lines)
  }
  const [first = [], ...rest] = shown
  return message(
    accents.alliances,
    [
      text(...first),
      drawn ? picture(drawn.file, drawn.description) : null,
      separator,
      ...rest.slice(0, 12).map((lines) => text(...lines)),
      isCut ? text(cutWords) : null,
    ],
    drawn ? [drawn.file] : [],
  )
}
