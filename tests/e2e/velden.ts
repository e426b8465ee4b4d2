import { expect, onTestFinished } from 'vitest'
import { type Bot, startBot } from '../../src/bot/bot.ts'
import type { App } from '../../src/bot/dispatch.ts'
import type { HandClock } from '../../src/sandbox/clock.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { usualGuilds } from '../../src/sandbox/world.ts'
import type { Store } from '../../src/store/store.ts'
import { openStudy } from '../../src/study/study.ts'
import { openTown } from '../commands/town.ts'
import { type Member, member } from './member.ts'

export interface Velden {
  readonly sandbox: Sandbox
  readonly clock: HandClock
  readonly ana: Member
  readonly bo: Member
  readonly mara: Member
  readonly bot: Bot
  readonly app: App
  readonly store: Store
  /** Stops the bot and starts it anew, as after a deployment: nothing in memory lives on. */
  restart(): Promise<void>
}

/**
 * The bot, logged in by discord.js to a stand-in for Discord whose clock stands still, with two invented articles in the
 * members' server. `change` alters what it runs on. All is stopped when the test is over.
 */
export async function startVelden(change: (app: App) => App = (app) => app): Promise<Velden> {
  const { app, store, clock } = await openTown('two articles', usualGuilds[0]?.id)
  const sandbox = await startSandbox({ clock })
  onTestFinished(() => sandbox.close())
  // Whatever a test looks at, all that the bot sent in it must be what Discord takes; what is gone is no fault of its.
  onTestFinished(() => expect(sandbox.violations.filter(({ status }) => status !== 404)).toEqual([]))
  const progress = { pace: 0, changeable: 14 * 60_000 }
  const start = () => {
    const study = openStudy({ store, clock, seed: () => 7 })
    return startBot({ ...change(app), study, token: sandbox.token, apiUrl: sandbox.apiUrl, progress })
  }
  let bot = await start()
  onTestFinished(() => bot.stop())
  return {
    sandbox,
    clock,
    bot,
    app,
    store,
    ana: member(sandbox, 'Ana', 'general'),
    bo: member(sandbox, 'Bo', 'general'),
    mara: member(sandbox, 'Mara', 'general'),
    async restart() {
      await bot.stop()
      bot = await start()
    },
  }
}
