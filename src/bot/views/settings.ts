import type { ArticleHeader, Settings } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count } from './counts.ts'
import { accents, button, limits, message, row, select, text } from './layout.ts'
import { bold, heading, quoteText, small } from './markdown.ts'

/** Starter articles that one select offers. */
export const starterSize = limits.options

/** "German (Deutsch)". */
export function languageName(language: string): string {
  const named = (locale: string) => new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language
  const [english, own] = [named('en'), named(language)]
  return english === own ? english : `${english} (${own})`
}

/** How the bot behaves in a community, and which of the starter articles are in its library. */
export function settingsView(
  settings: Settings,
  starter: readonly ArticleHeader[],
  offset: number,
  locale: string,
): Message {
  const answers = settings.answers === 'public' ? 'seen by all in the channel' : 'seen by the asker, who can share them'
  const language =
    settings.language === null ? "each member's own language" : quoteText(languageName(settings.language), 60)
  const shown = starter.slice(offset, offset + starterSize)
  const choices = shown.map(({ id, title }) => ({
    label: title,
    value: id,
    chosen: settings.starter && !settings.starterOff.includes(id),
  }))
  return message(accents.notice, [
    text(
      heading('Settings'),
      `- ${bold('Answers')} are ${answers}.`,
      `- ${bold('Dates')} are in ${language}.`,
      `- ${bold('Starter articles')} ${starterWords(settings, starter, locale)}.`,
      `- ${bold('Moderators')} are those who may manage messages${settings.moderators === null ? '' : `, and <@&${settings.moderators}>`}.`,
      small(
        choices.length === 0
          ? 'Change them with the options of this command.'
          : 'Change them with the options of this command; choose the starter articles below.',
      ),
    ),
    row(select(componentId('settings-starter', String(offset)), 'Starter articles in the library', choices, 'any')),
    starter.length > starterSize
      ? row(
          button(
            '◀',
            componentId('settings-page', 'previous', String(Math.max(0, offset - starterSize))),
            offset === 0,
          ),
          button(
            '▶',
            componentId('settings-page', 'next', String(offset + starterSize)),
            offset + starterSize >= starter.length,
          ),
        )
      : null,
  ])
}

function starterWords(
  { starter: on, starterOff }: Settings,
  starter: readonly ArticleHeader[],
  locale: string,
): string {
  const out = starter.filter(({ id }) => starterOff.includes(id)).length
  if (!on || (starter.length > 0 && out === starter.length)) return 'are left out'
  if (out === 0) return 'are in the library'
  return `are in the library, but for ${count(out, 'article', 'articles', locale)}`
}
