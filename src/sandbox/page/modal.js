import { element } from './dom.js'
import { optionsOf } from './draw-components.js'
import { drawMarkdown } from './draw-markdown.js'

/**
 * @typedef {import('./types.js').Component} Component
 * @typedef {import('./types.js').Modal} Modal
 * @typedef {import('./types.js').Surroundings} Surroundings
 * @typedef {string | string[] | boolean} Value
 * @typedef {{ id: string, read: () => Value | Promise<Value> }} Field
 */

/**
 * Shows a modal. `send` gets what was filled in, by custom id, and says what is wrong with it, if anything.
 *
 * @param {Modal} modal
 * @param {Surroundings} around
 * @param {(file: File) => Promise<string>} upload gives a file's id
 * @param {(values: Record<string, Value>) => Promise<string | null>} send
 */
export function openModal(modal, around, upload, send) {
  /** @type {Field[]} */
  const fields = []
  const rows = modal.components.map((component) => drawRow(component, fields, around, upload))
  const wrong = element('p', { class: 'wrong', role: 'alert' })
  const submit = element('button', { class: 'button primary', type: 'submit' }, 'Submit')
  const cancel = element(
    'button',
    { class: 'button secondary', type: 'button', onclick: () => dialog.close() },
    'Cancel',
  )
  const form = element(
    'form',
    { method: 'dialog' },
    element('h2', { id: 'modal-title' }, modal.title),
    ...rows,
    wrong,
    element('div', { class: 'modal-end' }, cancel, submit),
  )
  const dialog = element('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' }, form)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    submit.disabled = true
    try {
      const read = await Promise.all(
        fields.map(async ({ id, read: value }) => /** @type {const} */ ([id, await value()])),
      )
      wrong.textContent = (await send(Object.fromEntries(read))) ?? ''
      if (!wrong.textContent) dialog.close()
    } finally {
      submit.disabled = false
    }
  })
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

/** @param {Component} component @param {Field[]} fields @param {Surroundings} around @param {(file: File) => Promise<string>} upload @returns {HTMLElement} */
function drawRow(component, fields, around, upload) {
  if (component.content !== undefined) return drawMarkdown(component.content, around.nameOf)
  const field = component.component ?? component.components?.[0]
  if (!field) return element('div')
  const id = `field-${field.custom_id}`
  const label = component.label ?? field.label ?? ''
  const needed =
    field.required !== false && field.type !== 23 ? element('span', { class: 'needed', title: 'required' }, ' *') : null
  const about = component.description
    ? element('p', { class: 'about', id: `${id}-about` }, component.description)
    : null
  const grouped = field.type === 21 || field.type === 22
  const drawn = drawField(field, id, about !== null, fields, around, upload)
  return grouped
    ? element('fieldset', { class: 'field-row' }, element('legend', {}, label, needed), about, drawn)
    : element('div', { class: 'field-row' }, element('label', { for: id }, label, needed), about, drawn)
}

/** @param {Component} field @param {string} id @param {boolean} described @param {Field[]} fields @param {Surroundings} around @param {(file: File) => Promise<string>} upload @returns {HTMLElement} */
function drawField(field, id, described, fields, around, upload) {
  const customId = field.custom_id ?? ''
  const common = { id, required: field.required !== false, 'aria-describedby': described ? `${id}-about` : undefined }
  const add = (/** @type {Field['read']} */ read) => fields.push({ id: customId, read })
  switch (field.type) {
    case 4: {
      const lengths = {
        minlength: field.min_length,
        maxlength: field.max_length ?? 4000,
        placeholder: field.placeholder,
      }
      const box =
        field.style === 2
          ? element('textarea', { ...common, ...lengths, rows: 5 })
          : element('input', { ...common, ...lengths, type: 'text' })
      box.value = field.value ?? ''
      add(() => box.value)
      return box
    }
    case 19: {
      const box = element('input', { ...common, type: 'file', multiple: (field.max_values ?? 1) > 1 })
      add(() => Promise.all([...(box.files ?? [])].map(upload)))
      return box
    }
    case 21: {
      const boxes = tickBoxes(field, id, 'radio')
      add(() => boxes.find(({ box }) => box.checked)?.value ?? '')
      return element('div', { class: 'ticks' }, ...boxes.map(({ label }) => label))
    }
    case 22: {
      const boxes = tickBoxes(field, id, 'checkbox')
      add(() => boxes.filter(({ box }) => box.checked).map(({ value }) => value))
      return element('div', { class: 'ticks' }, ...boxes.map(({ label }) => label))
    }
    case 23: {
      const box = element('input', { id, type: 'checkbox', checked: field.default })
      add(() => box.checked)
      return box
    }
    default: {
      const many = (field.max_values ?? 1) > 1
      const options = optionsOf(field, around).map((option) =>
        element('option', { value: option.value, selected: option.default }, option.label),
      )
      const prompt = many ? [] : [element('option', { value: '' }, field.placeholder ?? 'Make a selection')]
      const select = element('select', { ...common, multiple: many }, ...prompt, ...options)
      add(() => [...select.selectedOptions].map(({ value }) => value).filter(Boolean))
      return select
    }
  }
}

/** @param {Component} field @param {string} id @param {'radio' | 'checkbox'} type */
function tickBoxes(field, id, type) {
  return (field.options ?? []).map(({ label, value, description, default: on }) => {
    const required = type === 'radio' && field.required !== false
    const box = element('input', { type, name: id, value, checked: on, required })
    const about = description ? element('span', { class: 'about' }, description) : null
    return { box, value, label: element('label', {}, box, element('span', {}, label), about) }
  })
}
