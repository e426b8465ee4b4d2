import type { ApiError } from './api-error.ts'
import type { Clock } from './clock.ts'
import type { Commands } from './commands.ts'
import type { Faults } from './faults.ts'
import type { Files } from './files.ts'
import type { Gateway } from './gateway.ts'
import type { Interactions } from './interactions.ts'
import type { Messages } from './messages.ts'
import type { World } from './world.ts'

/** Something that the bot did and Discord would refuse. */
export interface Violation {
  readonly method: string
  readonly path: string
  readonly status: number
  /** Discord's answer, word for word. */
  readonly error: ReturnType<ApiError['toJSON']>
}

/** Everything that makes up the stand-in: what the routes, the gateway and the people's side share. */
export interface Discord {
  readonly token: string
  readonly clock: Clock
  readonly newId: () => string
  readonly world: World
  readonly commands: Commands
  readonly files: Files
  readonly messages: Messages
  readonly interactions: Interactions
  readonly gateway: Gateway
  readonly faults: Faults
  readonly violations: Violation[]
  /** `http://127.0.0.1:PORT` once it listens. */
  readonly origin: () => string
}
