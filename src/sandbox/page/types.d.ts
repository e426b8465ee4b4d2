/** What the page gets from the stand-in: Discord's own shapes, as far as the page draws them. */

export interface Attachment {
  id: string
  filename: string
  size: number
  url: string
  content_type: string
  description?: string
}

export interface User {
  id: string
  username: string
  global_name: string | null
  bot: boolean
}

export interface Emoji {
  id?: string
  name?: string
}

export interface Option {
  label: string
  value: string
  description?: string
  default?: boolean
  emoji?: Emoji
}

export interface Media {
  url: string
  content_type?: string
}

/** Any component of a message or modal: which fields there are depends on its type. */
export interface Component {
  type: number
  id: number
  custom_id?: string
  components?: Component[]
  component?: Component
  accessory?: Component
  content?: string
  label?: string
  description?: string
  style?: number
  url?: string
  disabled?: boolean
  emoji?: Emoji
  placeholder?: string
  options?: Option[]
  min_values?: number
  max_values?: number
  min_length?: number
  max_length?: number
  required?: boolean
  value?: string
  default?: boolean
  accent_color?: number | null
  spoiler?: boolean
  divider?: boolean
  spacing?: number
  media?: Media
  items?: { media: Media; description?: string; spoiler?: boolean }[]
  file?: Media
  name?: string
  size?: number
}

export interface Embed {
  title?: string
  description?: string
  url?: string
  color?: number
  timestamp?: string
  author?: { name: string; url?: string }
  footer?: { text: string }
  image?: { url: string }
  thumbnail?: { url: string }
  fields?: { name: string; value: string; inline?: boolean }[]
}

export interface Message {
  id: string
  channel_id: string
  type: number
  author: User
  content: string
  embeds: Embed[]
  components: Component[]
  attachments: Attachment[]
  flags: number
  timestamp: string
  edited_timestamp: string | null
  interaction?: { name: string; user: User }
  interaction_metadata?: { user: User }
  message_reference?: { message_id: string }
}

export interface Modal {
  custom_id: string
  title: string
  components: Component[]
}

export interface Place {
  channelId: string
  channelName: string
  guild: { id: string; name: string } | null
}

export interface Person {
  id: string
  name: string
  guilds: Record<string, 'member' | 'moderator' | 'owner'>
  places: Place[]
}

export interface WorldInfo {
  /** By guild id. */
  roles: Record<string, { id: string; name: string }[]>
  application: { name: string; bot: User }
  people: Person[]
}

export interface ChannelInfo {
  messages: Message[]
  menu: string[]
  takesFile: { line: string; option: string } | null
  served: boolean
}

export interface Suggestion {
  label: string
  detail: string
  line: string
  picked?: { option: string; name: string; value: string | number }
  file?: string
}

export type Outcome =
  | { kind: 'message' | 'update' | 'acknowledged' | 'done' | 'failed' | 'choices' }
  | { kind: 'modal'; interactionId: string; modal: Modal }
  | { kind: 'refused'; error: object }

/** What drawing needs to know of its surroundings. */
export interface Surroundings {
  nameOf: (kind: 'user' | 'channel' | 'role', id: string) => string
  /** Someone pressed or chose in a message. */
  use: (message: Message, customId: string, values?: string[]) => void
  people: Person[]
  /** Of the guild that the channel is in. */
  roles: { id: string; name: string }[]
  place: Place
}
