import type { Entity, EntityType } from '../../analysis/types.ts'
import type { ActorHeader, StoredArticle } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { byline } from './article.ts'
import { count, list } from './counts.ts'
import { accents, limits, message, row, select, separator, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'

/** Most code units that the actors of a kind are listed in; the select opens more of them. */
const room: Readonly<Record<EntityType, number>> = { person: 1200, organisation: 700, country: 700, place: 250 }
const titles: Readonly<Record<EntityType, string>> = {
  person: 'People',
  organisation: 'Organisations',
  country: 'Countries',
  place: 'Places',
}
/** What one of a kind is called. */
export const kinds: Readonly<Record<EntityType, string>> = {
  person: 'Person',
  organisation: 'Organisation',
  country: 'Country',
  place: 'Place',
}

const types: readonly EntityType[] = ['person', 'organisation', 'country', 'place']

/** Who is in an article: people by what they say, then organisations and countries with the names that stand for them. */
export function actorsView(stored: StoredArticle, locale: string): Message {
  const { header } = stored
  const ranked = types.map((type) => rank(stored, type))
  const groups = ranked.map((entities, i) => group(stored, types[i] ?? 'place', entities, locale))
  const choices = ranked
    .flat()
    .filter(({ id }) => id.length <= limits.option)
    .map((entity) => ({
      label: entity.name,
      value: entity.id,
      description: entity.roles[0]?.text ?? kinds[entity.type],
    }))
  return message(accents.people, [
    text(heading(link(header.title, header.url, 200)), small(byline(header, locale))),
    separator,
    ...groups,
    choices.length === 0 ? text('Nobody and nothing is named in this article.') : null,
    row(select(componentId('actor', header.id), 'Open one actor', choices)),
  ])
}

function rank({ analysis }: StoredArticle, type: EntityType): Entity[] {
  const said = new Map<string, number>()
  for (const { speaker } of analysis.statements) if (speaker) said.set(speaker.id, (said.get(speaker.id) ?? 0) + 1)
  return analysis.entities
    .filter((entity) => entity.type === type)
    .toSorted((a, b) => (said.get(b.id) ?? 0) - (said.get(a.id) ?? 0) || b.mentions.length - a.mentions.length)
}

/**
 * People and those who speak stand in lines of their own, as do countries that go by other names; the rest, which are
 * only named, follow in a row.
 */
function group(stored: StoredArticle, type: EntityType, entities: readonly Entity[], locale: string) {
  if (entities.length === 0) return null
  const speaks = ({ id }: Entity) => stored.analysis.statements.some(({ speaker }) => speaker?.id === id)
  const inLine = (entity: Entity) => type === 'person' || speaks(entity) || standIns(stored, entity).length > 0
  const [lined, named] = [entities.filter(inLine), entities.filter((entity) => !inLine(entity))]
  const lines = fitting(
    lined.map((entity) => actorLine(stored, entity, locale)),
    room[type],
  )
  const inRow = fitting(
    named.map((entity) => actorInRow(entity, locale)),
    room[type] - lines.join('\n').length,
  )
  const more = entities.length - lines.length - inRow.length
  return text(
    bold(titles[type]),
    ...lines,
    inRow.length === 0 ? null : `- ${inRow.join(' · ')}`,
    more > 0 ? small(`and ${count(more, 'other', 'others', locale)}`) : null,
  )
}

/** As many of the first lines as fit. */
function fitting(lines: readonly string[], most: number): readonly string[] {
  let left = most
  const end = lines.findIndex((line) => {
    left -= line.length + 3
    return left < 0
  })
  return end === -1 ? lines : lines.slice(0, end)
}

function actorLine(stored: StoredArticle, entity: Entity, locale: string): string {
  const statements = stored.analysis.statements.filter(({ speaker }) => speaker?.id === entity.id).length
  const part = statements > 0 ? count(statements, 'statement', 'statements', locale) : 'spoken of'
  const role = entity.roles[0] ? `, ${quoteText(entity.roles[0].text, 60)}` : ''
  const name = `${bold(quoteText(entity.name, 60))}${otherNames(entity, 60)}`
  const under = standIns(stored, entity)
  const names = under.length === 0 ? '' : `\n  - named as ${list(under.map((words) => quoteText(words, 40)))}`
  return `- ${name}${role}: ${part}, ${mentioned(entity, locale)}${names}`
}

function actorInRow(entity: Entity, locale: string): string {
  return `${quoteText(entity.name, 60)}${otherNames(entity, 60)}, ${mentioned(entity, locale)}`
}

/** Somebody whom no words of the text name is its author, whom the header names. */
const mentioned = ({ mentions }: Entity, locale: string): string =>
  mentions.length === 0 ? 'the author' : count(mentions.length, 'mention', 'mentions', locale)

/** The names that stand for a country in this article, a capital or a seat, each with how often; not its own name. */
function standIns({ analysis }: StoredArticle, { type, name, mentions }: Entity): readonly string[] {
  if (type !== 'country') return []
  const words = mentions.map((span) => analysis.text.slice(...span).replace(/^the\s+/iu, ''))
  return [...Map.groupBy(words, (each) => each)]
    .filter(([each]) => each !== '' && !isPartOf(each, name))
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 4)
    .map(([each, all]) => (all.length === 1 ? each : `${each} ×${all.length}`))
}

/**
 * The other names, in brackets: acronyms and spellings. A part of the name itself tells nothing, and the names of a
 * country stand under it.
 */
export function otherNames({ type, name, aliases }: Pick<Entity, 'type' | 'name' | 'aliases'>, most: number): string {
  const telling = type === 'country' ? [] : aliases.filter((alias) => !isPartOf(alias, name))
  return telling.length === 0 ? '' : ` (${quoteText(list(telling), most)})`
}

const isPartOf = (part: string, name: string): boolean => ` ${name} `.toLowerCase().includes(` ${part} `.toLowerCase())

/** Everyone who speaks in the articles, by kind, most statements first. */
export function speakersView(speakers: readonly ActorHeader[], locale: string): Message {
  const groups = types.flatMap((type) => {
    const ofType = speakers.filter((speaker) => speaker.type === type)
    if (ofType.length === 0) return []
    const lines = fitting(
      ofType.map((speaker) => speakerLine(speaker, locale)),
      room[type],
    )
    const more = ofType.length - lines.length
    return [
      text(bold(titles[type]), ...lines, more > 0 ? small(`and ${count(more, 'other', 'others', locale)}`) : null),
    ]
  })
  const choices = speakers
    .filter(({ id }) => id.length <= limits.option)
    .map(({ id, name, role, type }) => ({ label: name, value: id, description: role ?? kinds[type] }))
  return message(accents.people, [
    text(heading('Who speaks in the articles'), small('Those with the most statements')),
    separator,
    ...groups,
    row(select(componentId('actor-known'), 'Open one actor', choices)),
  ])
}

function speakerLine({ name, role, statements }: ActorHeader, locale: string): string {
  const position = role === null ? '' : `, ${quoteText(role, 60)}`
  return `- ${bold(quoteText(name, 60))}${position}: ${count(statements, 'statement', 'statements', locale)}`
}
