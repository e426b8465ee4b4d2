import type { Clock } from './clock.ts'

const discordEpoch = Date.UTC(2015, 0, 1)

/** Makes Discord's ids: the time in the upper bits, so that a later id is a greater number. */
export function snowflakes(clock: Clock): () => string {
  let last = 0n
  return () => {
    const fromClock = BigInt(Math.max(0, clock.now() - discordEpoch)) << 22n
    last = fromClock > last ? fromClock : last + 1n
    return String(last)
  }
}

/** The shard of `count` that serves a guild, by Discord's formula. Direct messages go to shard 0. */
export function shardOf(guildId: string | undefined, count: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count))
}
