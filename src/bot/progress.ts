/** How progress is shown, in milliseconds. */
export interface ProgressTimes {
  /** Between one change of the message and the next, at least: Discord limits how often a message is changed. */
  readonly pace: number
  /** How long the message can be changed at all. */
  readonly changeable: number
}

/** Discord takes changes of an answer for 15 minutes; one minute is left to spare. */
export const progressTimes: ProgressTimes = { pace: 1500, changeable: 14 * 60_000 }

/** How a message of the work is to be shown: as the first, as a change of it, or as the last that can be shown. */
export type Showing = 'first' | 'change' | 'last'

/**
 * Shows the messages of work that goes on, the newest each time: those that come faster than the pace are passed over,
 * the last is not. Once no change is possible any more, the work goes on unseen. Throws what `show` throws, when the
 * work is done: it never stops because it cannot be shown.
 */
export async function showProgress<Message>(
  messages: AsyncIterable<Message>,
  show: (message: Message, showing: Showing) => Promise<unknown>,
  { pace, changeable }: ProgressTimes,
): Promise<void> {
  const end = performance.now() + changeable
  const state: { newest: Message | null; isDone: boolean; wake: () => void } = {
    newest: null,
    isDone: false,
    wake: () => {},
  }
  const work = (async () => {
    try {
      for await (const message of messages) {
        state.newest = message
        state.wake()
      }
    } finally {
      state.isDone = true
      state.wake()
    }
  })()
  try {
    let shown: Message | null = null
    while (!state.isDone || state.newest !== shown) {
      const { newest, isDone } = state
      if (newest === null || newest === shown) {
        await new Promise<void>((resolve) => {
          state.wake = resolve
        })
        continue
      }
      const isLast = !isDone && performance.now() >= end
      await show(newest, isLast ? 'last' : shown === null ? 'first' : 'change')
      if (isLast) break
      shown = newest
      await Promise.race([work, pause(pace)])
    }
  } finally {
    await work
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })
