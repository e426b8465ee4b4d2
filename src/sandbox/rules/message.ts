import {
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { Complaint } from '../api-error.ts'
import { walk } from '../components.ts'
import { complaintsAboutComponents } from './components.ts'

/** What a bot may send as a message, once it conforms to the schema. */
export interface MessageBody {
  readonly content?: string | null
  readonly embeds?: readonly APIEmbed[] | null
  readonly components?: readonly APIMessageTopLevelComponent[] | null
  readonly attachments?: readonly AttachmentBody[] | null
  readonly allowed_mentions?: APIAllowedMentions | null
  readonly flags?: number | null
}

export interface AttachmentBody {
  readonly id: string
  readonly filename?: string | null
  readonly description?: string | null
}

export interface MessageContext {
  /** Where the message stands in the request's body: `[]` or `['data']`. */
  readonly base: readonly PropertyKey[]
  /** The flags that the message already has; null where it is new. */
  readonly existingFlags: number | null
  /** Names of the files that come with the request or are kept from before. */
  readonly filenames: readonly string[]
}

const limits = { content: 2000, embedText: 6000 } as const

const settable =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2

/** What Discord has against a message beyond its schema. Numbers are those of its developer documentation. */
export function complaintsAboutMessage(body: MessageBody, context: MessageContext): readonly Complaint[] {
  return [
    ...flagComplaints(body, context),
    ...layoutComplaints(body, context),
    ...complaintsAboutComponents(body.components ?? [], context),
    ...embedComplaints(body, context),
    ...mentionComplaints(body, context),
  ]
}

const isLaidOut = (body: MessageBody, existingFlags: number | null): boolean =>
  (((body.flags ?? 0) | (existingFlags ?? 0)) & MessageFlags.IsComponentsV2) !== 0

function* flagComplaints({ flags }: MessageBody, { base, existingFlags }: MessageContext): Generator<Complaint> {
  const path = [...base, 'flags']
  if (((flags ?? 0) & ~settable) !== 0) {
    yield { path, code: 'MESSAGE_FLAGS_INVALID', message: 'Only some message flags can be set by a bot.' }
  }
  const hadLayout = ((existingFlags ?? 0) & MessageFlags.IsComponentsV2) !== 0
  if (hadLayout && flags != null && (flags & MessageFlags.IsComponentsV2) === 0) {
    yield {
      path,
      code: 'MESSAGE_FLAGS_COMPONENTS_V2_REMOVED',
      message: 'IS_COMPONENTS_V2 cannot be taken off a message again.',
    }
  }
}

/** A message is either of the old kind (content, embeds, rows) or laid out with components only. */
function* layoutComplaints(body: MessageBody, { base, existingFlags }: MessageContext): Generator<Complaint> {
  if ((body.content?.length ?? 0) > limits.content) {
    const message = `Must be ${limits.content} or fewer in length.`
    yield { path: [...base, 'content'], code: 'BASE_TYPE_MAX_LENGTH', message }
  }
  if (isLaidOut(body, existingFlags)) {
    for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
      const value = field in body ? body[field as keyof MessageBody] : undefined
      if (value == null || value === '' || (Array.isArray(value) && value.length === 0)) continue
      yield {
        path: [...base, field],
        code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      }
    }
    return
  }
  const components = body.components ?? []
  if (components.length > 5) {
    yield { path: [...base, 'components'], code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 5 in length.' }
  }
  for (const [index, { type }] of components.entries()) {
    if (type === ComponentType.ActionRow) continue
    yield {
      path: [...base, 'components', index],
      code: 'UNION_TYPE_CHOICES',
      message: 'Value of field "type" must be one of (1,) without MessageFlags.IS_COMPONENTS_V2.',
    }
  }
}

function* embedComplaints({ embeds }: MessageBody, { base }: MessageContext): Generator<Complaint> {
  let total = 0
  for (const [index, embed] of (embeds ?? []).entries()) {
    const size = embedTextOf(embed).reduce((sum, text) => sum + text.length, 0)
    total += size
    if (size === 0 && !embed.image && !embed.thumbnail) {
      yield { path: [...base, 'embeds', index], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
    }
    for (const [field, { name, value }] of (embed.fields ?? []).entries()) {
      if (name.trim() && value.trim()) continue
      const path = [...base, 'embeds', index, 'fields', field, name.trim() ? 'value' : 'name']
      yield { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
    }
  }
  if (total > limits.embedText) {
    const message = `Embed size exceeds maximum size of ${limits.embedText}`
    yield { path: [...base, 'embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }
  }
}

function embedTextOf({ title, description, footer, author, fields }: APIEmbed): readonly string[] {
  const named = (fields ?? []).flatMap(({ name, value }) => [name, value])
  return [title ?? '', description ?? '', footer?.text ?? '', author?.name ?? '', ...named]
}

function* mentionComplaints(body: MessageBody, { base }: MessageContext): Generator<Complaint> {
  const allowed = body.allowed_mentions
  for (const kind of ['users', 'roles'] as const) {
    if (allowed?.parse?.some((parsed) => parsed === kind) && (allowed[kind]?.length ?? 0) > 0) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`
      yield { path: [...base, 'allowed_mentions'], code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message }
    }
  }
}

/** True where nothing is left to show: no text, no embed, no file, no component. */
export function isEmpty(body: MessageBody, fileCount: number): boolean {
  const components = [...walk(body.components ?? [])].length
  return !body.content?.trim() && !body.embeds?.length && components === 0 && fileCount === 0
}
