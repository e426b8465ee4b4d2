/**
 * Makes an element. Text goes in as text nodes only, so nothing that a member or an article wrote is ever markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>} attributes
 *   `on…` functions become listeners; true becomes an empty attribute; false, null and undefined are left out
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (typeof value === 'function') made.addEventListener(name.replace(/^on/, ''), value)
    else made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

/** The element of the page with this id. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no element ${id}`)
  return found
}

/** Up to two letters that stand for a name. @param {string} name */
export const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()

/** A link only to the web; anything else is shown as what it says. @param {string} address */
export const isWebAddress = (address) => /^https?:\/\//i.test(address)
