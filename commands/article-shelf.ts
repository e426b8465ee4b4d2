import type { Context } from '../src/bot/command.ts'
import type { Message } from '../src/bot/reply.ts'
import { articleCardView, articleListView, fileView, removedView, restoredView } from '../src/bot/views/library.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { fileNameOf, toMarkdownFile } from '../src/library/export/markdown.ts'
import { zip } from '../src/library/export/zip.ts'
import { UserError } from '../src/user-error.ts'
import { findArticle, ownArticle } from './suggest.ts'

/** The largest file that Discord takes from a bot, in bytes. */
const largestUpload = 10 * 1_048_576

/** A page of the articles. */
export async function listPage(offset: number, { library, asker }: Context): Promise<Message> {
  const articles = await library.articles()
  return articles.length === 0 ? emptyLibraryView() : articleListView(articles, offset, asker.locale)
}

export async function card(named: string, { library, asker }: Context): Promise<Message> {
  return articleCardView(await findArticle(library, named), asker)
}

export async function remove(named: string, context: Context): Promise<Message> {
  const { header } = await ownArticle(named, context.library)
  await context.library.remove(header.id)
  return removedView(header)
}

export async function restore(named: string, { library }: Context): Promise<Message> {
  const removed = await library.removed()
  const wanted = named.toLowerCase()
  const header =
    removed.find(({ id: removedId }) => removedId === named) ??
    removed.find(({ title }) => title.toLowerCase().includes(wanted))
  if (!header || !(await library.restore(header.id))) {
    throw new UserError('article.not-removed', `No removed article called “${named}”.`)
  }
  return restoredView(header)
}

export async function exportOne(named: string, { library }: Context): Promise<Message> {
  const { article: whole, header } = await findArticle(library, named)
  return fileView(header.title, { name: fileNameOf(whole), data: Buffer.from(toMarkdownFile(whole)) })
}

export async function exportAll({ library }: Context): Promise<Message> {
  const own = (await library.articles()).filter(({ starter }) => !starter)
  if (own.length === 0) return emptyLibraryView()
  const stored = await Promise.all(own.map(({ id: each }) => library.article(each)))
  const files = stored.flatMap((each) => (each ? [each.article] : []))
  const data = zip(
    files.map((each, i) => ({
      name: `${String(i + 1).padStart(4, '0')}-${fileNameOf(each)}`,
      data: Buffer.from(toMarkdownFile(each)),
    })),
  )
  if (data.length > largestUpload) {
    throw new UserError(
      'export.large',
      'The whole library is larger than Discord takes: 10 MiB. Export its articles one by one.',
    )
  }
  const words = files.length === 1 ? 'One article' : `${files.length} articles`
  return fileView(`${words}, as Markdown with front matter.`, { name: 'articles.zip', data })
}
