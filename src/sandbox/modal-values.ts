import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js'
import { type AnyComponent, walk } from './components.ts'
import { InputError, type Resolved } from './option-values.ts'

/** What a person filled into a modal: custom id to text, chosen values (or file ids), or a tick. */
export type ModalValues = Readonly<Record<string, string | readonly string[] | boolean>>

/** The fields as the app sends them back. Throws InputErrors for what it would not send. */
export function submitted(modal: APIModalInteractionResponseCallbackData, values: ModalValues): readonly object[] {
  let nextId = 0
  const send = (component: AnyComponent): object => {
    nextId += 1
    const base = { type: component.type, id: component.id || nextId }
    if ('components' in component) return { ...base, components: component.components.map(send) }
    if ('component' in component) return { ...base, component: send(component.component) }
    if (!('custom_id' in component)) return base
    return { ...base, custom_id: component.custom_id, ...fieldValue(component, values[component.custom_id]) }
  }
  return modal.components.map(send)
}

/** The custom ids of a modal's file uploads. */
function uploadFields(modal: APIModalInteractionResponseCallbackData): readonly string[] {
  return [...walk(modal.components)].flatMap(({ component }) =>
    component.type === ComponentType.FileUpload ? [component.custom_id] : [],
  )
}

/** The uploaded files that a modal's values name. */
export function resolvedFiles(
  modal: APIModalInteractionResponseCallbackData,
  values: ModalValues,
  find: (id: string) => object | undefined,
): Resolved {
  const ids = uploadFields(modal).flatMap((field) => listOf(values[field]))
  const attachments = Object.fromEntries(ids.flatMap((id) => [[id, find(id) ?? {}]]))
  return ids.length > 0 ? { attachments } : {}
}

const listOf = (value: ModalValues[string] | undefined): readonly string[] =>
  value === undefined || typeof value === 'boolean' ? [] : typeof value === 'string' ? [value] : value

function fieldValue(component: AnyComponent & { custom_id: string }, value: ModalValues[string] | undefined): object {
  const wrong = (what: string) => new InputError(`${component.custom_id}: ${what}.`)
  switch (component.type) {
    case ComponentType.TextInput: {
      const text = typeof value === 'string' ? value : (component.value ?? '')
      if (text === '' && component.required === false) return { value: '' }
      const least = Math.max(component.min_length ?? 0, component.required === false ? 0 : 1)
      if (text.length < least) throw wrong(`at least ${least} characters`)
      if (text.length > (component.max_length ?? 4000))
        throw wrong(`at most ${component.max_length ?? 4000} characters`)
      return { value: text }
    }
    case ComponentType.Checkbox:
      return { value: typeof value === 'boolean' ? value : (component.default ?? false) }
    case ComponentType.RadioGroup: {
      const preset = component.options.find((option) => option.default)?.value
      const chosen = typeof value === 'string' && value !== '' ? value : preset
      if (chosen === undefined && component.required !== false) throw wrong('choose one')
      if (chosen !== undefined && !component.options.some((option) => option.value === chosen)) {
        throw wrong('no such option')
      }
      return { value: chosen ?? null }
    }
    default:
      return { values: chosenValues(component, value, wrong) }
  }
}

function chosenValues(
  component: AnyComponent,
  value: ModalValues[string] | undefined,
  wrong: (what: string) => InputError,
): readonly string[] {
  const options = 'options' in component ? component.options : null
  const presets = options?.flatMap((option) => (option.default ? [option.value] : [])) ?? []
  const chosen = value === undefined ? presets : listOf(value)
  const optional = 'required' in component && component.required === false
  const least = 'min_values' in component ? (component.min_values ?? 1) : 1
  const most = 'max_values' in component ? (component.max_values ?? 1) : (options?.length ?? 1)
  if (chosen.length < least && !(optional && chosen.length === 0)) throw wrong(`choose at least ${least}`)
  if (chosen.length > most) throw wrong(`choose at most ${most}`)
  if (options && chosen.some((one) => !options.some((option) => option.value === one))) throw wrong('no such option')
  return chosen
}
