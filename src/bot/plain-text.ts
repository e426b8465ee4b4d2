import { type APIComponentInContainer, type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord.js'
import type { Message } from './reply.ts'
import { momentText, timestampText } from './views/dates.ts'

type Component = APIMessageTopLevelComponent | APIComponentInContainer

/** A reply as plain text, for a terminal: what Discord would draw, line by line, with its buttons in brackets. */
export function plainText({ components, files }: Message, locale: string): string {
  const parts = components.flatMap((component) => drawComponent(component, locale))
  const attached = (files ?? []).map(({ name, data }) => `[file ${name}, ${data.length} bytes]`)
  return [...parts, ...attached].filter((part) => part !== '').join('\n')
}

function drawComponent(component: Component, locale: string): string[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap((inner) => drawComponent(inner, locale))
    case ComponentType.TextDisplay:
      return [plainMarkdown(component.content, locale)]
    case ComponentType.Section: {
      const words = component.components.map(({ content }) => plainMarkdown(content, locale))
      const { accessory } = component
      return accessory.type === ComponentType.Button ? [`${words.join('\n')}  ${drawControl(accessory)}`] : words
    }
    case ComponentType.Separator:
      return ['────────']
    case ComponentType.ActionRow:
      return [
        component.components
          .map(drawControl)
          .filter((control) => control !== '')
          .join('  '),
      ]
    case ComponentType.MediaGallery:
      return component.items.flatMap(({ description }) => (description ? [`[picture: ${description}]`] : []))
    case ComponentType.File:
      return []
  }
}

type Control = Extract<Component, { type: ComponentType.ActionRow }>['components'][number]

function drawControl(control: Control): string {
  if (control.type === ComponentType.StringSelect) {
    return `[${control.placeholder ?? 'Choose'}: ${control.options.map(({ label }) => label).join(' | ')}]`
  }
  if (control.type !== ComponentType.Button || control.disabled || control.style === ButtonStyle.Premium) return ''
  return `[${control.label ?? ''}]`
}

const marks =
  /\\([^\p{L}\p{N}\s])|<t:(-?\d+):(\w)>|\[((?:\\.|[^\\\]])*)\]\((https?:\/\/[^\s)]+)\)|^(?:#{1,3}|-#) |^- |\*\*|__|~~|\|\||`/gmu

/** Markdown as our views write it, without its marks. */
export function plainMarkdown(markdown: string, locale: string): string {
  return markdown.replace(
    marks,
    (mark: string, escaped?: string, seconds?: string, style?: string, label?: string, address?: string) => {
      if (escaped !== undefined) return escaped
      if (seconds !== undefined) return (style === 'R' ? momentText : timestampText)(Number(seconds), locale)
      if (address !== undefined) return `${plainMarkdown(label ?? '', locale)} (${address})`
      return mark === '- ' ? '• ' : ''
    },
  )
}
