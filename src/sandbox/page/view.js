import { byId } from './dom.js'
import { drawMessage } from './draw-message.js'

/**
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Surroundings} Surroundings
 */

/**
 * The messages of the channel that is open.
 *
 * @param {{
 *   world: import('./types.js').WorldInfo,
 *   seat: () => { person: import('./types.js').Person, place: import('./types.js').Place },
 *   menu: () => string[],
 *   use: Surroundings['use'],
 *   useMenu: (name: string, message: Message) => void,
 *   dismiss: (message: Message) => void,
 * }} what
 */
export function channelView({ world, seat, menu, use, useMenu, dismiss }) {
  const log = byId('log')
  /** @type {Map<string, Message>} */
  const messages = new Map()

  /** @type {Surroundings['nameOf']} */
  const nameOf = (kind, id) => {
    const places = world.people.flatMap((person) => person.places)
    if (kind === 'channel') return places.find(({ channelId }) => channelId === id)?.channelName ?? 'unknown'
    if (kind === 'role')
      return (
        roles()
          .find((role) => role.id === id)
          ?.name.replace(/^@/, '') ?? 'unknown-role'
      )
    if (id === world.application.bot.id) return world.application.name
    return world.people.find((person) => person.id === id)?.name ?? 'unknown-user'
  }

  const roles = () => world.roles[seat().place.guild?.id ?? ''] ?? []

  const surroundings = () => ({ nameOf, use, people: world.people, roles: roles(), place: seat().place })

  /** @param {Message} message */
  const draw = (message) =>
    drawMessage(message, {
      ...surroundings(),
      answered: messages.get(message.message_reference?.message_id ?? ''),
      menu: menu(),
      useMenu,
      dismiss,
    })

  const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 200
  const toEnd = () => log.scrollTo({ top: log.scrollHeight })

  return {
    surroundings,

    /** @param {Message[]} all */
    fill(all) {
      messages.clear()
      for (const message of all) messages.set(message.id, message)
      byId('empty').hidden = all.length > 0
      log.replaceChildren(...all.map(draw))
      toEnd()
    },

    /** Adds a message or shows it changed, in its place. @param {Message} message */
    put(message) {
      const follow = nearEnd()
      messages.set(message.id, message)
      byId('empty').hidden = true
      const before = document.getElementById(`message-${message.id}`)
      const drawn = draw(message)
      if (before) {
        const focus = focusIn(before)
        before.replaceWith(drawn)
        refocus(drawn, focus)
      } else log.append(drawn)
      if (follow) toEnd()
    },

    /** @param {string} id */
    remove(id) {
      messages.delete(id)
      document.getElementById(`message-${id}`)?.remove()
    },

    /** Lets buttons rest that were waiting for the bot. */
    settle() {
      for (const busy of log.querySelectorAll('.busy')) busy.classList.remove('busy')
    },
  }
}

const focusable = 'button, select, a[href], summary, input'

/** Where the focus is among an element's controls; null if elsewhere. @param {Element} within */
function focusIn(within) {
  const controls = [...within.querySelectorAll(focusable)]
  return document.activeElement && controls.includes(document.activeElement)
    ? controls.indexOf(document.activeElement)
    : null
}

/** Gives the focus back after an element was drawn anew, to the control in the same place. @param {Element} within @param {number | null} at */
function refocus(within, at) {
  if (at === null) return
  const controls = [...within.querySelectorAll(focusable)]
  const control = controls[Math.min(at, controls.length - 1)]
  if (control instanceof HTMLElement) control.focus({ preventScroll: true })
}
