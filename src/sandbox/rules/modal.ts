import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js'
import type { Complaint } from '../api-error.ts'
import { walk } from '../components.ts'
import { complaintsAboutComponents } from './components.ts'

const mostRows = 5

/** What Discord has against a modal beyond its schema; paths start at `data`. */
export function complaintsAboutModal(modal: APIModalInteractionResponseCallbackData): readonly Complaint[] {
  return [
    ...rowComplaints(modal),
    ...fieldComplaints(modal),
    ...complaintsAboutComponents(modal.components, { base: ['data'], filenames: [] }),
  ]
}

function* rowComplaints({ components }: APIModalInteractionResponseCallbackData): Generator<Complaint> {
  if (components.length <= mostRows) return
  const message = `Must be between 1 and ${mostRows} in length.`
  yield { path: ['data', 'components'], code: 'BASE_TYPE_BAD_LENGTH', message }
}

function* fieldComplaints({ components }: APIModalInteractionResponseCallbackData): Generator<Complaint> {
  for (const { component, path, parent } of walk(components, ['data', 'components'])) {
    if (component.type !== ComponentType.TextInput) continue
    const labelled = Boolean(component.label)
    if (parent?.type === ComponentType.Label && labelled) {
      const message = 'A text input inside a label takes its label from there.'
      yield { path: [...path, 'label'], code: 'TEXT_INPUT_LABEL_IN_LABEL', message }
    }
    if (parent?.type === ComponentType.ActionRow && !labelled) {
      yield { path: [...path, 'label'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
    }
    const least = component.min_length ?? 0
    const most = component.max_length ?? 4000
    if (least > most) {
      const message = `Must be ${most} or less, which is max_length.`
      yield { path: [...path, 'min_length'], code: 'NUMBER_TYPE_MAX', message }
    }
    const length = component.value?.length ?? 0
    if (component.value && (length < least || length > most)) {
      const message = `Must be between ${least} and ${most} in length.`
      yield { path: [...path, 'value'], code: 'BASE_TYPE_BAD_LENGTH', message }
    }
  }
}
