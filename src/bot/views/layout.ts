import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIFileComponent,
  type APIMediaGalleryComponent,
  type APISectionComponent,
  type APISelectMenuOption,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Message, OutgoingFile } from '../reply.ts'
import { cut, escapeMarkdown, labelText } from './markdown.ts'

/** Discord's limits, from its reference on message components. Text is counted over a whole message. */
export const limits = {
  text: 4000,
  components: 40,
  label: 80,
  options: 25,
  option: 100,
  customId: 100,
  input: 4000,
  description: 1024,
} as const

/** The colour along a reply's edge, by kind of reply; what it says is always said in words too. */
export const accents = {
  statements: 0x4f6bed,
  article: 0x2e8b74,
  people: 0x8a5fb8,
  quiz: 0xc28a1e,
  alliances: 0x3f7fa6,
  notice: 0x7a7f87,
  trouble: 0xb5553c,
}

/** A reply of these parts, in order; the files are those that its parts name. */
export function message(
  accent: number,
  parts: readonly (APIComponentInContainer | null)[],
  files: readonly OutgoingFile[] = [],
): Message {
  const components = parts.filter((part) => part !== null)
  const container: APIContainerComponent = { type: ComponentType.Container, accent_color: accent, components }
  return files.length === 0 ? { components: [container] } : { components: [container], files }
}

/** Lines of Markdown; the empty ones are left out. Null where none is left: Discord refuses an empty text. */
export function text(...lines: readonly (string | null)[]): APITextDisplayComponent | null {
  const content = lines.filter((line) => line !== null && line.trim() !== '').join('\n')
  return content === '' ? null : { type: ComponentType.TextDisplay, content }
}

/** Lines with a button beside them. */
export function section(
  lines: readonly (string | null)[],
  button: APIButtonComponentWithCustomId,
): APISectionComponent {
  const display = text(...lines) ?? { type: ComponentType.TextDisplay, content: '–' }
  return { type: ComponentType.Section, components: [display], accessory: button }
}

export const separator: APISeparatorComponent = { type: ComponentType.Separator }

/** A file that goes with the message, shown in it. */
export function attached(file: OutgoingFile): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${file.name}` } }
}

/** A picture that goes with the message; the description says in words what it shows, for those who cannot see it. */
export function picture(file: OutgoingFile, description: string): APIMediaGalleryComponent {
  const media = { url: `attachment://${file.name}` }
  return {
    type: ComponentType.MediaGallery,
    items: [{ media, description: labelText(description, limits.description) }],
  }
}

/** A row of at most five buttons, or of one select; null where there is nothing to put in it. */
export function row(
  ...components: readonly (APIComponentInMessageActionRow | null)[]
): APIActionRowComponent<APIComponentInMessageActionRow> | null {
  const present = components.filter((component) => component !== null)
  return present.length === 0 ? null : { type: ComponentType.ActionRow, components: present.slice(0, 5) }
}

export function button(label: string, customId: string, disabled = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: labelText(label, limits.label),
    custom_id: customId,
    ...(disabled ? { disabled } : {}),
  }
}

/** A button that can no longer be pressed and was the right one: green, and the label says so too. */
export function rightButton(label: string, customId: string): APIButtonComponentWithCustomId {
  return { ...button(`✔ ${label}`, customId, true), style: ButtonStyle.Success }
}

export interface Choice {
  readonly label: string
  /** Unique in the select, at most 100 characters. */
  readonly value: string
  readonly description?: string | null
  readonly chosen?: boolean
}

/** A select of the first 25 choices, of which one to `most` can be chosen, or any number; null where there is none. */
export function select(
  customId: string,
  placeholder: string,
  choices: readonly Choice[],
  most: number | 'any' = 1,
): APIStringSelectComponent | null {
  const offered = options(choices)
  if (offered.length === 0) return null
  const largest = most === 'any' ? offered.length : Math.min(most, offered.length)
  const several = most === 1 ? {} : { min_values: most === 'any' ? 0 : 1, max_values: largest }
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder: labelText(placeholder, 150),
    options: offered,
    ...several,
  }
}

/** The first 25 choices as a select has them. */
export function options(choices: readonly Choice[]): APISelectMenuOption[] {
  return choices.slice(0, limits.options).map(({ label, value, description, chosen }) => ({
    label: labelText(label, limits.option),
    value,
    ...(description ? { description: labelText(description, limits.option) } : {}),
    ...(chosen ? { default: true } : {}),
  }))
}

/**
 * Texts cut so that together, written as Markdown, they keep to `total` code units. Short ones leave their share to the
 * long ones.
 */
export function share(whole: readonly string[], total: number, written = escapeMarkdown): string[] {
  // A text without full stops is one sentence, however long: what cannot be shown is not worked on.
  const texts = whole.map((text) => text.slice(0, total * 4))
  const wanted = texts.map((each) => written(cut(each, total, written)).length)
  let left = total
  const allowed = new Map<number, number>()
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  order.forEach((index, done) => {
    const most = Math.min(wanted[index] ?? 0, Math.floor(left / (order.length - done)))
    allowed.set(index, most)
    left -= most
  })
  return texts.map((each, i) => written(cut(each, allowed.get(i) ?? 0, written)))
}
