import { ApplicationCommandOptionType as Kind } from 'discord.js'
import { rolesOf } from './api-objects.ts'
import type { Command } from './commands.ts'
import type { People, Picked, Seat } from './people.ts'
import type { OptionBody } from './rules/command.ts'
import type { Typed } from './typed.ts'

/** One line of the list above the message box. */
interface Suggestion {
  readonly label: string
  readonly detail: string
  /** What the message box holds once this is picked. */
  readonly line: string
  /** The choice behind the label, where its value differs from its name. */
  readonly picked?: { readonly option: string; readonly name: string; readonly value: string | number }
  /** The option wants a file: picking this opens the file chooser. */
  readonly file?: string
}

export interface Suggestions {
  readonly items: readonly Suggestion[]
  /** True where the line can be sent as it stands. */
  readonly complete: boolean
}

const mostShown = 25

/** What can follow in the message box: commands, then options, then the values of an option. */
export async function suggest(people: People, seat: Seat, line: string, picked: Picked): Promise<Suggestions> {
  if (!line.startsWith('/')) return { items: [], complete: line.trim() !== '' }
  const typed = people.read(seat, line)
  if (!typed || !/\s/.test(line)) {
    const commands = people.offered(seat).map(({ command }) => command)
    return { items: commandsLike(line, commands), complete: false }
  }
  const wanting = typed.options.filter(({ required, name }) => required && !isGiven(typed, name))
  const complete = wanting.length === 0 && typed.stray === ''
  const last = typed.given.at(-1)
  const values = last ? await valuesOf(people, seat, typed, line, picked) : []
  const settled = !last || /\s$/.test(line) || (last.option.type === Kind.String && !last.option.autocomplete)
  const items = settled || values.length === 0 ? [...values, ...optionsLeft(typed, line)] : values
  return { items: items.slice(0, mostShown), complete }
}

function commandsLike(line: string, commands: readonly Command[]): readonly Suggestion[] {
  const wanted = line.slice(1).trimStart().toLowerCase()
  return commands
    .flatMap((command) => flattened(command.name, command.description, command.options ?? []))
    .filter(({ label }) => label.slice(1).includes(wanted.trimEnd()))
    .sort((a, b) => Number(b.label.startsWith(`/${wanted}`)) - Number(a.label.startsWith(`/${wanted}`)))
    .slice(0, mostShown)
}

/** A command, or each of its sub-commands in its place, as Discord lists them. */
function flattened(name: string, description: string, options: readonly OptionBody[]): readonly Suggestion[] {
  const subs = options.filter(({ type }) => type === Kind.Subcommand || type === Kind.SubcommandGroup)
  if (subs.length === 0) return [{ label: `/${name}`, detail: description, line: `/${name} ` }]
  return subs.flatMap((sub) => flattened(`${name} ${sub.name}`, sub.description, sub.options ?? []))
}

const isGiven = ({ given }: Typed, name: string) => given.some(({ option }) => option.name === name)

/** The options that were not given; a word begun at the end of the line narrows them down, if it begins one. */
function optionsLeft(typed: Typed, line: string): readonly Suggestion[] {
  const left = typed.options.filter(({ name }) => !isGiven(typed, name))
  const begun = /\s(\S+)$/.exec(line)?.[1] ?? ''
  const narrowed = begun ? left.filter(({ name }) => name.startsWith(begun)) : left
  const meant = typed.given.length === 0 && begun ? narrowed : narrowed.length > 0 ? narrowed : left
  const before = narrowed.length > 0 && begun ? line.slice(0, -begun.length) : line.replace(/\s*$/, ' ')
  return meant.map(({ name, description, required }) => ({
    label: name,
    detail: required ? `${description} (required)` : description,
    line: `${before}${name}:`,
  }))
}

async function valuesOf(
  people: People,
  seat: Seat,
  typed: Typed,
  line: string,
  picked: Picked,
): Promise<readonly Suggestion[]> {
  const last = typed.given.at(-1)
  if (!last) return []
  const { option, text } = last
  const value = (label: string, detail = ''): Suggestion => ({ label, detail, line: withValue(line, option, label) })
  const like = (labels: readonly string[]) =>
    labels
      .filter((label) => label.toLowerCase().includes(text.toLowerCase()) && label !== text)
      .map((one) => value(one))
  if (picked[option.name]?.name === text) return []
  if (option.autocomplete) return choicesFor(people, seat, line, option, picked)
  if (option.choices?.length) return like(option.choices.map(({ name }) => name))
  if (option.type === Kind.Boolean) return like(['True', 'False'])
  if (option.type === Kind.Channel) return like((seat.place.guild?.channels ?? []).map(({ name }) => `#${name}`))
  if (option.type === Kind.Role) return like(roleNames(seat))
  if (option.type === Kind.User) return like(people.everyone.map(({ name }) => `@${name}`))
  if (option.type === Kind.Attachment && text === '') {
    return [{ ...value('Choose a file…', 'or drop one on the page'), line, file: option.name }]
  }
  return []
}

const roleNames = ({ place }: Seat): readonly string[] =>
  (place.guild ? rolesOf(place.guild) : []).map(({ name }) => (name === '@everyone' ? name : `@${name}`))

async function choicesFor(
  people: People,
  seat: Seat,
  line: string,
  option: OptionBody,
  picked: Picked,
): Promise<readonly Suggestion[]> {
  const outcome = await people.autocomplete(seat, line, picked).outcome
  if (outcome.kind !== 'choices') return []
  return outcome.choices.map(({ name, value }) => ({
    label: name,
    detail: '',
    line: withValue(line, option, name),
    picked: { option: option.name, name, value },
  }))
}

const withValue = (line: string, { name }: OptionBody, value: string) =>
  `${line.slice(0, line.lastIndexOf(`${name}:`))}${name}:${value} `
