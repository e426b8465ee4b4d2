import { basename } from 'node:path'
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import { UserError } from '../user-error.ts'
import type { Command } from './command.ts'
import type { Asker, CommandInvocation, Options, OptionValue } from './invocation.ts'

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody

/**
 * Reads a command as a member types it: `/who-said speaker:Lavrov about:"two words"`. A value runs to the next option
 * unless it stands in quotation marks; a file is named by its path. Throws a UserError where Discord would not have let it be sent.
 */
export function readTypedLine(line: string, commands: readonly Command[], asker: Asker): CommandInvocation {
  const match = /^\s*\/(\S*)\s*([\s\S]*)$/u.exec(line)
  if (!match) throw new UserError('line.slash', 'A command starts with a slash, as in /help.')
  const [, name = '', rest = ''] = match
  const definition = findDefinition(name, commands)
  const { subcommand, options, text } = findSubcommand(definition, rest)
  const label = subcommand === null ? `/${name}` : `/${name} ${subcommand}`
  const values = readOptions(text, options, label)
  for (const option of options) {
    if (option.required && values[option.name] === undefined) {
      throw new UserError('line.missing', `${label} needs the option ${option.name}: ${option.description}.`)
    }
  }
  const files = Object.fromEntries(
    options.flatMap((option) => {
      const path = values[option.name]
      if (option.type !== ApplicationCommandOptionType.Attachment || path === undefined) return []
      return [[option.name, { name: basename(String(path)), url: String(path), size: 0 }]]
    }),
  )
  return { type: 'command', asker, name, subcommand, options: values, files, target: null }
}

function findDefinition(name: string, commands: readonly Command[]): Definition {
  const definitions = commands.flatMap(({ definition }) => (isChatInput(definition) ? [definition] : []))
  const found = definitions.find((definition) => definition.name === name)
  if (found) return found
  const near = nearest(
    name,
    definitions.map((definition) => definition.name),
  )
  throw new UserError('line.command', `There is no command /${name}.${near === null ? '' : ` Did you mean /${near}?`}`)
}

const isChatInput = (definition: Command['definition']): definition is Definition =>
  definition.type === undefined || definition.type === ApplicationCommandType.ChatInput

function findSubcommand(definition: Definition, rest: string) {
  const subcommands = subcommandsOf(definition)
  if (subcommands.length === 0) return { subcommand: null, options: basicOptions(definition.options), text: rest }
  const words = rest.trimStart()
  // A group's sub-commands first: "deck add" is longer than any name that it begins with.
  const found = subcommands
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ name }) => words === name || (words.startsWith(name) && /\s/u.test(words.charAt(name.length))))
  if (found) {
    return {
      subcommand: found.name,
      options: basicOptions(found.options),
      text: words.slice(found.name.length).trimStart(),
    }
  }
  const names = subcommands.map(({ name }) => name).join(', ')
  throw new UserError('line.subcommand', `/${definition.name} is followed by one of: ${names}.`)
}

/** The sub-commands by the words that call them, those of a group with the group's name in front. */
function subcommandsOf({ options }: Definition) {
  return (options ?? []).flatMap((option) => {
    if (option.type === ApplicationCommandOptionType.Subcommand) return [{ name: option.name, options: option.options }]
    if (option.type !== ApplicationCommandOptionType.SubcommandGroup) return []
    return (option.options ?? []).map((inner) => ({ name: `${option.name} ${inner.name}`, options: inner.options }))
  })
}

function basicOptions(options: Definition['options']): readonly APIApplicationCommandBasicOption[] {
  return (options ?? []).flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
      ? []
      : [option],
  )
}

/** The start of an option: a name and a colon before a value; the colon of an address is none. */
const optionStart = /(?:^|\s)([a-z][a-z0-9_-]*):(?!\/\/)/uy

