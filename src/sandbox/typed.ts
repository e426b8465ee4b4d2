import { ApplicationCommandOptionType } from 'discord.js'
import type { Command } from './commands.ts'
import type { OptionBody } from './rules/command.ts'

export interface TypedOption {
  readonly option: OptionBody
  /** What stands after the colon, trimmed. */
  readonly text: string
}

/** A line in the message box that begins with a command. */
export interface Typed {
  readonly command: Command
  /** Names of the group and sub-command, if any, in order. */
  readonly path: readonly string[]
  /** The options that the command or sub-command has. */
  readonly options: readonly OptionBody[]
  /** Those that were typed, in that order. */
  readonly given: readonly TypedOption[]
  /** Text that stands before the first option and belongs to none. */
  readonly stray: string
}

const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType

/** Reads "/article show article:…"; null where no such command, or not all of its sub-commands, stand there. */
export function readTyped(line: string, commands: readonly Command[]): Typed | null {
  const words = /^\/(\S+)\s*([\s\S]*)$/.exec(line)
  const command = commands.find(({ name }) => name === words?.[1])
  if (!command) return null
  const path: string[] = []
  let options = command.options ?? []
  let rest = words?.[2] ?? ''
  while (options.some(({ type }) => type === Subcommand || type === SubcommandGroup)) {
    const next = /^(\S+)\s*([\s\S]*)$/.exec(rest)
    const sub = options.find(({ name }) => name === next?.[1])
    if (!sub) return null
    path.push(sub.name)
    options = sub.options ?? []
    rest = next?.[2] ?? ''
  }
  const places = placesOf(rest, options)
  const given = places.map(({ option, from }, index) => ({
    option,
    text: rest.slice(from, places[index + 1]?.start ?? rest.length).trim(),
  }))
  return { command, path, options, given, stray: rest.slice(0, places[0]?.start ?? rest.length).trim() }
}

/** Where each option's name stands with its colon; each counts once, at its first place. */
function placesOf(rest: string, options: readonly OptionBody[]) {
  return options
    .flatMap((option) => {
      const found = new RegExp(`(?:^|\\s)${RegExp.escape(option.name)}:`, 'u').exec(rest)
      return found ? [{ option, start: found.index, from: found.index + found[0].length }] : []
    })
    .sort((a, b) => a.start - b.start)
}
