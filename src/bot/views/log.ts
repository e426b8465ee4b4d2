import type { History, LoggedChange } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count } from './counts.ts'
import { dateText } from './dates.ts'
import { accents, button, message, row, section, separator, text } from './layout.ts'
import { bold, heading, quoteText, small } from './markdown.ts'

/** Entries a page of the log. */
export const logSize = 6

const kinds = { direct: 'a quotation', indirect: "the article's words", mixed: 'partly quoted' } as const

/** What moderators put right, the newest first: who, when, what, with a button to take each back. */
export function logView({ total, changes }: History, offset: number, locale: string): Message {
  if (total === 0) return message(accents.notice, [text('Nothing was put right yet. /article fix does that.')])
  const number = new Intl.NumberFormat(locale)
  const last = offset + changes.length
  return message(accents.notice, [
    text(heading(count(total, 'change', 'changes', locale))),
    separator,
    ...changes.map((change) => entryBlock(change, offset, locale)),
    separator,
    text(small(`${number.format(offset + 1)} to ${number.format(last)} of ${number.format(total)}`)),
    total > logSize
      ? row(
          button('◀', componentId('article-log', 'previous', String(Math.max(0, offset - logSize))), offset === 0),
          button('▶', componentId('article-log', 'next', String(last)), last >= total),
        )
      : null,
  ])
}

function entryBlock(change: LoggedChange, offset: number, locale: string) {
  const { entry, words, article } = change
  const at = `<t:${Math.floor(Date.parse(entry.at) / 1000)}:f>`
  const by = /^\d{1,20}$/.test(entry.member) ? `<@${entry.member}>` : quoteText(entry.member, 40)
  const lines = [
    bold(whatWasDone(change, locale)),
    words === '' ? null : quoteText(words, 160),
    small([by, at, article ? quoteText(article.title, 60) : null].filter((part) => part !== null).join(' · ')),
  ]
  if (entry.undone) return text(...lines, small('taken back'))
  return section(lines, button('Undo', componentId('log-undo', String(entry.number), String(offset))))
}

/** "Speaker: Ada Orlo", in Markdown. */
function whatWasDone({ entry, names }: LoggedChange, locale: string): string {
  const { change, actor } = entry
  const name = (id: string | null) => quoteText(names.get(id ?? '') ?? 'someone', 80)
  switch (change.action) {
    case 'speaker':
      return `Speaker: ${quoteText(change.name, 80)}`
    case 'date':
      return `Date: ${change.value === null ? 'not dated' : dateText(change.value, locale)}`
    case 'kind':
      return `Kind: ${kinds[change.kind]}`
    case 'dismiss':
      return 'Not a statement'
    case 'add':
      return `Added: ${change.name === null ? 'speaker not known' : quoteText(change.name, 80)}`
    case 'merge':
      return `${name(actor)} is ${name(change.into)}`
    case 'rename':
      return `${quoteText(change.before, 80)} is called ${quoteText(change.name, 80)}`
    case 'split':
      return `${quoteText(change.before.name, 80)} and ${quoteText(change.name, 80)} are two`
  }
}
