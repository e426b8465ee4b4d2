import { ComponentType, MessageFlags } from 'discord.js'
import { walk } from '../../src/sandbox/components.ts'
import type { Upload } from '../../src/sandbox/files.ts'
import { forgeCommand, forgeModal, forgePress } from '../../src/sandbox/forgery.ts'
import type { Interaction, Outcome } from '../../src/sandbox/interactions.ts'
import type { Message } from '../../src/sandbox/messages.ts'
import type { ModalValues } from '../../src/sandbox/modal-values.ts'
import type { SentOption } from '../../src/sandbox/option-values.ts'
import type { Picked, Seat } from '../../src/sandbox/people.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'

/**
 * A person at their Discord app, for tests that read as what they do:
 *
 *     const ana = member(sandbox, 'Ana', 'general')
 *     await ana.picks('/who-said speaker:Lav', 'Sergei Lavrov')
 *     await ana.presses('Context')
 *     expect(ana.text()).toContain('…')
 *
 * Each act waits for the bot's answer and throws where there is none or Discord refused it.
 */
export class Member {
  readonly #sandbox: Sandbox
  readonly seat: Seat
  #picked: Picked = {}
  #answer: string | null = null
  #modal: (Outcome & { kind: 'modal' }) | null = null

  constructor(sandbox: Sandbox, seat: Seat) {
    this.#sandbox = sandbox
    this.seat = seat
  }

