import { type APIEmbed, type APIMessageTopLevelComponent, MessageFlags, type MessageType } from 'discord.js'
import { invalidForm, refusal } from './api-error.ts'
import type { User } from './api-objects.ts'
import type { Clock } from './clock.ts'
import { type Attachment, type Files, type Upload, uploadLimit } from './files.ts'
import { type AttachmentBody, complaintsAboutMessage, isEmpty, type MessageBody } from './rules/message.ts'
import { embedsOf, laidOut } from './shown.ts'

/** A message as Discord's API gives one. */
export interface Message {
  readonly id: string
  readonly channel_id: string
  readonly type: MessageType
  readonly author: User
  readonly content: string
  readonly embeds: readonly APIEmbed[]
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly attachments: readonly Attachment[]
  readonly flags: number
  readonly timestamp: string
  readonly edited_timestamp: string | null
  readonly mentions: readonly User[]
  readonly mention_roles: readonly string[]
  readonly mention_everyone: boolean
  readonly pinned: boolean
  readonly tts: boolean
  readonly application_id?: string
  readonly webhook_id?: string
  readonly interaction_metadata?: object
  readonly interaction?: object
  readonly message_reference?: { readonly type: number; readonly channel_id: string; readonly message_id: string }
}

export interface Posted {
  readonly message: Message
  /** The only person who sees it; null where all in the channel do. */
  readonly onlyFor: string | null
}

/** What is fixed when a message is first posted. */
export interface Posting {
  readonly channelId: string
  readonly author: User
  readonly type: MessageType
  readonly onlyFor: string | null
  /** Where the body stands in the request, for complaints. */
  readonly base: readonly PropertyKey[]
  /** Fields that tell what the message answers. */
  readonly extra?: Partial<Message>
}

/** A file of a request: `n` is that of its form field `files[n]`. */
export interface NumberedUpload extends Upload {
  readonly n: string
}

/** Every message of every channel. Throws ApiErrors for what Discord would refuse. */
export class Messages {
  readonly #clock: Clock
  readonly #newId: () => string
  readonly #files: Files
  readonly #tell: (channelId: string, posted: Posted | null, id: string) => void
  readonly #posted = new Map<string, Posted>()

  /** @param tell is called after each change; with null for a message that is gone */
  constructor(
    clock: Clock,
    newId: () => string,
    files: Files,
    tell: (channelId: string, posted: Posted | null, id: string) => void,
  ) {
    this.#clock = clock
    this.#newId = newId
    this.#files = files
    this.#tell = tell
  }

  find(id: string): Posted | undefined {
    return this.#posted.get(id)
  }

  /** The messages of a channel that a person sees, oldest first; with null, those that everyone sees. */
  in(channelId: string, personId: string | null): readonly Message[] {
    return [...this.#posted.values()]
      .filter(({ message, onlyFor }) => message.channel_id === channelId && (onlyFor === null || onlyFor === personId))
      .map(({ message }) => message)
  }

  /** A place held for an answer that is still being worked on ("is thinking"). */
  hold(posting: Posting): Message {
    return this.#store(this.#blank(posting, MessageFlags.Loading), posting.onlyFor)
  }

  post(posting: Posting, body: MessageBody, uploads: readonly NumberedUpload[]): Message {
    return this.#fill(this.#blank(posting, 0), posting.onlyFor, posting.base, body, uploads, null)
  }

  /** Changes the fields that the body has; null empties one. */
  edit(id: string, base: readonly PropertyKey[], body: MessageBody, uploads: readonly NumberedUpload[]): Message {
    const posted = this.#posted.get(id)
    if (!posted) throw refusal.unknownMessage()
    return this.#fill(posted.message, posted.onlyFor, base, body, uploads, posted.message.flags)
  }

  remove(id: string): void {
    const posted = this.#posted.get(id)
    if (!posted) throw refusal.unknownMessage()
    this.#posted.delete(id)
    this.#tell(posted.message.channel_id, null, id)
  }

  #fill(
    before: Message,
    onlyFor: string | null,
    base: readonly PropertyKey[],
    body: MessageBody,
    uploads: readonly NumberedUpload[],
    existingFlags: number | null,
  ): Message {
    const kept = body.attachments
      ? before.attachments.filter(({ id }) => body.attachments?.some((one) => one.id === id))
      : before.attachments
    checkUploads(body.attachments ?? [], kept, uploads, base)
    const filenames = [...kept, ...uploads].map(({ filename }) => filename)
    const complaints = complaintsAboutMessage(body, { base, existingFlags, filenames })
    if (complaints.length > 0) throw invalidForm(complaints)

    const added = uploads.map(({ n, ...file }) => {
      const about = body.attachments?.find(({ id }) => id === n)
      return this.#files.add(file, before.channel_id, {
        ...(about?.description ? { description: about.description } : {}),
        ...(onlyFor === null ? {} : { ephemeral: true }),
      })
    })
    const attachments = [...kept, ...added]
    const kindFlags = before.flags & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)
    const asked = (body.flags ?? 0) & ~MessageFlags.Ephemeral
    const message: Message = {
      ...before,
      content: body.content === undefined ? before.content : (body.content ?? ''),
      embeds: body.embeds === undefined ? before.embeds : embedsOf(body.embeds ?? [], attachments),
      components:
        body.components === undefined ? before.components : laidOut(body.components ?? [], attachments, this.#newId),
      attachments,
      flags: kindFlags | asked,
      edited_timestamp: existingFlags === null || before.flags & MessageFlags.Loading ? null : this.#time(),
    }
    if (isEmpty(message, attachments.length)) throw refusal.emptyMessage()
    return this.#store(message, onlyFor)
  }

  #blank({ channelId, author, type, onlyFor, extra }: Posting, flags: number): Message {
    return {
      id: this.#newId(),
      channel_id: channelId,
      type,
      author,
      content: '',
      embeds: [],
      components: [],
      attachments: [],
      flags: flags | (onlyFor === null ? 0 : MessageFlags.Ephemeral),
      timestamp: this.#time(),
      edited_timestamp: null,
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      tts: false,
      ...extra,
    }
  }

  #store(message: Message, onlyFor: string | null): Message {
    const posted = { message, onlyFor }
    this.#posted.set(message.id, posted)
    this.#tell(message.channel_id, posted, message.id)
    return message
  }

  #time(): string {
    return new Date(this.#clock.now()).toISOString()
  }
}

/** Every listed attachment is a file that came along or one that the message has; no more than 10, within 10 MiB. */
function checkUploads(
  listed: readonly AttachmentBody[],
  kept: readonly Attachment[],
  uploads: readonly NumberedUpload[],
  base: readonly PropertyKey[],
): void {
  const known = new Set([...kept.map(({ id }) => id), ...uploads.map(({ n }) => n)])
  const unknown = listed.findIndex(({ id }) => !known.has(id))
  if (unknown >= 0) {
    const message = 'There is no such file in the request or on the message.'
    throw invalidForm([{ path: [...base, 'attachments', unknown, 'id'], code: 'ATTACHMENT_NOT_FOUND', message }])
  }
  if (kept.length + uploads.length > 10) {
    const message = 'Must be 10 or fewer in length.'
    throw invalidForm([{ path: [...base, 'attachments'], code: 'BASE_TYPE_MAX_LENGTH', message }])
  }
  if (uploads.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > uploadLimit) throw refusal.entityTooLarge()
}
