import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import type { Complaint } from '../api-error.ts'

export interface OptionBody {
  readonly type: ApplicationCommandOptionType
  readonly name: string
  readonly name_localizations?: Readonly<Record<string, string>> | null
  readonly description: string
  readonly description_localizations?: Readonly<Record<string, string>> | null
  readonly required?: boolean | null
  readonly autocomplete?: boolean | null
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | null
  readonly options?: readonly OptionBody[] | null
  readonly channel_types?: readonly number[] | null
  readonly min_value?: number | null
  readonly max_value?: number | null
  readonly min_length?: number | null
  readonly max_length?: number | null
}

/** What a bot may register as a command, once it conforms to the schema. */
export interface CommandBody {
  readonly type?: ApplicationCommandType | null
  readonly name: string
  readonly name_localizations?: Readonly<Record<string, string>> | null
  readonly description?: string | null
  readonly description_localizations?: Readonly<Record<string, string>> | null
  readonly options?: readonly OptionBody[] | null
  readonly default_member_permissions?: string | null
  readonly dm_permission?: boolean | null
  readonly contexts?: readonly number[] | null
  readonly integration_types?: readonly number[] | null
  readonly nsfw?: boolean | null
}

const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType
const mostText = 8000
const chatInputName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const required = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' } as const

/** What Discord has against a command beyond its schema; paths start at the command. */
export function complaintsAboutCommand(command: CommandBody): readonly Complaint[] {
  if ((command.type ?? ApplicationCommandType.ChatInput) !== ApplicationCommandType.ChatInput) {
    return [...contextMenuComplaints(command)]
  }
  const options = command.options ?? []
  return [
    ...nameComplaints(command.name, ['name']),
    ...(command.description?.trim() ? [] : [{ path: ['description'], ...required }]),
    ...listComplaints(options, ['options'], 0),
    ...sizeComplaints(command),
  ]
}

function* contextMenuComplaints({ name, description, options }: CommandBody): Generator<Complaint> {
  if (!name.trim()) yield { path: ['name'], ...required }
  if (description) {
    const message = 'Context menu commands cannot have description'
    yield { path: ['description'], code: 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID', message }
  }
  if (options && options.length > 0) {
    const message = 'Context menu commands cannot have options'
    yield { path: ['options'], code: 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID', message }
  }
}

function* nameComplaints(name: string, path: readonly PropertyKey[]): Generator<Complaint> {
  if (!chatInputName.test(name) || name !== name.toLowerCase()) {
    yield { path, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' }
  }
}

function* listComplaints(
  options: readonly OptionBody[],
  path: readonly PropertyKey[],
  depth: number,
): Generator<Complaint> {
  const nested = options.filter(({ type }) => type === Subcommand || type === SubcommandGroup)
  if (nested.length > 0 && nested.length < options.length) {
    const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types'
    yield { path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message }
  }
  let sawOptional = false
  for (const [index, option] of options.entries()) {
    const place = [...path, index]
    yield* nameComplaints(option.name, [...place, 'name'])
    if (options.findIndex(({ name }) => name === option.name) < index) {
      const message = 'Option name already used'
      yield { path: [...place, 'name'], code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message }
    }
    if (option.required && sawOptional) {
      const message = 'Required options must be placed before non-required options'
      yield { path: place, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message }
    }
    sawOptional ||= !option.required
    yield* nested.includes(option) ? nestingComplaints(option, place, depth) : valueComplaints(option, place)
  }
}

function* nestingComplaints(option: OptionBody, place: readonly PropertyKey[], depth: number): Generator<Complaint> {
  const deepest = option.type === SubcommandGroup ? 0 : 1
  if (depth > deepest) {
    const message = 'Sub-commands and groups can be nested one level deep only'
    yield { path: place, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message }
  }
  if (option.type === SubcommandGroup && option.options?.some(({ type }) => type !== Subcommand)) {
    const message = 'A group holds sub-commands only'
    yield { path: [...place, 'options'], code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message }
  }
  yield* listComplaints(option.options ?? [], [...place, 'options'], depth + 1)
}

function* valueComplaints(option: OptionBody, place: readonly PropertyKey[]): Generator<Complaint> {
  const { choices, autocomplete, min_value, max_value, min_length, max_length } = option
  if (autocomplete && choices && choices.length > 0) {
    const message = 'Autocomplete options cannot have choices'
    yield { path: place, code: 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', message }
  }
  for (const [index, choice] of (choices ?? []).entries()) {
    const first = choices?.findIndex(({ name, value }) => name === choice.name || value === choice.value) ?? index
    if (first < index) {
      const message = 'Option choice name and value must be unique'
      yield { path: [...place, 'choices', index], code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_DUPLICATE', message }
    }
  }
  if ((min_value ?? -Infinity) > (max_value ?? Infinity) || (min_length ?? 0) > (max_length ?? 6000)) {
    yield { path: place, code: 'APPLICATION_COMMAND_OPTIONS_MIN_MAX', message: 'The minimum exceeds the maximum.' }
  }
}

function* sizeComplaints(command: CommandBody): Generator<Complaint> {
  const size = textOf(command)
  if (size <= mostText) return
  const message = `Command exceeds maximum size (${mostText}); this has ${size}.`
  yield { path: [], code: 'APPLICATION_COMMAND_TOO_LARGE', message }
}

/** Characters in names, descriptions and values; of a text and its translations the longest counts. */
function textOf(node: CommandBody | OptionBody): number {
  const longest = (text: string, translations: Readonly<Record<string, string>> | null | undefined) =>
    Math.max(text.length, ...Object.values(translations ?? {}).map(({ length }) => length))
  const own =
    longest(node.name, node.name_localizations) + longest(node.description ?? '', node.description_localizations)
  const choices = 'choices' in node ? (node.choices ?? []) : []
  const values = choices.reduce((sum, { name, value }) => sum + name.length + String(value).length, 0)
  return (node.options ?? []).reduce((sum, option) => sum + textOf(option), own + values)
}
