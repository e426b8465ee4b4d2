import { composer } from './composer.js'
import { byId, element } from './dom.js'
import { openModal } from './modal.js'
import { openPlaces } from './places.js'
import { act, listen, Refusal, readChannel, readWorld, suggest, upload } from './server.js'
import { theme } from './theme.js'
import { channelView } from './view.js'

/**
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Outcome} Outcome
 */

theme()
const world = await readWorld()
const places = openPlaces(world, enter)
/** @type {import('./types.js').ChannelInfo} */
let channel = { messages: [], menu: [], takesFile: null, served: true }
let stopListening = () => {}

const view = channelView({
  world,
  seat: () => places.seat,
  menu: () => channel.menu,
  use: (message, customId, values) => run({ act: 'use', message: message.id, customId, ...(values ? { values } : {}) }),
  useMenu: (name, message) => run({ act: 'menu', name, message: message.id }),
  dismiss: (message) => run({ act: 'dismiss', message: message.id }),
})

const box = composer({
  suggest: async (line, picked) => {
    const { person, place } = places.seat
    const bare = Object.fromEntries(Object.entries(picked).map(([key, { name, value }]) => [key, { name, value }]))
    return suggest(person.id, place.channelId, line, bare)
  },
  send: async (line, picked, files) => {
    const sent = await Promise.all(
      Object.entries(files).map(async ([key, file]) => /** @type {const} */ ([key, await send(file)])),
    )
    if (line.startsWith('/')) return run({ act: 'command', line, picked, files: Object.fromEntries(sent) })
    return run({ act: 'say', text: line, files: sent.map(([, id]) => id) })
  },
  fileCommand: () => channel.takesFile,
})

/** @param {File} file */
const send = async (file) => (await upload(places.seat.person.id, places.seat.place.channelId, file)).id

await enter()
dropping()

/** Shows the channel that is now chosen. */
async function enter() {
  const { person, place } = places.seat
  stopListening()
  stopListening = listen(person.id, changed, enter)
  channel = await readChannel(person.id, place.channelId)
  view.fill(channel.messages)
  byId('away').hidden = channel.served || place.guild?.id === undefined
  box.clear()
  if (matchMedia('(min-width: 45rem)').matches) box.focus()
}

/** @param {{ channelId: string, messageId: string, message: Message | null }} change */
function changed({ channelId, messageId, message }) {
  if (channelId !== places.seat.place.channelId) return
  if (message) view.put(message)
  else view.remove(messageId)
}

/** Does something for the person; says whether it was taken. @param {object} what @returns {Promise<boolean>} */
async function run(what) {
  const { person, place } = places.seat
  try {
    show(await act(person.id, place.channelId, what))
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(error.message)
    return false
  } finally {
    view.settle()
  }
}

/** @param {Outcome} outcome */
function show(outcome) {
  say('')
  if (outcome.kind === 'failed') say('The application did not respond.')
  if (outcome.kind === 'refused') say(`Discord would refuse the bot's answer: ${JSON.stringify(outcome.error)}`)
  if (outcome.kind !== 'modal') return
  const { interactionId } = outcome
  openModal(outcome.modal, view.surroundings(), send, async (values) => {
    const { person, place } = places.seat
    try {
      show(await act(person.id, place.channelId, { act: 'submit', interaction: interactionId, values }))
      return null
    } catch (error) {
      if (error instanceof Refusal) return error.message
      throw error
    }
  })
}

/** @param {string} problem */
function say(problem) {
  byId('problem').replaceChildren(
    ...(problem
      ? [problem, element('button', { type: 'button', 'aria-label': 'Close', onclick: () => say('') }, '×')]
      : []),
  )
}

/** A file that is dropped anywhere on the page goes to the message box. */
function dropping() {
  const veil = byId('veil')
  const carriesFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false
  document.addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return
    event.preventDefault()
    veil.hidden = false
  })
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) veil.hidden = true
  })
  document.addEventListener('drop', (event) => {
    veil.hidden = true
    if (!carriesFile(event)) return
    event.preventDefault()
    for (const file of event.dataTransfer?.files ?? []) box.hold(file)
  })
}
