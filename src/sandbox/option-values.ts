import { ApplicationCommandOptionType as Kind } from 'discord.js'
import { channelOf, memberOf, rolesOf, userOf } from './api-objects.ts'
import type { Attachment } from './files.ts'
import type { OptionBody } from './rules/command.ts'
import type { TypedOption } from './typed.ts'
import { type Place, permissionsIn, type World } from './world.ts'

/** Something that the Discord app would not let a person send; the message says why. */
export class InputError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'InputError'
  }
}

export interface SentOption {
  readonly name: string
  readonly type: Kind
  readonly value: string | number | boolean
  readonly focused?: true
}

/** What an interaction carries about the ids in its options. */
export interface Resolved {
  users?: Record<string, object>
  members?: Record<string, object>
  channels?: Record<string, object>
  roles?: Record<string, object>
  attachments?: Record<string, object>
  messages?: Record<string, object>
}

interface Around {
  readonly world: World
  readonly place: Place
  /** What was picked from the choices: option name to the choice's name and value. */
  readonly picked: Readonly<Record<string, { readonly name: string; readonly value: string | number }>>
  /** Files that were dropped on an option, by its name. */
  readonly files: Readonly<Record<string, Attachment>>
  readonly resolved: Resolved
}

/** The options as the app sends them. Throws InputErrors for values that it would not take. */
export function optionValues(given: readonly TypedOption[], around: Around): readonly SentOption[] {
  return given.map(({ option, text }) => ({
    name: option.name,
    type: option.type,
    value: checked(option, readValue(option, text, around)),
  }))
}

/** The options of an unfinished line: raw texts, the last one being typed. */
export function focusedValues(given: readonly TypedOption[], around: Around): readonly SentOption[] {
  return given.map(({ option, text }, index) => {
    const { name, type } = option
    if (index === given.length - 1) return { name, type, value: text, focused: true }
    return { name, type, value: readValue(option, text, around) }
  })
}

export function missing(options: readonly OptionBody[], given: readonly TypedOption[]): readonly string[] {
  return options
    .filter(({ required, name }) => required && !given.some(({ option }) => option.name === name))
    .map(({ name }) => name)
}

function readValue(option: OptionBody, text: string, around: Around): string | number | boolean {
  const picked = around.picked[option.name]
  if (picked && picked.name === text) return picked.value
  if (option.choices?.length) {
    const choice = option.choices.find(({ name, value }) => name === text || String(value) === text)
    if (!choice)
      throw new InputError(`${option.name}: choose one of ${option.choices.map(({ name }) => name).join(', ')}.`)
    return choice.value
  }
  switch (option.type) {
    case Kind.Integer:
    case Kind.Number: {
      const value = Number(text)
      const fits = option.type === Kind.Integer ? Number.isSafeInteger(value) : Number.isFinite(value)
      if (text === '' || !fits) throw new InputError(`${option.name}: a number is wanted.`)
      return value
    }
    case Kind.Boolean:
      if (!/^(true|false)$/i.test(text)) throw new InputError(`${option.name}: True or False.`)
      return text.toLowerCase() === 'true'
    case Kind.User:
    case Kind.Mentionable:
      return userNamed(option, text.replace(/^@/, ''), around)
    case Kind.Role:
      return roleNamed(option, text.replace(/^@(?!everyone$)/, ''), around)
    case Kind.Channel:
      return channelNamed(option, text.replace(/^#/, ''), around)
    case Kind.Attachment:
      return fileFor(option, around)
    default:
      return text
  }
}

function checked(option: OptionBody, value: string | number | boolean) {
  const wrong = (what: string) => new InputError(`${option.name}: ${what}.`)
  if (typeof value === 'string' && option.type === Kind.String) {
    if (value.length < (option.min_length ?? 0)) throw wrong(`at least ${option.min_length} characters`)
    if (value.length > (option.max_length ?? 6000)) throw wrong(`at most ${option.max_length ?? 6000} characters`)
    if (value === '') throw wrong('a value is wanted')
  }
  if (typeof value === 'number') {
    if (value < (option.min_value ?? -Infinity)) throw wrong(`at least ${option.min_value}`)
    if (value > (option.max_value ?? Infinity)) throw wrong(`at most ${option.max_value}`)
  }
  return value
}

function userNamed({ name }: OptionBody, text: string, { world, place, resolved }: Around): string {
  const person = world.person(text)
  if (!person) throw new InputError(`${name}: there is nobody called ${text}.`)
  resolved.users = { ...resolved.users, [person.id]: userOf(person) }
  if (place.guild && place.guild.id in person.guilds) {
    const { user: _, ...member } = memberOf(person, place.guild)
    const permissions = String(permissionsIn(person, place.guild))
    resolved.members = { ...resolved.members, [person.id]: { ...member, permissions } }
  }
  return person.id
}

function roleNamed({ name }: OptionBody, text: string, { place, resolved }: Around): string {
  const roles = place.guild ? rolesOf(place.guild) : []
  const found = roles.find((role) => role.name === text || role.id === text)
  if (!found) throw new InputError(`${name}: there is no role called ${text}.`)
  resolved.roles = { ...resolved.roles, [found.id]: found }
  return found.id
}

function channelNamed({ name }: OptionBody, text: string, { world, place, resolved }: Around): string {
  const found = place.guild?.channels.find((channel) => channel.name === text || channel.id === text)
  const there = found && world.place(found.id)
  if (!there) throw new InputError(`${name}: there is no channel called ${text}.`)
  resolved.channels = { ...resolved.channels, [found.id]: { ...channelOf(there, world), permissions: '0' } }
  return found.id
}

function fileFor({ name }: OptionBody, { files, resolved }: Around): string {
  const file = files[name]
  if (!file) throw new InputError(`${name}: drop a file here.`)
  resolved.attachments = { ...resolved.attachments, [file.id]: file }
  return file.id
}
