import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import { HandClock } from '../../src/sandbox/clock.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'

export interface Running {
  readonly sandbox: Sandbox
  readonly client: Client<true>
  readonly clock: HandClock
  /** Errors that the bot's handler threw. */
  readonly errors: Error[]
  /** Sets what the bot does with interactions from here on. */
  on(handle: (interaction: Interaction) => Promise<unknown>): void
  stop(): Promise<void>
}

/** A small bot on the real discord.js, logged in to a stand-in whose clock stands still. */
export async function startBot(
  options: SandboxOptions = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<Running> {
  const clock = new HandClock()
  const sandbox = await startSandbox({ clock, ...options })
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...clientOptions,
    rest: { api: sandbox.apiUrl, ...clientOptions.rest },
  })
  const errors: Error[] = []
  let handle: (interaction: Interaction) => Promise<unknown> = async () => {}
  client.on(Events.InteractionCreate, (interaction) => {
    handle(interaction).catch((error: unknown) =>
      errors.push(error instanceof Error ? error : new Error(String(error))),
    )
  })
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(sandbox.token)
  return {
    sandbox,
    client: await ready,
    clock,
    errors,
    on: (next) => {
      handle = next
    },
    stop: async () => {
      await client.destroy()
      await sandbox.close()
    },
  }
}
