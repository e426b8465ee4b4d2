import { type APIEmbed, type APIMessageTopLevelComponent, ComponentType, EmbedType } from 'discord.js'
import type { Attachment } from './files.ts'

type Fields = Readonly<Record<string, unknown>>

/** What Discord fills in where a component leaves it out. */
const defaults: Readonly<Record<number, Fields>> = {
  [ComponentType.Container]: { accent_color: null, spoiler: false },
  [ComponentType.Separator]: { spacing: 1, divider: true },
  [ComponentType.Thumbnail]: { description: null, spoiler: false },
  [ComponentType.File]: { spoiler: false },
  [ComponentType.StringSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.UserSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.RoleSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.MentionableSelect]: { min_values: 1, max_values: 1 },
  [ComponentType.ChannelSelect]: { min_values: 1, max_values: 1 },
}

/** Components as a message shows them: each with an id, left-out fields filled in, attached files by their address. */
export function laidOut(
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly Attachment[],
  newId: () => string,
): readonly APIMessageTopLevelComponent[] {
  const taken = new Set<number>()
  JSON.stringify(components, (key, value) => {
    if (key === 'id' && typeof value === 'number') taken.add(value)
    return value
  })
  let last = 0
  const nextId = () => {
    do last += 1
    while (taken.has(last))
    return last
  }
  const media = (given: Fields): Fields => {
    const attachment = attachments.find(({ filename }) => given.url === `attachment://${filename}`)
    if (!attachment) return { id: newId(), url: given.url, proxy_url: given.url }
    const { url, proxy_url, content_type, id } = attachment
    return { id: newId(), url, proxy_url, content_type, attachment_id: id }
  }
  const show = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(show)
    if (!isFields(node)) return node
    const given = Object.fromEntries(Object.entries(node).filter(([, value]) => value != null))
    const type = typeof given.type === 'number' ? given.type : null
    const own = type === null ? {} : { id: given.id || nextId() }
    const shown = Object.entries(given).map(([key, value]) => [
      key,
      (key === 'media' || key === 'file') && isFields(value) ? media(value) : show(value),
    ])
    const file = type === ComponentType.File ? fileFacts(given.file, attachments) : {}
    const item = 'media' in given && type === null ? { description: null, spoiler: false } : {}
    return { ...item, ...(type === null ? {} : defaults[type]), ...Object.fromEntries(shown), ...own, ...file }
  }
  // Showing keeps every component's type and only adds fields to it.
  return components.map((component) => show(component) as APIMessageTopLevelComponent)
}

function fileFacts(file: unknown, attachments: readonly Attachment[]): Fields {
  const url = isFields(file) ? file.url : undefined
  const attachment = attachments.find(({ filename }) => url === `attachment://${filename}`)
  return { name: attachment?.filename ?? null, size: attachment?.size ?? null }
}

/** Embeds as a message shows them: images that are attached get their address. */
export function embedsOf(embeds: readonly APIEmbed[], attachments: readonly Attachment[]): readonly APIEmbed[] {
  const address = (url: string) => attachments.find(({ filename }) => url === `attachment://${filename}`)?.url ?? url
  return embeds.map((embed) => ({
    ...embed,
    type: EmbedType.Rich,
    ...(embed.image ? { image: { ...embed.image, url: address(embed.image.url) } } : {}),
    ...(embed.thumbnail ? { thumbnail: { ...embed.thumbnail, url: address(embed.thumbnail.url) } } : {}),
  }))
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
