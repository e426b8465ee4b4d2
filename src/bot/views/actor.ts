import type { ActorProfile, RoleSpell } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { kinds, otherNames } from './actors.ts'
import { count } from './counts.ts'
import { dateText, statementDate } from './dates.ts'
import { accents, button, limits, message, row, separator, share, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { joinWords, tellingCue } from './statements.ts'

const most = { roles: 5, statements: 4, articles: 4, others: 6 } as const

/** One actor: roles over time, statements, articles, who speaks of whom. */
export function actorView(profile: ActorProfile, locale: string): Message {
  const { header, articles, statements } = profile
  const { id } = header
  const isShort = id.length <= limits.customId - 20
  return message(accents.people, [
    text(
      heading(quoteText(header.name, 100)),
      quoteText(header.role ?? '', 100),
      small(
        [
          `${kinds[header.type]}${otherNames({ ...header, aliases: profile.names }, 160)}`,
          header.statements === 0
            ? 'spoken of, says nothing'
            : count(header.statements, 'statement', 'statements', locale),
          `in ${count(articles.length, 'article', 'articles', locale)}`,
        ].join(' · '),
      ),
    ),
    separator,
    profile.roles.length === 0 ? null : text(bold('Roles over time'), ...roleLines(profile.roles, locale)),
    statements.length === 0 ? null : text(bold('Last statements'), ...statementLines(profile, locale)),
    articles.length === 0 ? null : text(bold('Articles'), ...articleLines(profile, locale)),
    text(named('Speaks of', profile.speaksOf, locale), named('Is spoken of by', profile.spokenOfBy, locale)),
    header.statements === 0 || !isShort
      ? null
      : row(
          button('All statements', componentId('search-speaker', '0', id)),
          button('Timeline', componentId('actor-timeline', id)),
        ),
  ])
}

function roleLines(roles: readonly RoleSpell[], locale: string): string[] {
  const shown = roles.slice(-most.roles)
  const left = roles.length - shown.length
  return [
    left > 0 ? small(`${count(left, 'earlier role', 'earlier roles', locale)} not shown`) : '',
    ...shown.map((role) => `- ${quoteText(role.text, 70)}: ${spell(role, locale)}`),
  ]
}

/** When a role was seen: "in articles of 7 June 2022 to 30 November 2023". */
function spell({ first, last, articles }: RoleSpell, locale: string): string {
  if (first === null || last === null) return articles === 1 ? 'in an undated article' : 'in undated articles'
  if (first === last) return `in ${articles === 1 ? 'an article' : 'articles'} of ${dateText(first, locale)}`
  return `in articles of ${dateText(first, locale)} to ${dateText(last, locale)}`
}

function statementLines({ header, statements, articles }: ActorProfile, locale: string): string[] {
  const shown = statements.slice(0, most.statements)
  const words = share(
    shown.map((hit) => joinWords(hit.words, hit.kind)),
    760,
  )
  const left = header.statements - shown.length
  return [
    ...shown.map((hit, i) => {
      const title = articles.length > 1 ? `${quoteText(hit.article.title, 40)}, ` : ''
      const place = `${title}¶${hit.paragraph}`
      const cue = tellingCue(hit.kind, hit.cueWords)
      return `- ${cue === null ? '' : `${cue}: `}${words[i]} (${statementDate(hit.date, locale)}; ${place})`
    }),
    left > 0 ? small(`and ${count(left, 'other', 'others', locale)}`) : '',
  ]
}

function articleLines({ articles }: ActorProfile, locale: string): string[] {
  const shown = articles.slice(0, most.articles)
  const left = articles.length - shown.length
  return [
    ...shown.map(({ article, statements }) => {
      const { published } = article
      const day = published.value === null ? '' : `, ${dateText(published.value, locale)}`
      const part = statements === 0 ? 'spoken of' : count(statements, 'statement', 'statements', locale)
      return `- ${link(article.title, article.url, 60, 120)}${day}: ${part}`
    }),
    left > 0 ? small(`and ${count(left, 'other', 'others', locale)}`) : '',
  ]
}

function named(title: string, others: ActorProfile['speaksOf'], locale: string): string | null {
  if (others.length === 0) return null
  const names = others
    .slice(0, most.others)
    .map(({ actor, statements }) => `${quoteText(actor.name, 40)} ×${new Intl.NumberFormat(locale).format(statements)}`)
  const left = others.length - names.length
  return `${bold(title)} ${names.join(' · ')}${left > 0 ? ` · ${count(left, 'other', 'others', locale)}` : ''}`
}
