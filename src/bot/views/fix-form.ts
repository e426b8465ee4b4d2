import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { StatementKind } from '../../analysis/types.ts'
import type { ActorHeader, StatementHit } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import { type Choice, limits, options } from './layout.ts'
import { cut } from './markdown.ts'

type Row = APIModalInteractionResponseCallbackComponent

/** The form that puts a statement right: who, when, which kind, and whether it is one at all. */
export function fixForm(hit: StatementHit, actors: readonly ActorHeader[]): APIModalInteractionResponseCallbackData {
  return {
    custom_id: componentId('fix-statement', hit.id),
    title: 'Put a statement right',
    components: [
      ...speakerRows(actors, hit.speaker?.actorId ?? null),
      dateRow(hit.date.value),
      kindRow(hit.kind),
      labelled('Is it a statement?', 'Whether someone says this in the article', {
        type: ComponentType.RadioGroup,
        custom_id: 'statement',
        options: [
          { label: 'Yes', value: 'yes', default: true },
          { label: 'No, take it away', value: 'no' },
        ],
      }),
    ],
  }
}

/** The form for a statement that was missed; `key` names the sentence that was chosen. */
export function missedForm(
  sentence: string,
  actors: readonly ActorHeader[],
  key: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: componentId('missed-statement', key),
    title: 'Add a statement that was missed',
    components: [
      labelled('Words', 'Leave only what is said, just as it stands', {
        type: ComponentType.TextInput,
        custom_id: 'words',
        style: TextInputStyle.Paragraph,
        max_length: limits.input,
        value: sentence.slice(0, limits.input),
      }),
      ...speakerRows(actors, null),
      dateRow(null),
      kindRow(/^\s*["“«„]/u.test(sentence) ? 'direct' : 'indirect'),
    ],
  }
}

/** A form with one name to type. */
export function nameForm(
  title: string,
  name: string,
  route: string,
  key: string,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: componentId(route, key),
    title,
    components: [labelled('Name', 'As it is to be shown', { ...textInput('name', name, 200), required: true })],
  }
}

/** The form that makes one actor of two: the other is chosen or typed. */
export function mergeForm(actor: ActorHeader, others: readonly ActorHeader[]): APIModalInteractionResponseCallbackData {
  const choices = others.flatMap((other) => actorChoice(other, null))
  return {
    custom_id: componentId('actor-merge', actor.id),
    title: 'One and the same',
    components: [
      ...(choices.length === 0
        ? []
        : [labelled('The same as', 'Whose name stays', selectOf('actor', 'Choose a name', choices))]),
      labelled('Another name', 'Where it is not in the list', textInput('name', '', 200)),
    ],
  }
}

function speakerRows(actors: readonly ActorHeader[], current: string | null): readonly Row[] {
  const choices = actors.flatMap((actor) => actorChoice(actor, current))
  const other = labelled('Someone else', 'A name that is not in the list; goes before it', textInput('name', '', 200))
  if (choices.length === 0) return [other]
  return [labelled('Speaker', 'Who says it', selectOf('actor', 'Choose a speaker', choices)), other]
}

function actorChoice({ id, name, role }: ActorHeader, current: string | null): readonly Choice[] {
  return id.length > limits.option ? [] : [{ label: name, value: id, description: role, chosen: id === current }]
}

function selectOf(customId: string, placeholder: string, choices: readonly Choice[]): APIComponentInLabel {
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    required: false,
    options: options(choices),
  }
}

function dateRow(value: string | null): Row {
  const words = 'Like 2022-06-07, June 2022 or 2022; empty where it is not known'
  return labelled('Date of the saying', words, textInput('date', value ?? '', 40))
}

function kindRow(current: StatementKind): Row {
  const kinds: readonly (readonly [StatementKind, string])[] = [
    ['direct', 'A quotation: the speaker’s own words'],
    ['indirect', 'In the article’s words'],
    ['mixed', 'In the article’s words, in part quoted'],
  ]
  return labelled('Kind', 'Whose words they are', {
    type: ComponentType.RadioGroup,
    custom_id: 'kind',
    options: kinds.map(([value, label]) => ({ label, value, ...(value === current ? { default: true } : {}) })),
  })
}

function textInput(customId: string, value: string, most: number) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: customId,
    style: TextInputStyle.Short,
    required: false,
    max_length: most,
    ...(value === '' ? {} : { value: cut(value, most) }),
  }
}

function labelled(label: string, description: string, component: APIComponentInLabel): Row {
  return { type: ComponentType.Label, label, description, component }
}
