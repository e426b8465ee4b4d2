import type { Entity, EntityType } from '../../analysis/types.ts'
import { compareDates } from '../../library/index/dates.ts'
import type { StoredArticle } from '../../library/types.ts'
import { count } from './counts.ts'
import { dateText } from './dates.ts'
import { bold, quoteText, small } from './markdown.ts'

const most = { people: 4, places: 6, speakers: 5 } as const

/** Who, where and when, and how many statements by whom, a line each; the most first. */
export function keyFacts(stored: StoredArticle, locale: string): string[] {
  const { entities, statements } = stored.analysis
  const said = new Map<string, number>()
  for (const { speaker } of statements) if (speaker) said.set(speaker.id, (said.get(speaker.id) ?? 0) + 1)
  const ofType = (...types: readonly EntityType[]) => entities.filter(({ type }) => types.includes(type))
  const weight = ({ id, mentions }: Entity) => (said.get(id) ?? 0) * 3 + mentions.length
  const first = (list: readonly Entity[]) => list.toSorted((a, b) => weight(b) - weight(a))
  const people = first(ofType('person')).map(({ name, roles }) => {
    const role = roles[0] ? ` (${quoteText(roles[0].text, 40)})` : ''
    return `${quoteText(name, 40)}${role}`
  })
  const countries = first(ofType('country'))
  const where = (countries.length > 0 ? countries : first(ofType('place'))).map(({ name }) => quoteText(name, 30))
  const speakers = entities
    .filter(({ id }) => said.has(id))
    .toSorted((a, b) => (said.get(b.id) ?? 0) - (said.get(a.id) ?? 0))
    .map(({ id, name }) => `${quoteText(name, 40)} ${new Intl.NumberFormat(locale).format(said.get(id) ?? 0)}`)
  const total = count(statements.length, 'statement', 'statements', locale)
  return [
    line('Who', people, most.people, locale),
    line('Where', where, most.places, locale),
    line('When', dates(stored, locale), 1, locale),
    speakers.length === 0 ? null : `${bold('Said:')} ${total} by ${shortened(speakers, most.speakers, locale)}`,
    small(
      [
        count(ofType('person').length, 'person', 'people', locale),
        count(countries.length, 'country', 'countries', locale),
        count(ofType('organisation').length, 'organisation', 'organisations', locale),
      ].join(' · '),
    ),
  ].filter((fact) => fact !== null)
}

function line(name: string, items: readonly string[], limit: number, locale: string): string | null {
  return items.length === 0 ? null : `${bold(`${name}:`)} ${shortened(items, limit, locale)}`
}

function shortened(items: readonly string[], limit: number, locale: string): string {
  const left = items.length - limit
  return left > 0
    ? `${items.slice(0, limit).join(', ')} and ${count(left, 'other', 'others', locale)}`
    : items.join(', ')
}

/** From the first to the last day on which somebody said something, publication apart. */
function dates({ analysis }: StoredArticle, locale: string): string[] {
  const days = analysis.statements
    .flatMap(({ date }) => (date.value !== null && date.basis !== 'published' ? [date.value] : []))
    .toSorted(compareDates)
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return []
  return [from === to ? dateText(from, locale) : `${dateText(from, locale)} to ${dateText(to, locale)}`]
}