function readOptions(text: string, options: readonly APIApplicationCommandBasicOption[], label: string): Options {
  const values: Record<string, OptionValue> = {}
  let at = 0
  while (text.slice(at).trim() !== '') {
    optionStart.lastIndex = at
    const start = optionStart.exec(text)
    if (!start?.[1])
      throw new UserError('line.words', `“${text.slice(at).trim()}” belongs to no option of ${label}.${known(options)}`)
    const option = options.find(({ name }) => name === start[1])
    if (!option) throw unknownOption(start[1], options, label)
    if (values[option.name] !== undefined)
      throw new UserError('line.twice', `The option ${option.name} is given twice.`)
    const { value, end } = readValue(text, optionStart.lastIndex, option.name)
    values[option.name] = typedValue(value, option)
    at = end
  }
  return values
}

function unknownOption(name: string, options: readonly APIApplicationCommandBasicOption[], label: string): UserError {
  const near = nearest(
    name,
    options.map((option) => option.name),
  )
  const hint = near === null ? known(options) : ` Did you mean ${near}?`
  return new UserError('line.option', `${label} has no option ${name}.${hint}`)
}

const known = (options: readonly APIApplicationCommandBasicOption[]): string =>
  options.length === 0 ? ' It has none.' : ` Its options: ${options.map(({ name }) => name).join(', ')}.`

function readValue(text: string, from: number, name: string): { value: string; end: number } {
  if (text.charAt(from) === '"') {
    const quoted = /"((?:[^"\\]|\\.)*)"(?=\s|$)/uy
    quoted.lastIndex = from
    const match = quoted.exec(text)
    if (!match) throw new UserError('line.quotes', `The quotation mark after ${name}: is not closed.`)
    return { value: (match[1] ?? '').replace(/\\(.)/gu, '$1'), end: quoted.lastIndex }
  }
  const next = /\s[a-z][a-z0-9_-]*:(?!\/\/)(?=\S)/u.exec(text.slice(from))
  const end = next ? from + next.index : text.length
  return { value: text.slice(from, end).trim(), end }
}

function typedValue(value: string, option: APIApplicationCommandBasicOption): OptionValue {
  const wrong = (wanted: string) => new UserError('line.value', `${option.name}:${value} is wrong: wanted ${wanted}.`)
  if (value === '') throw new UserError('line.value', `The option ${option.name} has no value.`)
  switch (option.type) {
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number: {
      const number = Number(value)
      const whole = option.type === ApplicationCommandOptionType.Integer
      if (!Number.isFinite(number) || (whole && !Number.isInteger(number)))
        throw wrong(whole ? 'a whole number' : 'a number')
      if (option.min_value !== undefined && number < option.min_value) throw wrong(`${option.min_value} or more`)
      if (option.max_value !== undefined && number > option.max_value) throw wrong(`${option.max_value} or less`)
      return number
    }
    case ApplicationCommandOptionType.Boolean:
      if (!/^(?:true|false)$/iu.test(value)) throw wrong('true or false')
      return value.toLowerCase() === 'true'
    case ApplicationCommandOptionType.String: {
      if (option.max_length !== undefined && value.length > option.max_length) {
        throw new UserError('line.value', `${option.name} is too long: at most ${option.max_length} characters.`)
      }
      if (!('choices' in option) || !option.choices || option.choices.length === 0) return value
      const chosen = option.choices.find((choice) => choice.value === value || choice.name === value)
      if (!chosen) throw wrong(`one of ${option.choices.map((choice) => choice.value).join(', ')}`)
      return chosen.value
    }
    default:
      return value
  }
}

/** The known name at most two edits away; null where there is none. */
function nearest(name: string, names: readonly string[]): string | null {
  const [best] = names
    .map((known) => ({ known, edits: editDistance(name.toLowerCase().replaceAll('_', '-'), known) }))
    .filter(({ known, edits }) => edits <= 2 || (name.length > 2 && known.startsWith(name)))
    .toSorted((a, b) => a.edits - b.edits)
  return best?.known ?? null
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const current = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (previous[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