  /** Sends a command line. */
  async types(line: string, files: Readonly<Record<string, Upload>> = {}): Promise<Outcome> {
    const uploaded = Object.entries(files).map(([option, file]) => [option, this.#people.upload(this.seat, file)])
    const along = { picked: this.#picked, files: Object.fromEntries(uploaded) }
    this.#picked = {}
    return this.#await(this.#people.command(this.seat, line, along))
  }

  /** The names of the choices offered for the option that stands last in the line. */
  async choices(line: string): Promise<readonly string[]> {
    return (await this.#choices(line)).map(({ name }) => name)
  }

  /** Completes the line's last option with the first choice whose name holds `name`, and sends it. */
  async picks(line: string, name: string): Promise<Outcome> {
    const choices = await this.#choices(line)
    const choice = choices.find((one) => one.name.includes(name))
    const option = this.#people.read(this.seat, line)?.given.at(-1)?.option.name
    if (!choice || !option) throw new Error(`Not offered: ${name}, but ${choices.map((one) => one.name).join(', ')}`)
    this.#picked = { ...this.#picked, [option]: choice }
    return this.types(`${line.slice(0, line.lastIndexOf(`${option}:`))}${option}:${choice.name}`)
  }

  /** Presses the button with this label, in the last answer or in the given message. */
  async presses(label: string, message: Message = this.answer()): Promise<Outcome> {
    for (const { component } of walk(message.components)) {
      if (component.type !== ComponentType.Button || !('custom_id' in component)) continue
      const name = component.label ?? component.emoji?.name
      if (name === label) return this.#await(this.#people.use(this.seat, message.id, component.custom_id))
    }
    throw new Error(`No button ${label}, but: ${buttonsOf(message).join(', ')}`)
  }

  /** Presses the button that stands beside a text. */
  async pressesBeside(text: string, label: string, message: Message = this.answer()): Promise<Outcome> {
    for (const { component } of walk(message.components)) {
      if (component.type !== ComponentType.Section || !('custom_id' in component.accessory)) continue
      const { accessory } = component
      if (!component.components.some(({ content }) => content.includes(text)) || accessory.label !== label) continue
      return this.#await(this.#people.use(this.seat, message.id, accessory.custom_id))
    }
    throw new Error(`No button ${label} beside “${text}”`)
  }

  /** The labels of the buttons of the last answer. */
  buttons(): readonly string[] {
    return buttonsOf(this.answer())
  }

  /** The id of the button with this label in the last answer. */
  customIdOf(label: string): string {
    for (const { component } of walk(this.answer().components)) {
      if (component.type === ComponentType.Button && 'custom_id' in component && component.label === label) {
        return component.custom_id
      }
    }
    throw new Error(`No button ${label}, but: ${this.buttons().join(', ')}`)
  }

  /** The value of the option with this label in a select of the open modal. */
  optionOf(field: string, label: string): string {
    for (const { component } of walk(this.modal.components)) {
      if (component.type !== ComponentType.StringSelect || component.custom_id !== field) continue
      const option = component.options.find((one) => one.label === label)
      if (option) return option.value
    }
    throw new Error(`The form offers no ${label} for ${field}`)
  }

  /** The last message before this one that holds a text. */
  earlier(text: string): Message {
    const found = this.messages().findLast((message) => textOf(message).includes(text))
    if (!found) throw new Error(`No message holds ${text}`)
    return found
  }

  /** Chooses the options with these labels in the select that has them. */
  async chooses(labels: readonly string[], message: Message = this.answer()): Promise<Outcome> {
    for (const { component } of walk(message.components)) {
      if (component.type !== ComponentType.StringSelect) continue
      const chosen = component.options.filter(({ label }) => labels.includes(label)).map(({ value }) => value)
      if (chosen.length !== labels.length) continue
      return this.#await(this.#people.use(this.seat, message.id, component.custom_id, chosen))
    }
    throw new Error(`No select offers ${labels.join(', ')}`)
  }

  /** Fills in and sends the modal that the last act opened: custom id to what is filled in, files to upload. */
  async submits(values: ModalValues, files: Readonly<Record<string, readonly Upload[]>> = {}): Promise<Outcome> {
    if (!this.#modal) throw new Error('No modal is open')
    const uploaded = Object.entries(files).map(([field, list]) => [
      field,
      list.map((file) => this.#people.upload(this.seat, file).id),
    ])
    const { interactionId } = this.#modal
    this.#modal = null
    return this.#await(this.#people.submit(this.seat, interactionId, { ...values, ...Object.fromEntries(uploaded) }))
  }

  /** Uses an entry of a message's menu. */
  async usesMenu(name: string, message: Message): Promise<Outcome> {
    return this.#await(this.#people.messageMenu(this.seat, name, message.id))
  }

  /** Sends a press of a custom id that no message offers, as a client of one's own could. */
  async forges(customId: string, message: Message = this.answer()): Promise<Outcome> {
    return this.#await(this.#people.forge(this.seat, message.id, customId))
  }

  /** Sends a filled-in form of a custom id that was never opened. */
  async forgesModal(customId: string, fields: Readonly<Record<string, string>>): Promise<Outcome> {
    return this.#await(forgeModal(this.#sandbox.discord, this.seat, customId, fields))
  }

  /** Chooses or presses what no message offers, under a message that all see. */
  async forgesChoice(customId: string, values: readonly string[] | null): Promise<Outcome> {
    return this.#await(forgePress(this.#sandbox.discord, this.seat, customId, values))
  }

  /** Sends a command that is not offered; or asks for the choices of its option that has the focus. */
  async forgesCommand(name: string, subcommand: string | null, options: readonly SentOption[] = []): Promise<Outcome> {
    return this.#await(forgeCommand(this.#sandbox.discord, this.seat, { name, subcommand, options }))
  }

  /** Posts an ordinary message. */
  says(content: string, files: readonly Upload[] = []): Message {
    return this.#people.post(this.seat, content, files)
  }

  /** The modal that the last act opened. */
  get modal() {
    if (!this.#modal) throw new Error('No modal is open')
    return this.#modal.modal
  }

  /** The last answer, as it stands now. */
  answer(): Message {
    const posted = this.#answer === null ? undefined : this.#sandbox.discord.messages.find(this.#answer)
    if (!posted) throw new Error('There is no answer')
    return posted.message
  }

  /** Everything that can be read in a message: its text, embeds, components' texts and labels. */
  text(message: Message = this.answer()): string {
    return textOf(message)
  }

  /** The messages of the channel that this person sees, oldest first. */
  messages(): readonly Message[] {
    return this.#sandbox.discord.messages.in(this.seat.place.channelId, this.seat.person.id)
  }

  /** Waits until a message that this person sees holds the text, and takes it for the last answer. */
  sees(text: string): Promise<Message> {
    const look = () => this.messages().find((message) => textOf(message).includes(text))
    return new Promise((resolve) => {
      const check = () => {
        const found = look()
        if (!found) return
        stop()
        this.#answer = found.id
        resolve(found)
      }
      const stop = this.#sandbox.watch(() => check())
      check()
    })
  }

  /** Waits until the bot has said that its answer is on its way. */
  thinking(): Promise<void> {
    const isThinking = () => this.messages().some(({ flags }) => (flags & MessageFlags.Loading) !== 0)
    return new Promise((resolve) => {
      const check = () => {
        if (!isThinking()) return
        stop()
        resolve()
      }
      const stop = this.#sandbox.watch(() => check())
      check()
    })
  }

  get #people() {
    return this.#sandbox.people
  }

  async #choices(line: string) {
    const outcome = await this.#people.autocomplete(this.seat, line, this.#picked).outcome
    if (outcome.kind !== 'choices') throw new Error(`No choices: ${describe(outcome)}`)
    return outcome.choices
  }

  async #await(interaction: Interaction): Promise<Outcome> {
    const outcome = await interaction.outcome
    if (outcome.kind === 'failed' || outcome.kind === 'refused') throw new Error(describe(outcome))
    if (outcome.kind === 'message' || outcome.kind === 'update') this.#answer = outcome.messageId
    if (outcome.kind === 'modal') this.#modal = outcome
    return outcome
  }
}

/** A person in a channel of a server; without a channel, in direct messages with the bot. */
export const member = (sandbox: Sandbox, person: string, channel?: string, guild?: string): Member =>
  new Member(sandbox, sandbox.seat(person, channel, guild))

/** The labels of a message's buttons, in order. */
export function buttonsOf(message: Message): readonly string[] {
  return [...walk(message.components)].flatMap(({ component }) =>
    component.type === ComponentType.Button && 'label' in component ? [component.label ?? ''] : [],
  )
}

function describe(outcome: Outcome): string {
  if (outcome.kind === 'failed') return 'The application did not respond.'
  if (outcome.kind === 'refused') return `Discord refused the answer: ${JSON.stringify(outcome.error)}`
  return outcome.kind
}

function textOf({ content, embeds, components }: Message): string {
  const ofEmbeds = embeds.flatMap(({ title, description, fields, footer }) => [
    title,
    description,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ])
  const ofComponents = [...walk(components)].flatMap(({ component }) => {
    if (component.type === ComponentType.TextDisplay) return [component.content]
    if ('options' in component) return component.options.map(({ label }) => label)
    return 'label' in component ? [component.label] : []
  })
  return [content, ...ofEmbeds, ...ofComponents].filter(Boolean).join('\n')
}
