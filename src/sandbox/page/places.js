import { byId, element, initials } from './dom.js'
import { shadeOf } from './draw-message.js'

/**
 * @typedef {import('./types.js').Person} Person
 * @typedef {import('./types.js').Place} Place
 */

/**
 * The servers, the channels and who one is. The choice is kept in the address, so that a link leads back to it.
 *
 * @param {import('./types.js').WorldInfo} world
 * @param {() => void} entered called when another place or person was chosen
 */
export function openPlaces({ people, application }, entered) {
  const [first] = people
  if (!first) throw new Error('There is nobody here')
  const asked = new URLSearchParams(location.hash.slice(1))
  let person = people.find(({ id }) => id === asked.get('person')) ?? first
  let place = placeFor(person, asked.get('channel'))
  draw()
  byId('places-toggle').addEventListener('click', () => toggle(byId('places').dataset.open !== 'true'))
  return {
    get seat() {
      return { person, place }
    },
  }

  /** @param {Person} of @param {string | null} channelId @returns {Place} */
  function placeFor(of, channelId) {
    const found = of.places.find((one) => one.channelId === channelId) ?? of.places[0]
    if (!found) throw new Error(`${of.name} is nowhere`)
    return found
  }

  /** @param {Person} nextPerson @param {string} channelId */
  function go(nextPerson, channelId) {
    const direct = place.guild === null
    person = nextPerson
    place = direct && channelId === place.channelId ? placeFor(person, directOf(person)) : placeFor(person, channelId)
    history.replaceState(null, '', `#${new URLSearchParams({ person: person.id, channel: place.channelId })}`)
    toggle(false)
    draw()
    entered()
  }

  /** @param {boolean} open */
  function toggle(open) {
    byId('places').dataset.open = String(open)
    byId('places-toggle').setAttribute('aria-expanded', String(open))
  }

  function draw() {
    const here = place.guild ? `# ${place.channelName}` : `@ ${application.name}`
    byId('channel-name').textContent = here
    byId('server-name').textContent = place.guild?.name ?? 'Direct messages'
    byId('box').setAttribute('placeholder', `Message ${here.replace(' ', '')}, or / for commands`)
    byId('welcome').textContent = place.guild ? `Welcome to #${place.channelName}` : application.name
    document.title = `${here} · Rapporteur sandbox`
    byId('servers').replaceChildren(...serversOf(person).map(drawServer))
    byId('channels').replaceChildren(
      ...person.places.filter(({ guild }) => guild?.id === place.guild?.id).map(drawChannel),
    )
    byId('people').replaceChildren(...people.map(drawPerson))
  }

  /** @param {{ id: string, name: string, first: string }} server */
  function drawServer({ id, name, first: channelId }) {
    const here = (place.guild?.id ?? '') === id
    return element(
      'li',
      {},
      element(
        'button',
        {
          type: 'button',
          class: 'server',
          title: name,
          'aria-current': here ? 'true' : null,
          onclick: () => go(person, channelId),
        },
        element('span', { 'aria-hidden': 'true' }, id === '' ? '@' : initials(name)),
        element('span', { class: 'unseen' }, name),
      ),
    )
  }

  /** @param {Place} one */
  function drawChannel(one) {
    const current = one.channelId === place.channelId ? 'page' : null
    const name = one.guild ? `# ${one.channelName}` : application.name
    return element(
      'li',
      {},
      element('button', { type: 'button', 'aria-current': current, onclick: () => go(person, one.channelId) }, name),
    )
  }

  /** @param {Person} one */
  function drawPerson(one) {
    const rank = place.guild ? one.guilds[place.guild.id] : undefined
    return element(
      'li',
      {},
      element(
        'button',
        {
          type: 'button',
          class: 'person',
          'aria-pressed': String(one === person),
          onclick: () => go(one, place.channelId),
        },
        element(
          'span',
          { class: 'avatar small', 'aria-hidden': 'true', 'data-shade': shadeOf(one.id) },
          initials(one.name),
        ),
        element('span', {}, one.name),
        element('span', { class: 'rank' }, rank ?? (place.guild ? 'not here' : '')),
      ),
    )
  }
}

/** @param {Person} person */
const directOf = (person) => person.places.find(({ guild }) => guild === null)?.channelId ?? null

/** A person's servers, and direct messages first. @param {Person} person */
function serversOf({ places }) {
  const servers = new Map(places.map(({ guild }) => [guild?.id ?? '', guild?.name ?? 'Direct messages']))
  return [...servers]
    .map(([id, name]) => ({ id, name, first: places.find(({ guild }) => (guild?.id ?? '') === id)?.channelId ?? '' }))
    .sort((a, b) => Number(a.id !== '') - Number(b.id !== ''))
}
