import { element, initials, isWebAddress } from './dom.js'
import { drawComponents, drawFile, drawImage } from './draw-components.js'
import { drawLine, drawMarkdown } from './draw-markdown.js'

/**
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Embed} Embed
 * @typedef {import('./types.js').Surroundings} Surroundings
 */

const flag = { ephemeral: 64, loading: 128, laidOut: 32_768 }

/**
 * A message as the channel shows it.
 *
 * @param {Message} message
 * @param {Surroundings & {
 *   answered: Message | undefined,
 *   menu: string[],
 *   useMenu: (name: string, message: Message) => void,
 *   dismiss: (message: Message) => void,
 * }} around
 */
export function drawMessage(message, around) {
  const ephemeral = (message.flags & flag.ephemeral) !== 0
  const name = message.author.global_name ?? message.author.username
  return element(
    'article',
    {
      class: `message${ephemeral ? ' ephemeral' : ''}`,
      id: `message-${message.id}`,
      'aria-label': `Message of ${name}`,
    },
    drawOrigin(message, around.answered),
    element(
      'span',
      {
        class: `avatar${message.author.bot ? ' bot' : ''}`,
        'aria-hidden': 'true',
        'data-shade': shadeOf(message.author.id),
      },
      initials(name),
    ),
    element(
      'div',
      { class: 'body' },
      element(
        'div',
        { class: 'by' },
        element('span', { class: 'author' }, name),
        message.author.bot ? element('span', { class: 'badge' }, 'APP') : null,
        element('time', { class: 'when', datetime: message.timestamp }, timeText(message.timestamp)),
        message.author.bot ? null : drawMenu(message, around),
      ),
      ...drawContent(message, around),
      ephemeral ? drawNotice(message, around.dismiss) : null,
    ),
  )
}

/** @param {Message} message @param {Surroundings} around @returns {Node[]} */
function drawContent(message, around) {
  if ((message.flags & flag.loading) !== 0) {
    return [
      element(
        'p',
        { class: 'thinking' },
        element('span', { class: 'dots', 'aria-hidden': 'true' }),
        `${message.author.username} is thinking…`,
      ),
    ]
  }
  const edited = message.edited_timestamp ? element('span', { class: 'edited' }, '(edited)') : null
  const shownAbove = (message.flags & flag.laidOut) === 0 ? message.attachments : []
  return [
    ...(message.content ? [drawMarkdown(message.content, around.nameOf)] : []),
    ...message.embeds.map((embed) => drawEmbed(embed, around)),
    ...shownAbove.map(({ filename, size, url, content_type, description }) =>
      content_type.startsWith('image/') ? drawImage(url, description, 'attached') : drawFile(filename, size, url),
    ),
    ...drawComponents(message, around),
    ...(edited ? [edited] : []),
  ]
}

/** "Ana used /who-said", or the message that this one answers. @param {Message} message @param {Message | undefined} answered */
function drawOrigin(message, answered) {
  if (message.interaction) {
    const { user, name } = message.interaction
    const command = /^[a-z]/.test(name) && message.type === 20 ? `/${name}` : name
    return element(
      'div',
      { class: 'origin' },
      element('span', { class: 'origin-who' }, user.global_name ?? user.username),
      ' used ',
      element('span', { class: 'mention' }, command),
    )
  }
  if (!message.message_reference) return null
  const said = answered?.content || 'Click to see the message'
  const who = answered?.author.global_name ?? answered?.author.username ?? ''
  return element(
    'div',
    { class: 'origin' },
    element('a', { href: `#message-${message.message_reference.message_id}` }, `${who} ${said}`.trim().slice(0, 120)),
  )
}

/** @param {Message} message @param {{ menu: string[], useMenu: (name: string, message: Message) => void }} around */
function drawMenu(message, { menu, useMenu }) {
  if (menu.length === 0) return null
  const entries = menu.map((name) => element('button', { type: 'button', onclick: () => useMenu(name, message) }, name))
  return element(
    'details',
    { class: 'menu' },
    element('summary', { 'aria-label': 'Apps for this message' }, '⋯'),
    element('div', { class: 'menu-list' }, ...entries),
  )
}

/** @param {Message} message @param {(message: Message) => void} dismiss */
function drawNotice(message, dismiss) {
  return element(
    'p',
    { class: 'notice' },
    'Only you can see this • ',
    element('button', { class: 'as-link', type: 'button', onclick: () => dismiss(message) }, 'Dismiss message'),
  )
}

/** @param {Embed} embed @param {Surroundings} around */
function drawEmbed(embed, around) {
  const line = (/** @type {string} */ text) => drawLine(text, around.nameOf)
  const title = embed.title ? line(embed.title) : []
  const drawn = element(
    'div',
    { class: 'embed' },
    embed.author ? element('p', { class: 'embed-author' }, embed.author.name) : null,
    title.length > 0
      ? element(
          'p',
          { class: 'embed-title' },
          ...(embed.url && isWebAddress(embed.url)
            ? [element('a', { href: embed.url, target: '_blank', rel: 'noopener noreferrer' }, ...title)]
            : title),
        )
      : null,
    embed.description ? drawMarkdown(embed.description, around.nameOf) : null,
    embed.fields?.length
      ? element(
          'dl',
          { class: 'fields' },
          ...embed.fields.map(({ name, value, inline }) =>
            element(
              'div',
              { class: inline ? 'field inline' : 'field' },
              element('dt', {}, ...line(name)),
              element('dd', {}, drawMarkdown(value, around.nameOf)),
            ),
          ),
        )
      : null,
    embed.image ? drawImage(embed.image.url, undefined, 'attached') : null,
    embed.footer || embed.timestamp
      ? element(
          'p',
          { class: 'embed-footer' },
          [embed.footer?.text, embed.timestamp && timeText(embed.timestamp)].filter(Boolean).join(' • '),
        )
      : null,
  )
  if (embed.color !== undefined) drawn.style.setProperty('--accent', `#${embed.color.toString(16).padStart(6, '0')}`)
  return drawn
}

/** @param {string} iso */
function timeText(iso) {
  const date = new Date(iso)
  const today = date.toDateString() === new Date().toDateString()
  return new Intl.DateTimeFormat(
    undefined,
    today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' },
  ).format(date)
}

/** One of six avatar colours, the same for the same person. @param {string} id */
export const shadeOf = (id) => Number(BigInt(id) % 6n)
