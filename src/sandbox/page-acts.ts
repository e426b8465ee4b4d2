import { z } from 'zod'
import type { Discord } from './discord.ts'
import type { Interaction } from './interactions.ts'
import { InputError } from './option-values.ts'
import type { People, Seat } from './people.ts'

const picked = z.record(z.string(), z.strictObject({ name: z.string(), value: z.union([z.string(), z.number()]) }))
const seat = { person: z.string(), channel: z.string() }
const fileIds = z.record(z.string(), z.string())
const filled = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]))

/** What the page asks for, each on behalf of a person in a channel. */
export const requests = {
  suggest: z.strictObject({ ...seat, line: z.string().max(8000), picked }),
  act: z.discriminatedUnion('act', [
    z.strictObject({ ...seat, act: z.literal('command'), line: z.string().max(8000), picked, files: fileIds }),
    z.strictObject({ ...seat, act: z.literal('say'), text: z.string().max(2000), files: z.array(z.string()) }),
    z.strictObject({
      ...seat,
      act: z.literal('use'),
      message: z.string(),
      customId: z.string(),
      values: z.array(z.string()).optional(),
    }),
    z.strictObject({ ...seat, act: z.literal('submit'), interaction: z.string(), values: filled }),
    z.strictObject({ ...seat, act: z.literal('menu'), message: z.string(), name: z.string() }),
    z.strictObject({ ...seat, act: z.literal('dismiss'), message: z.string() }),
  ]),
} as const

export type Act = z.infer<typeof requests.act>

/** The seat that a request names. Throws an InputError where there is no such person or channel. */
export function seatOf({ world }: Discord, personId: string, channelId: string): Seat {
  const person = world.person(personId)
  const place = world.place(channelId)
  if (!person || !place || !world.isIn(person, place)) throw new InputError('There is no such person in this channel.')
  return { person, place }
}

/** Does what a person did on the page; returns the interaction that came of it, if any. Throws InputErrors. */
export function perform(act: Act, at: Seat, people: People, { files }: Discord): Interaction | null {
  const known = (id: string) => {
    const attachment = people.uploaded(id)
    if (!attachment) throw new InputError('There is no such file any more: choose it again.')
    return attachment
  }
  switch (act.act) {
    case 'command': {
      const attached = Object.entries(act.files).map(([option, id]) => [option, known(id)])
      return people.command(at, act.line, { picked: act.picked, files: Object.fromEntries(attached) })
    }
    case 'say': {
      people.post(
        at,
        act.text,
        act.files.flatMap((id) => files.get(known(id).id) ?? []),
      )
      return null
    }
    case 'use':
      return people.use(at, act.message, act.customId, act.values)
    case 'submit':
      return people.submit(at, act.interaction, act.values)
    case 'menu':
      return people.messageMenu(at, act.name, act.message)
    case 'dismiss':
      people.dismiss(at, act.message)
      return null
  }
}
