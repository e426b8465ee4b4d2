import type { Article } from '../../analysis/types.ts'
import type { LeftOut } from '../../library/import/archive/archive.ts'
import type { NearDuplicate } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count } from './counts.ts'
import { accents, button, message, row, separator, text } from './layout.ts'
import { bold, heading, quoteText, small } from './markdown.ts'

/** Most titles, files or names that are listed one a line. */
const listed = 8

/** What an archive of articles holds, before any is saved. */
export interface ArchivePlan {
  readonly file: string
  readonly articles: readonly Article[]
  /** How many of them are in the library already. */
  readonly known: number
  readonly alike: readonly { readonly article: Article; readonly like: NearDuplicate }[]
  readonly leftOut: readonly LeftOut[]
  /** The key under which the file is remembered. */
  readonly key: string
}

/** How an import stands: `done` of `total` articles, `failed` of them not taken. */
export interface ImportState {
  readonly file: string
  readonly key: string
  readonly total: number
  readonly done: number
  readonly title: string | null
  readonly statements: number
  readonly failed: readonly LeftOut[]
}

/** An archive before its articles are saved: what would come in, what is there already, what cannot be read. */
export function archivePlanView(plan: ArchivePlan, locale: string): Message {
  const { articles, alike, leftOut, file, key, known } = plan
  const titles = articles.map(({ title, text: body }) => `- ${quoteText(title ?? body.slice(0, 80), 80)}`)
  const dated = articles.filter(({ published }) => published !== null).length
  return message(accents.article, [
    text(
      bold('Not saved yet'),
      heading(`${count(articles.length, 'article', 'articles', locale)} in ${quoteText(file, 80)}`),
      small(
        [
          `date of publication given in ${new Intl.NumberFormat(locale).format(dated)}`,
          known > 0 ? `${count(known, 'is', 'are', locale)} in the library already` : null,
        ]
          .filter((part) => part !== null)
          .join(' · '),
      ),
    ),
    separator,
    text(...first(titles, locale)),
    alike.length > 0
      ? text(
          bold('Much like articles in the library'),
          ...first(
            alike.map(
              ({ article, like }) =>
                `- ${quoteText(article.title ?? 'without a title', 60)}: ${quoteText(like.article.title, 60)}, ${percent(like.likeness, locale)} the same`,
            ),
            locale,
          ),
        )
      : null,
    leftOutText(leftOut, 'Left out', locale),
    row(
      button(`Import ${count(articles.length, 'article', 'articles', locale)}`, componentId('import-start', key)),
      button('Cancel', componentId('import-cancel')),
    ),
  ])
}

/** An import while it goes on. */
export function importView({ total, done, title, failed, key, file }: ImportState, locale: string): Message {
  const number = new Intl.NumberFormat(locale)
  const blocks = Math.floor((done / Math.max(1, total)) * 20)
  return message(accents.article, [
    text(
      heading(`Importing ${quoteText(file, 80)}`),
      `${number.format(done)} of ${count(total, 'article', 'articles', locale)}`,
      `\`${'█'.repeat(blocks)}${'░'.repeat(20 - blocks)}\``,
      title === null ? null : small(`now: ${quoteText(title, 100)}`),
    ),
    leftOutText(failed, 'Could not be added', locale),
    text(small('If this stops changing, press Continue: what is in the library already is passed over.')),
    row(button('Continue', componentId('import-start', key))),
  ])
}

/** An import that is done. */
export function importedView({ total, statements, failed, file }: ImportState, locale: string): Message {
  const taken = total - failed.length
  return message(accents.article, [
    text(
      heading(`Imported ${quoteText(file, 80)}`),
      `${count(taken, 'article', 'articles', locale)} in the library, with ${count(statements, 'statement', 'statements', locale)}.`,
    ),
    leftOutText(failed, 'Could not be added', locale),
    row(button('List', componentId('article-list', 'first', '0'))),
  ])
}

function leftOutText(files: readonly LeftOut[], title: string, locale: string) {
  if (files.length === 0) return null
  const lines = files.map(({ name, why }) => `- ${quoteText(name, 60)}: ${quoteText(why, 120)}`)
  return text(bold(title), ...first(lines, locale))
}

function first(lines: readonly string[], locale: string): readonly string[] {
  if (lines.length <= listed) return lines
  return [...lines.slice(0, listed), small(`and ${count(lines.length - listed, 'other', 'others', locale)}`)]
}

/** A share, 0 to 1, as the locale writes percent. */
export const percent = (part: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(part)
