import { element, isWebAddress } from './dom.js'
import { drawMarkdown } from './draw-markdown.js'

/**
 * @typedef {import('./types.js').Component} Component
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Surroundings} Surroundings
 */

/** Component types by Discord's numbers. */
const kind = {
  row: 1,
  button: 2,
  stringSelect: 3,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
}

const buttonStyles = ['', 'primary', 'secondary', 'success', 'danger', 'link']

/** @param {Message} message @param {Surroundings} around @returns {Node[]} */
export const drawComponents = (message, around) =>
  message.components.map((component) => drawComponent(component, message, around))

/** @param {Component} component @param {Message} message @param {Surroundings} around @returns {Node} */
function drawComponent(component, message, around) {
  const inside = () => (component.components ?? []).map((inner) => drawComponent(inner, message, around))
  switch (component.type) {
    case kind.row:
      return element('div', { class: 'row' }, ...inside())
    case kind.button:
      return drawButton(component, message, around)
    case kind.section:
      return element(
        'div',
        { class: 'section' },
        element('div', { class: 'section-text' }, ...inside()),
        component.accessory ? drawComponent(component.accessory, message, around) : null,
      )
    case kind.text:
      return drawMarkdown(component.content ?? '', around.nameOf)
    case kind.thumbnail:
      return drawImage(component.media?.url ?? '', component.description, 'thumbnail')
    case kind.gallery:
      return element(
        'div',
        { class: `gallery gallery-${Math.min(component.items?.length ?? 1, 4)}` },
        ...(component.items ?? []).map((item) => drawImage(item.media.url, item.description, 'gallery-item')),
      )
    case kind.file:
      return drawFile(component.name ?? 'file', component.size ?? null, component.file?.url ?? '')
    case kind.separator:
      return component.divider === false
        ? element('div', { class: `gap gap-${component.spacing ?? 1}` })
        : element('hr', { class: `gap gap-${component.spacing ?? 1}` })
    case kind.container:
      return drawContainer(component, inside())
    default:
      return drawSelect(component, message, around)
  }
}

/** @param {Component} component @param {Node[]} inside */
function drawContainer(component, inside) {
  const container = element('div', { class: 'container' }, ...inside)
  if (typeof component.accent_color === 'number') {
    container.classList.add('accented')
    container.style.setProperty('--accent', `#${component.accent_color.toString(16).padStart(6, '0')}`)
  }
  return container
}

/** @param {Component} component @param {Message} message @param {Surroundings} around */
function drawButton(component, message, around) {
  const style = buttonStyles[component.style ?? 2] ?? 'secondary'
  const face = [component.emoji?.name ?? '', component.label ?? ''].filter(Boolean).join(' ')
  if (style === 'link') {
    const href = isWebAddress(component.url ?? '') ? component.url : undefined
    return element(
      'a',
      { class: 'button link', href, target: '_blank', rel: 'noopener noreferrer' },
      face,
      element('span', { 'aria-hidden': 'true' }, ' ↗'),
    )
  }
  const button = element('button', { class: `button ${style}`, type: 'button', disabled: component.disabled }, face)
  button.addEventListener('click', () => {
    button.classList.add('busy')
    around.use(message, component.custom_id ?? '')
  })
  return button
}

/** A select of any kind: one choice by a plain select, several by ticks and a button. @param {Component} component @param {Message} message @param {Surroundings} around */
function drawSelect(component, message, around) {
  const options = optionsOf(component, around)
  const send = (/** @type {string[]} */ values) => around.use(message, component.custom_id ?? '', values)
  const prompt = component.placeholder ?? 'Make a selection'
  if ((component.max_values ?? 1) > 1) return drawMany(component, options, prompt, send)
  const select = element(
    'select',
    { class: 'select', 'aria-label': prompt, disabled: component.disabled },
    element('option', { value: '', hidden: true, selected: !options.some((option) => option.default) }, prompt),
    ...options.map((option) =>
      element(
        'option',
        { value: option.value, selected: option.default },
        [option.emoji?.name, option.label, option.description && `– ${option.description}`].filter(Boolean).join(' '),
      ),
    ),
  )
  select.addEventListener('change', () => send([select.value]))
  return select
}

/** @param {Component} component @param {import('./types.js').Option[]} options @param {string} prompt @param {(values: string[]) => void} send */
function drawMany(component, options, prompt, send) {
  const ticks = options.map((option) => ({
    value: option.value,
    box: element('input', { type: 'checkbox', checked: option.default, disabled: component.disabled }),
    label: option.label,
  }))
  const chosen = () => ticks.filter(({ box }) => box.checked).map(({ value }) => value)
  return element(
    'details',
    { class: 'many' },
    element('summary', {}, prompt),
    ...ticks.map(({ box, label }) => element('label', {}, box, label)),
    element(
      'button',
      { class: 'button primary', type: 'button', disabled: component.disabled, onclick: () => send(chosen()) },
      'Choose',
    ),
  )
}

/** @param {Component} component @param {Surroundings} around @returns {import('./types.js').Option[]} */
export function optionsOf(component, { people, roles, place }) {
  const inGuild = people.filter(({ guilds }) => !place.guild || place.guild.id in guilds)
  const users = inGuild.map(({ id, name }) => ({ value: id, label: `@${name}` }))
  const named = roles.map(({ id, name }) => ({ value: id, label: `@${name.replace(/^@/, '')}` }))
  if (component.type === kind.userSelect) return users
  if (component.type === kind.roleSelect) return named
  if (component.type === kind.mentionableSelect) return [...users, ...named]
  if (component.type === kind.channelSelect) {
    const channels = people
      .flatMap((person) => person.places)
      .filter((other) => place.guild && other.guild?.id === place.guild.id)
    const names = new Map(channels.map(({ channelId, channelName }) => [channelId, `#${channelName}`]))
    return [...names].map(([value, label]) => ({ value, label }))
  }
  return component.options ?? []
}

/** A picture from the stand-in itself; one from the web is named, not fetched. @param {string} url @param {string | undefined} description @param {string} name */
export function drawImage(url, description, name) {
  const own = url.startsWith(`${location.origin}/`)
  if (!own) return element('span', { class: `${name} elsewhere` }, `Picture: ${description ?? url}`)
  return element(
    'a',
    { class: name, href: url, target: '_blank', rel: 'noopener noreferrer' },
    element('img', { src: url, alt: description ?? '' }),
  )
}

/** @param {string} name @param {number | null} size in bytes @param {string} url */
export function drawFile(name, size, url) {
  const about = size === null ? null : element('span', { class: 'file-size' }, sizeText(size))
  return element(
    'div',
    { class: 'file' },
    element('span', { class: 'file-mark', 'aria-hidden': 'true' }),
    element('div', {}, element('a', { href: url, download: name }, name), about),
  )
}

/** @param {number} bytes */
const sizeText = (bytes) =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`
