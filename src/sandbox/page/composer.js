import { byId, element } from './dom.js'

/** @typedef {import('./types.js').Suggestion} Suggestion */

/**
 * The message box with its list of suggestions, a combobox in ARIA's sense.
 *
 * @typedef {{
 *   suggest: (line: string, picked: Picked) => Promise<{ items: Suggestion[], complete: boolean }>,
 *   send: (line: string, picked: Picked, files: Record<string, File>) => Promise<boolean>,
 *   fileCommand: () => { line: string, option: string } | null,
 * }} Abilities `send` says whether the line was taken
 * @typedef {Record<string, { name: string, value: string | number }>} Picked
 */

/** Makes the message box work. @param {Abilities} abilities */
export function composer({ suggest, send, fileCommand }) {
  const box = /** @type {HTMLInputElement} */ (byId('box'))
  const chooser = /** @type {HTMLInputElement} */ (byId('chooser'))
  const list = byId('suggestions')
  const files = byId('files')
  /** @type {Picked} */
  let picked = {}
  /** @type {Record<string, File>} */
  let held = {}
  /** @type {Suggestion[]} */
  let items = []
  let active = -1
  let moved = false
  let complete = false
  let asked = 0
  /** Done when the list fits what stands in the box. */
  let listed = Promise.resolve()
  let optionForFile = ''

  box.addEventListener('input', update)
  box.addEventListener('focus', update)
  box.addEventListener('blur', () => show([]))
  box.addEventListener('keydown', onKey)
  byId('attach').addEventListener('click', () => {
    optionForFile = ''
    chooser.click()
  })
  byId('send').addEventListener('click', submit)
  chooser.addEventListener('change', () => {
    const [file] = chooser.files ?? []
    if (file) hold(file, optionForFile)
    chooser.value = ''
  })
  return { hold, clear, focus: () => box.focus(), begin }

  function update() {
    listed = refresh()
  }

  async function refresh() {
    asked += 1
    const turn = asked
    const line = box.value
    if (line === '') return show([])
    const found = await suggest(line, picked)
    if (turn !== asked || document.activeElement !== box) return
    complete = found.complete
    show(found.items)
  }

  /** @param {Suggestion[]} next */
  function show(next) {
    items = next
    moved = false
    active = items.length > 0 ? 0 : -1
    list.replaceChildren(
      ...items.map((item, index) =>
        element(
          'div',
          {
            id: `suggestion-${index}`,
            role: 'option',
            'aria-selected': index === active,
            onmousedown: (event) => event.preventDefault(),
            onclick: () => pick(item),
          },
          element('span', { class: 'suggestion-label' }, item.label),
          element('span', { class: 'suggestion-detail' }, item.detail),
        ),
      ),
    )
    list.hidden = items.length === 0
    box.setAttribute('aria-expanded', String(items.length > 0))
    mark()
  }

  function mark() {
    for (const [index, entry] of [...list.children].entries())
      entry.setAttribute('aria-selected', String(index === active))
    if (active < 0) box.removeAttribute('aria-activedescendant')
    else box.setAttribute('aria-activedescendant', `suggestion-${active}`)
    list.children[active]?.scrollIntoView({ block: 'nearest' })
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && items.length > 0) {
      active = (active + step + items.length) % items.length
      moved = true
      mark()
    } else if (event.key === 'Tab' && items.length > 0 && !event.shiftKey) decide(true)
    else if (event.key === 'Enter' && !event.isComposing) decide(false)
    else if (event.key === 'Escape' && items.length > 0) show([])
    else return
    event.preventDefault()
  }

  /** Takes what is marked, or sends the line if it can be sent. @param {boolean} take never send */
  async function decide(take) {
    await listed
    const item = items[active]
    if (item && (take || moved || !complete)) pick(item)
    else if (!take) submit()
  }

  /** @param {Suggestion | undefined} item */
  function pick(item) {
    if (!item) return
    if (item.file) {
      optionForFile = item.file
      chooser.click()
      return
    }
    box.value = item.line
    if (item.picked) picked = { ...picked, [item.picked.option]: item.picked }
    box.focus()
    update()
  }

  async function submit() {
    const line = box.value.trim()
    if (line === '' && Object.keys(held).length === 0) return
    const chosen = Object.fromEntries(
      Object.entries(picked).map(([option, { name, value }]) => [option, { name, value }]),
    )
    const [sentFiles, before] = [held, box.value]
    asked += 1
    clear()
    if (!(await send(line, chosen, sentFiles)) && box.value === '') {
      box.value = before
      picked = chosen
      held = sentFiles
      showFiles()
    }
  }

  function clear() {
    box.value = ''
    picked = {}
    held = {}
    showFiles()
    show([])
  }

  /** Takes a file in: for the option named, for the command that takes files, or for the message. @param {File} file @param {string} [option] */
  function hold(file, option = '') {
    const command = fileCommand()
    const begun = box.value.startsWith('/')
    let target = option
    if (!target && command && (!begun || box.value.startsWith(command.line))) {
      target = command.option
      if (!begun) box.value = command.line
    }
    if (target) {
      const name = `${target}:`
      const at = box.value.lastIndexOf(name)
      box.value = `${at < 0 ? box.value.replace(/\s*$/, ' ') : box.value.slice(0, at)}${name}${file.name} `
    }
    held = target ? { ...held, [target]: file } : { ...held, [file.name]: file }
    showFiles()
    box.focus()
    update()
  }

  function showFiles() {
    files.replaceChildren(
      ...Object.entries(held).map(([key, file]) =>
        element(
          'li',
          {},
          file.name,
          element('button', { type: 'button', 'aria-label': `Leave out ${file.name}`, onclick: () => drop(key) }, '×'),
        ),
      ),
    )
    files.hidden = Object.keys(held).length === 0
  }

  /** @param {string} key */
  function drop(key) {
    const { [key]: _, ...rest } = held
    held = rest
    showFiles()
    box.focus()
  }

  /** Puts a line into the box, as if it had been typed. @param {string} line */
  function begin(line) {
    box.value = line
    box.focus()
    update()
  }
}
