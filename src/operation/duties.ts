import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Library, restorable } from '../library/library.ts'
import type { Store } from '../store/store.ts'

/** Between two times that what expired is deleted, in milliseconds: an hour. */
const cleaning = 3_600_000

interface Duties {
  readonly library: Pick<Library, 'refreshAnalyses'>
  readonly store: Pick<Store, 'forgetReplies' | 'forgetRemoved'>
  readonly log: Logger
}

/** What one process of several does for all, until the signal says that it is no longer the one. Never rejects. */
export async function carryOutDuties({ library, store, log }: Duties, over: AbortSignal): Promise<void> {
  await Promise.all([
    tried(log, 'analyses of an older version could not be made anew', () => refreshAnalyses(library, log, over)),
    cleanUp(store, log, over),
  ])
}

async function refreshAnalyses(library: Duties['library'], log: Logger, over: AbortSignal): Promise<void> {
  try {
    const done = await library.refreshAnalyses(over)
    if (done > 0) log.info({ articles: done }, 'analysed anew')
  } catch (error) {
    // The article under way when the program stops is analysed after the next start.
    if (!over.aborted) throw error
  }
}

async function cleanUp(store: Duties['store'], log: Logger, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await tried(log, 'what expired could not be deleted', async () => {
      await store.forgetReplies(new Date())
      await store.forgetRemoved(new Date(Date.now() - restorable))
    })
    await setTimeout(cleaning, undefined, { signal: over, ref: false }).catch(() => {})
  }
}

/** Does the work, and logs why it could not be done. */
export async function tried(log: Logger, trouble: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ err: error }, trouble)
  }
}
