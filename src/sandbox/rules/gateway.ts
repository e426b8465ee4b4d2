import { GatewayOpcodes } from 'discord.js'
import { z } from 'zod'

const properties = z.record(z.string(), z.unknown())

const identify = z.strictObject({
  token: z.string(),
  properties: z.strictObject({ os: z.string(), browser: z.string(), device: z.string() }),
  compress: z.boolean().optional(),
  large_threshold: z.number().int().min(50).max(250).optional(),
  shard: z
    .tuple([z.number().int().min(0), z.number().int().min(1)])
    .readonly()
    .optional(),
  presence: properties.optional(),
  intents: z.number().int().min(0),
})

const resume = z.strictObject({ token: z.string(), session_id: z.string(), seq: z.number().int().min(0) })

const frame = z.discriminatedUnion('op', [
  z.object({ op: z.literal(GatewayOpcodes.Heartbeat), d: z.number().int().nullable() }),
  z.object({ op: z.literal(GatewayOpcodes.Identify), d: identify }),
  z.object({ op: z.literal(GatewayOpcodes.Resume), d: resume }),
  z.object({ op: z.literal(GatewayOpcodes.PresenceUpdate), d: properties }),
])

export type Identify = z.infer<typeof identify>
export type SentFrame = z.infer<typeof frame>
export type Resume = z.infer<typeof resume>

/** What a bot sends through the gateway; null where it is not that. */
export function parseFrame(text: string): SentFrame | null {
  try {
    return frame.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
