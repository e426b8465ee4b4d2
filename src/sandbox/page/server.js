/** @typedef {import('./types.js').Outcome} Outcome */

/** Something that the stand-in would not do; the message is for the person. */
export class Refusal extends Error {}

/** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} whatever the route answers with */
async function ask(path, init) {
  const response = await fetch(path, init)
  if (response.ok) return response.json()
  if (response.status === 400) throw new Refusal((await response.json()).error)
  throw new Error(`${path}: ${response.status}`)
}

/** @param {string} path @param {object} body */
const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** @param {string} person @param {string} channel */
const at = (person, channel) => new URLSearchParams({ person, channel })

/** @returns {Promise<import('./types.js').WorldInfo>} */
export const readWorld = () => ask('/sandbox/world')

/** @param {string} person @param {string} channel @returns {Promise<import('./types.js').ChannelInfo>} */
export const readChannel = (person, channel) => ask(`/sandbox/channel?${at(person, channel)}`)

/**
 * @param {string} person @param {string} channel @param {string} line @param {object} picked
 * @returns {Promise<{ items: import('./types.js').Suggestion[], complete: boolean }>}
 */
export const suggest = (person, channel, line, picked) => post('/sandbox/suggest', { person, channel, line, picked })

/** Does something as a person in a channel. @param {string} person @param {string} channel @param {object} act @returns {Promise<Outcome>} */
export const act = (person, channel, act) => post('/sandbox/act', { person, channel, ...act })

/** @param {string} person @param {string} channel @param {File} file @returns {Promise<import('./types.js').Attachment>} */
export function upload(person, channel, file) {
  const query = at(person, channel)
  query.set('name', file.name)
  return ask(`/sandbox/file?${query}`, {
    method: 'POST',
    headers: { 'x-file-type': file.type || 'application/octet-stream' },
    body: file,
  })
}

/**
 * Listens for changes of messages that a person sees; the returned function stops that.
 *
 * @param {string} person
 * @param {(change: { channelId: string, messageId: string, message: import('./types.js').Message | null }) => void} changed
 * @param {() => void} again called when the connection is back after a break
 */
export function listen(person, changed, again) {
  const source = new EventSource(`/sandbox/events?${new URLSearchParams({ person })}`)
  let opened = false
  source.addEventListener('open', () => {
    if (opened) again()
    opened = true
  })
  source.addEventListener('message', (event) => changed(JSON.parse(event.data)))
  return () => source.close()
}
