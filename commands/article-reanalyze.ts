import type { Context } from '../src/bot/command.ts'
import { inProgress, type Message, privately, type Reply } from '../src/bot/reply.ts'
import { reanalyzedView, reanalyzingView } from '../src/bot/views/library.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { ownArticle } from './suggest.ts'

/** Analyses one article anew, or all of the community's; what moderators put right stays. */
export async function reanalyze(named: string | undefined, context: Context): Promise<Reply> {
  const { library } = context
  if (named !== undefined) {
    const { header } = await ownArticle(named, library)
    return inProgress(reanalyzeAll([header.id], context))
  }
  const own = (await library.articles()).filter(({ starter }) => !starter)
  if (own.length === 0) return privately(emptyLibraryView())
  return inProgress(
    reanalyzeAll(
      own.map(({ id }) => id),
      context,
    ),
  )
}

async function* reanalyzeAll(ids: readonly string[], { library, asker }: Context): AsyncGenerator<Message> {
  const counts = { articles: 0, before: 0, after: 0 }
  for (const [done, id] of ids.entries()) {
    yield reanalyzingView(done, ids.length, asker.locale)
    const made = await library.reanalyze(id, { patient: ids.length > 1 })
    if (!made) continue
    counts.articles++
    counts.before += made.before
    counts.after += made.article.analysis.statements.length
  }
  yield reanalyzedView(counts, ids.length === 1 ? (ids[0] ?? null) : null, asker.locale)
}
