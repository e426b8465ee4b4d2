import { type CacheWithLimitsOptions, type Client, GatewayDispatchEvents, InteractionType } from 'discord.js'
import { z } from 'zod'

const guild = z.object({ id: z.string() })
const ready = z.object({ guilds: z.array(guild) })
const left = guild.extend({ unavailable: z.boolean().optional() })
const asked = z.object({
  id: z.string(),
  type: z.literal(InteractionType.ApplicationCommand),
  channel: z.object({ thread_metadata: z.object({}) }),
})

/** Caches of discord.js for what comes with every interaction anyway, and is not looked up again: only the bot is kept. */
export const smallCaches: CacheWithLimitsOptions = {
  MessageManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
}

/**
 * The servers that the bot is in, by their ids alone. discord.js would keep each with its channels, roles and more than a
 * dozen collections; all that a command needs of them comes with the interaction.
 */
export class JoinedGuilds {
  /** The shard of each. */
  readonly #shards = new Map<string, number>()
  /** Commands in threads that are on their way from the gateway to their answer. */
  readonly #inThreads = new Set<string>()

  /** Has a client tell of its servers, and keep nothing of them itself; to be called before it logs in. */
  follow({ ws, guilds, channels }: Client): void {
    guilds.cache.set = () => guilds.cache
    channels.cache.set = () => channels.cache
    ws.on(GatewayDispatchEvents.Ready, (data: unknown, shard: number) => {
      for (const [id, of] of this.#shards) if (of === shard) this.#shards.delete(id)
      for (const { id } of ready.parse(data).guilds) this.#shards.set(id, shard)
    })
    ws.on(GatewayDispatchEvents.GuildCreate, (data: unknown, shard: number) => {
      this.#shards.set(guild.parse(data).id, shard)
    })
    ws.on(GatewayDispatchEvents.GuildDelete, (data: unknown) => {
      const { id, unavailable = false } = left.parse(data)
      if (!unavailable) this.#shards.delete(id)
    })
    ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => {
      const { data: command } = asked.safeParse(data)
      if (command) this.#inThreads.add(command.id)
    })
  }

  get size(): number {
    return this.#shards.size
  }

  has(id: string): boolean {
    return this.#shards.has(id)
  }

  /** Whether a command was given in a thread; to be asked once. */
  inThread(interaction: string): boolean {
    return this.#inThreads.delete(interaction)
  }
}
