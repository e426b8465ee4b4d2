import { z } from 'zod'
import type { Article } from '../src/analysis/types.ts'
import { type Context, route } from '../src/bot/command.ts'
import { unreadable } from '../src/bot/component-id.ts'
import type { HandedFile } from '../src/bot/invocation.ts'
import { inProgress, type Message, privately, type Reply, updated } from '../src/bot/reply.ts'
import { archivePlanView, type ImportState, importedView, importView } from '../src/bot/views/archive.ts'
import { noticeView } from '../src/bot/views/notice.ts'
import { isArchive, type LeftOut, readArchive } from '../src/library/import/archive/archive.ts'
import { UserError } from '../src/user-error.ts'

/** Most articles of an archive that are compared with those of the library before anything is saved. */
const mostCompared = 100

const remembered = z.object({ name: z.string(), url: z.string(), size: z.number() })

/** Shows what an archive of articles holds. Nothing is stored; the file is remembered by where Discord keeps it. */
export async function planImport(file: HandedFile, context: Context): Promise<Reply> {
  if (!isArchive(file.name)) {
    throw new UserError(
      'import.one',
      `${file.name}: this is no ZIP archive. A single article is added with /article add.`,
    )
  }
  const { library, asker } = context
  const { articles, leftOut } = await readArchive(file.name, await context.download(file))
  const ids = new Set((await library.articles()).map(({ id }) => id))
  const alike = []
  for (const article of articles.slice(0, mostCompared)) {
    const [like] = ids.has(article.id) ? [] : await library.nearDuplicates(article)
    if (like) alike.push({ article, like })
  }
  const known = articles.filter(({ id }) => ids.has(id)).length
  const key = await library.remember({ name: file.name, url: file.url, size: file.size })
  return privately(archivePlanView({ file: file.name, articles, known, alike, leftOut, key }, asker.locale))
}

export const importComponents = [
  route({
    name: 'import-start',
    answers: 'update',
    schema: z.tuple([z.string().min(1).max(100)]),
    async run([key], _press, context) {
      // Only what the bot remembered itself names a file: an address in the button could be anyone's.
      const file = remembered.safeParse(await context.library.recall(key))
      if (!file.success) throw unreadable()
      const { articles } = await readArchive(file.data.name, await context.download(file.data))
      return inProgress(importAll(articles, { file: file.data.name, key }, context))
    },
  }),
  route({
    name: 'import-cancel',
    answers: 'update',
    schema: z.tuple([]),
    run: async () => updated(noticeView('Nothing was saved.')),
  }),
]

/** Adds the articles one by one, behind all that members wait for; one that cannot be taken stops none of the others. */
async function* importAll(
  articles: readonly Article[],
  of: Pick<ImportState, 'file' | 'key'>,
  { library, asker }: Context,
): AsyncGenerator<Message> {
  const failed: LeftOut[] = []
  let statements = 0
  const state = (done: number, title: string | null): ImportState => ({
    ...of,
    total: articles.length,
    done,
    title,
    statements,
    failed,
  })
  for (const [done, article] of articles.entries()) {
    const title = article.title ?? article.text.slice(0, 100)
    yield importView(state(done, title), asker.locale)
    try {
      const stored = await library.add(article, { patient: true })
      statements += stored.analysis.statements.length
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      failed.push({ name: title, why: error.message })
    }
  }
  yield importedView(state(articles.length, null), asker.locale)
}
