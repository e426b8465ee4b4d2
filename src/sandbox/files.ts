/** A file on its way in, from the bot or from a person. */
export interface Upload {
  readonly filename: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** A stored file as messages and interactions show it. */
export interface Attachment {
  readonly id: string
  readonly filename: string
  /** Bytes. */
  readonly size: number
  readonly url: string
  readonly proxy_url: string
  readonly content_type: string
  readonly description?: string
  readonly ephemeral?: boolean
}

/** Discord's limit for the files of one message in a server without boosts, in bytes. */
export const uploadLimit = 10 * 1024 * 1024

/** The stand-in's CDN: what was uploaded, by id. */
export class Files {
  readonly #newId: () => string
  readonly #origin: () => string
  readonly #files = new Map<string, Upload>()

  constructor(newId: () => string, origin: () => string) {
    this.#newId = newId
    this.#origin = origin
  }

  add(file: Upload, channelId: string, extra: { description?: string; ephemeral?: boolean } = {}): Attachment {
    const id = this.#newId()
    const filename = cdnName(file.filename)
    this.#files.set(id, { ...file, filename })
    const url = `${this.#origin()}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`
    return {
      id,
      filename,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...extra,
    }
  }

  get(id: string): Upload | undefined {
    return this.#files.get(id)
  }
}

/** A file name as Discord's CDN keeps it: spaces become underscores, and what is unsafe in a URL goes. */
function cdnName(filename: string): string {
  const kept = filename.replaceAll(/\s/g, '_').replaceAll(/[^\p{L}\p{N}._-]/gu, '')
  return kept.replace(/^\.+/, '') || 'unknown'
}
