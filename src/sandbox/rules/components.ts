import { ButtonStyle, ComponentType } from 'discord.js'
import type { Complaint } from '../api-error.ts'
import { type AnyComponent, mediaOf, type Placed, walk } from '../components.ts'

interface Context {
  readonly base: readonly PropertyKey[]
  readonly filenames: readonly string[]
}

const limits = { components: 40, displayedText: 4000, buttonsInRow: 5 } as const
const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' } as const

/** What Discord has against the components of a message or modal beyond its schema. */
export function complaintsAboutComponents(components: readonly AnyComponent[], context: Context): readonly Complaint[] {
  const placed = [...walk(components, [...context.base, 'components'])]
  return [
    ...totals(placed, context),
    ...repeatedIds(placed),
    ...placed.flatMap((place) => [...rowComplaints(place), ...buttonComplaints(place), ...selectComplaints(place)]),
    ...placed.flatMap((place) => [...textComplaints(place), ...mediaComplaints(place, context)]),
  ]
}

function* totals(placed: readonly Placed[], { base }: Context): Generator<Complaint> {
  const path = [...base, 'components']
  if (placed.length > limits.components) {
    yield {
      path,
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS',
      message: `A message can have ${limits.components} components at most, nested ones counted; this has ${placed.length}.`,
    }
  }
  const shown = placed.reduce(
    (sum, { component }) => sum + (component.type === ComponentType.TextDisplay ? component.content.length : 0),
    0,
  )
  if (shown > limits.displayedText) {
    yield {
      path,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `Displayable text size exceeds maximum size of ${limits.displayedText}; this has ${shown}.`,
    }
  }
}

function* repeatedIds(placed: readonly Placed[]): Generator<Complaint> {
  const customIds = new Set<string>()
  const ids = new Set<number>()
  for (const { component, path } of placed) {
    if ('custom_id' in component) {
      if (customIds.has(component.custom_id)) {
        const message = 'Component custom id cannot be duplicated'
        yield { path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }
      }
      customIds.add(component.custom_id)
    }
    if (component.id) {
      if (ids.has(component.id)) {
        yield { path: [...path, 'id'], code: 'COMPONENT_ID_DUPLICATED', message: 'Component id cannot be duplicated' }
      }
      ids.add(component.id)
    }
  }
}

function* rowComplaints({ component, path }: Placed): Generator<Complaint> {
  if (component.type !== ComponentType.ActionRow) return
  const hasSelect = component.components.some(({ type }) => type !== ComponentType.Button)
  if (hasSelect && component.components.length > 1) {
    yield {
      path: [...path, 'components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The specified component exceeds the maximum width: a select or text input has a row to itself.',
    }
  }
}

function* buttonComplaints({ component, path }: Placed): Generator<Complaint> {
  if (component.type !== ComponentType.Button) return
  if (component.style === ButtonStyle.Premium) {
    if (!component.sku_id) yield { path: [...path, 'sku_id'], ...required }
    return
  }
  const isLink = component.style === ButtonStyle.Link
  const has = { url: 'url' in component && component.url, customId: 'custom_id' in component && component.custom_id }
  if (isLink && !has.url) yield { path: [...path, 'url'], ...required }
  if (!isLink && !has.customId) yield { path: [...path, 'custom_id'], ...required }
  if (has.url && has.customId) {
    const message = 'A custom id and url cannot both be specified'
    yield { path, code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message }
  }
  if (!component.label?.trim() && !component.emoji) {
    yield { path, code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI', message: 'A button must have a label or an emoji.' }
  }
}

function* selectComplaints({ component, path }: Placed): Generator<Complaint> {
  if (!('options' in component)) return
  const { options } = component
  const values = options.map(({ value }) => value)
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) === index) continue
    const message = 'The specified option value is already used'
    yield { path: [...path, 'options', index, 'value'], code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message }
  }
  const chosen = options.filter((option) => option.default).length
  const most = 'max_values' in component ? (component.max_values ?? 1) : 1
  const least = 'min_values' in component ? (component.min_values ?? 1) : 1
  if (most > options.length) {
    const message = `Must be ${options.length} or fewer: there are no more options.`
    yield { path: [...path, 'max_values'], code: 'BASE_TYPE_BAD_LENGTH', message }
  }
  if (least > most) {
    const message = `Must be ${most} or fewer, which is max_values.`
    yield { path: [...path, 'min_values'], code: 'BASE_TYPE_BAD_LENGTH', message }
  }
  if (chosen > most) {
    const message = 'More options are chosen by default than max_values allows.'
    yield { path: [...path, 'options'], code: 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', message }
  }
}

function* textComplaints({ component, path }: Placed): Generator<Complaint> {
  if (component.type === ComponentType.TextDisplay && !component.content.trim()) {
    yield { path: [...path, 'content'], ...required }
  }
}

function* mediaComplaints({ component, path }: Placed, { filenames }: Context): Generator<Complaint> {
  for (const { url } of mediaOf(component)) {
    const { protocol } = new URL(url)
    const name = url.slice('attachment://'.length)
    if (protocol === 'attachment:' && !filenames.includes(name)) {
      yield {
        path,
        code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        message: `The message has no attachment ${name}.`,
      }
    }
    const schemes = component.type === ComponentType.File ? ['attachment:'] : ['attachment:', 'http:', 'https:']
    if (!schemes.includes(protocol)) {
      yield { path, code: 'URL_TYPE_INVALID_SCHEME', message: `Scheme must be one of ${schemes.join(' ')}` }
    }
  }
}
