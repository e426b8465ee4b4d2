import { ApplicationCommandType } from 'discord.js'
import { type Complaint, invalidForm, refusal } from './api-error.ts'
import { type CommandBody, complaintsAboutCommand, type OptionBody } from './rules/command.ts'
import { complaintsAbout } from './rules/schema.ts'

/** A registered command, as Discord gives it back. */
export interface Command {
  readonly id: string
  readonly application_id: string
  readonly guild_id?: string
  readonly version: string
  readonly type: ApplicationCommandType
  readonly name: string
  readonly description: string
  readonly options?: readonly OptionBody[]
  readonly default_member_permissions: string | null
  readonly contexts: readonly number[] | null
  readonly integration_types: readonly number[]
  readonly nsfw: boolean
  readonly dm_permission: boolean
}

const mostOf: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
}

/** The commands that the bot has registered, for everywhere or for one server. */
export class Commands {
  readonly #applicationId: string
  readonly #newId: () => string
  #commands: readonly Command[] = []

  constructor(applicationId: string, newId: () => string) {
    this.#applicationId = applicationId
    this.#newId = newId
  }

  /** Registered for a server; or, without one, for everywhere. */
  list(guildId?: string): readonly Command[] {
    return this.#commands.filter((command) => command.guild_id === guildId)
  }

  get(id: string, guildId?: string): Command {
    const command = this.list(guildId).find((one) => one.id === id)
    if (!command) throw refusal.unknownCommand()
    return command
  }

  /** Registers one, in the place of one of the same name and type. */
  put(body: unknown, guildId?: string): Command {
    const command = this.#made(accepted(body, 'ApplicationCommandCreateRequest', []), guildId)
    this.#replace([...this.list(guildId).filter(({ id }) => id !== command.id), command], guildId)
    return command
  }

  change(id: string, body: unknown, guildId?: string): Command {
    const current = this.get(id, guildId)
    refuse(formComplaints(body, 'ApplicationCommandPatchRequestPartial', []))
    // The schema has just said that the body has the fields of a command, none of them required.
    const changed = { ...current, ...(body as Partial<CommandBody>) }
    refuse(complaintsAboutCommand(changed))
    const command = { ...this.#made(changed, guildId), id }
    this.#replace([...this.list(guildId).filter((one) => one.id !== id), command], guildId)
    return command
  }

  remove(id: string, guildId?: string): void {
    const command = this.get(id, guildId)
    this.#commands = this.#commands.filter((one) => one !== command)
  }

  /** Registers this list and nothing else. */
  setAll(bodies: unknown, guildId?: string): readonly Command[] {
    if (!Array.isArray(bodies)) {
      throw invalidForm([{ path: [], code: 'BASE_TYPE_REQUIRED', message: 'A list of commands is wanted.' }])
    }
    const made = bodies.map((body, index) =>
      this.#made(accepted(body, 'ApplicationCommandUpdateRequest', [index]), guildId),
    )
    const repeated = made.flatMap((command, index): Complaint[] => {
      const first = made.findIndex(({ name, type }) => name === command.name && type === command.type)
      const message = 'Application command names must be unique'
      return first === index ? [] : [{ path: [index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message }]
    })
    refuse(repeated)
    this.#replace(made, guildId)
    return made
  }

  #replace(commands: readonly Command[], guildId: string | undefined): void {
    for (const [type, most] of Object.entries(mostOf)) {
      if (commands.filter((one) => one.type === Number(type)).length > most) throw refusal.tooManyCommands(most)
    }
    this.#commands = [...this.#commands.filter((one) => one.guild_id !== guildId), ...commands]
  }

  #made(body: CommandBody, guildId: string | undefined): Command {
    const type = body.type ?? ApplicationCommandType.ChatInput
    const before = this.list(guildId).find((one) => one.name === body.name && one.type === type)
    return {
      id: before?.id ?? this.#newId(),
      application_id: this.#applicationId,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
      version: this.#newId(),
      type,
      name: body.name,
      description: body.description ?? '',
      ...(type === ApplicationCommandType.ChatInput ? { options: body.options ?? [] } : {}),
      default_member_permissions: body.default_member_permissions ?? null,
      contexts: body.contexts ?? null,
      integration_types: body.integration_types ?? [0],
      nsfw: body.nsfw ?? false,
      dm_permission: body.contexts ? body.contexts.includes(1) : (body.dm_permission ?? true),
    }
  }
}

function accepted(body: unknown, schema: string, base: readonly PropertyKey[]): CommandBody {
  refuse(formComplaints(body, schema, base))
  // The schema has just said that the body is a command.
  const command = body as CommandBody
  refuse(complaintsAboutCommand(command).map((complaint) => ({ ...complaint, path: [...base, ...complaint.path] })))
  return command
}

function refuse(complaints: readonly Complaint[]): void {
  if (complaints.length > 0) throw invalidForm(complaints)
}

/**
 * Checks a command's form. Two things differ between Discord's OpenAPI document and its developer documentation, and
 * the documentation is what Discord does: permissions are a bit set in a string, and `nsfw` exists.
 */
function formComplaints(body: unknown, schema: string, base: readonly PropertyKey[]): readonly Complaint[] {
  if (typeof body !== 'object' || body === null) {
    return [{ path: base, code: 'BASE_TYPE_REQUIRED', message: 'A command is wanted.' }]
  }
  const { nsfw, ...form } = Object.fromEntries(Object.entries(body))
  const permissions = form.default_member_permissions
  if (typeof permissions === 'string' && /^\d+$/.test(permissions)) {
    form.default_member_permissions = Number(permissions)
  }
  const complaints = complaintsAbout(schema, form).map((one) => ({ ...one, path: [...base, ...one.path] }))
  const fine = nsfw === undefined || nsfw === null || typeof nsfw === 'boolean'
  if (fine) return complaints
  return [...complaints, { path: [...base, 'nsfw'], code: 'BASE_TYPE_BOOLEAN', message: 'Must be true or false.' }]
}
