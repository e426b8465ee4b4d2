import type { Entity, EntityType } from '../../analysis/types.ts'
import type { StoredArticle } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { byline, paragraphOf, statementDay, wordsOf } from './article.ts'
import { count, list } from './counts.ts'
import { accents, limits, message, row, select, separator, share, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'

/** Most code units that the actors of a kind are listed in; the select opens more of them. */
const room: Readonly<Record<EntityType, number>> = { person: 1200, organisation: 700, country: 700, place: 250 }
const titles: Readonly<Record<EntityType, string>> = {
  person: 'People',
  organisation: 'Organisations',
  country: 'Countries',
  place: 'Places',
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
      description: entity.roles[0]?.text ?? entity.type,
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

/** Those who speak stand in lines of their own; those who are only named follow in a row, with how often. */
function group(stored: StoredArticle, type: EntityType, entities: readonly Entity[], locale: string) {
  if (entities.length === 0) return null
  const speaks = ({ id }: Entity) => stored.analysis.statements.some(({ speaker }) => speaker?.id === id)
  const inLines = type === 'person' ? entities : entities.filter(speaks)
  const lines = fitting(
    inLines.map((entity) => actorLine(stored, entity, locale)),
    room[type],
  )
  const left = room[type] - lines.join('\n').length
  const named = entities.filter((entity) => !inLines.includes(entity)).map((entity) => actorInRow(entity, locale))
  const inRow = fitting(named, left)
  const more = entities.length - lines.length - inRow.length
  return text(
    bold(titles[type]),
    ...lines,
    inRow.join(' · '),
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

function actorLine({ analysis }: StoredArticle, entity: Entity, locale: string): string {
  const statements = analysis.statements.filter(({ speaker }) => speaker?.id === entity.id).length
  const part = statements > 0 ? count(statements, 'statement', 'statements', locale) : 'spoken of'
  const role = entity.roles[0] ? `, ${quoteText(entity.roles[0].text, 60)}` : ''
  return `- ${quoteText(entity.name, 60)}${aliases(entity, 60)}${role}: ${part}, ${mentioned(entity, locale)}`
}

function actorInRow(entity: Entity, locale: string): string {
  return `${quoteText(entity.name, 60)}${aliases(entity, 60)}, ${mentioned(entity, locale)}`
}

const mentioned = ({ mentions }: Entity, locale: string): string =>
  count(mentions.length, 'mention', 'mentions', locale)

/** The other names, in brackets. */
function aliases(entity: Entity, most: number): string {
  const names = entity.aliases.filter((alias) => alias !== entity.name)
  return names.length === 0 ? '' : ` (${quoteText(list(names), most)})`
}

/** One actor in one article: roles, other names, what they said. */
export function actorView(stored: StoredArticle, entity: Entity, locale: string): Message {
  const { analysis, header } = stored
  const statements = analysis.statements.filter(({ speaker }) => speaker?.id === entity.id)
  const shown = statements.slice(0, 6)
  const words = share(
    shown.map((statement) => wordsOf(statement, analysis.text)),
    2000,
  )
  const roles = [...new Set(entity.roles.map((role) => role.text))].slice(0, 5)
  return message(accents.people, [
    text(
      heading(quoteText(entity.name, 150)),
      roles.length === 0 ? null : quoteText(list(roles), 300),
      small(
        `${titles[entity.type]}${aliases(entity, 200)} · ${count(entity.mentions.length, 'mention', 'mentions', locale)}`,
      ),
    ),
    separator,
    shown.length === 0 ? text('Spoken of, says nothing in this article.') : null,
    text(
      ...shown.map((statement, i) => {
        const place = `¶${paragraphOf(stored, statement.content[0] ?? [0, 0])}`
        return `- ${words[i]} (${statementDay(statement, locale)}, ${place})`
      }),
      statements.length > shown.length
        ? small(
            `and ${count(statements.length - shown.length, 'other statement', 'other statements', locale)}: /who-said`,
          )
        : null,
    ),
    text(small(link(header.title, header.url, 200))),
  ])
}
