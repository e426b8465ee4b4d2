import { z } from 'zod'
import { type Context, type ModalRoute, route } from '../src/bot/command.ts'
import { packState, unpackState, unreadable } from '../src/bot/component-id.ts'
import { type Message, privately, type Reply, updated } from '../src/bot/reply.ts'
import { actorFixView, partView } from '../src/bot/views/fix.ts'
import { mergeForm, nameForm } from '../src/bot/views/fix-form.ts'
import type { OwnActor } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'

const id = z.string().min(1).max(100)
const one = z.tuple([id])
const name = z.string().trim().min(1).max(200)

/** Most of those who may be the same that the form offers. */
const mostAlike = 24

/** One of the community's actors, named by id or by name, with what can be put right of it. */
export async function fixActor(typed: string, { library, asker }: Context): Promise<Message> {
  const [first] = await library.actorsNamed(typed)
  const actor = (await library.ownActor(typed)) ?? (first ? await library.ownActor(first.id) : null)
  if (!actor) {
    throw new UserError(
      'actor.unknown',
      `“${typed}” is not named in an article of this community. Choose a name from the list.`,
    )
  }
  return actorFixView(actor.header, actor.articles, null, asker.locale)
}

async function find(actor: string, { library }: Context): Promise<OwnActor> {
  const found = await library.ownActor(actor)
  if (!found) throw new UserError('actor.gone', 'This name is in no article of the community any more.')
  return found
}

async function shown(actor: string, done: string, context: Context): Promise<Message> {
  const { header, articles } = await find(actor, context)
  return actorFixView(header, articles, done, context.asker.locale)
}

/** Makes one of two: `into` stays. */
export async function mergeWith(
  actor: string,
  into: { readonly actor: string } | { readonly name: string } | null,
  context: Context,
): Promise<Reply> {
  if (into === null || !('actor' in into)) throw new UserError('actor.nobody', 'No other name was chosen or typed.')
  const { header } = await find(actor, context)
  if (!(await context.library.mergeActors(actor, into.actor, context.asker.user))) {
    throw new UserError('actor.same', `${header.name} is the same already, or the other name is gone.`)
  }
  return privately(await shown(into.actor, `${header.name} is one with this now.`, context))
}

export const actorComponents = [
  route({
    name: 'actor-name',
    answers: 'form',
    schema: one,
    async run([actor], _press, context) {
      const { header } = await find(actor, context)
      return { type: 'modal', modal: nameForm('Rename', header.name, 'actor-rename', header.id) }
    },
  }),
  route({
    name: 'actor-same',
    answers: 'form',
    schema: one,
    async run([actor], _press, context) {
      const { header } = await find(actor, context)
      const alike = await context.library.suggestOwnActors(header.name, mostAlike)
      const others = alike.filter((other) => other.id !== header.id)
      return { type: 'modal', modal: mergeForm(header, others) }
    },
  }),
  route({
    name: 'actor-two',
    answers: 'private',
    schema: one,
    async run([actor], _press, context) {
      const { header, articles } = await find(actor, context)
      if (articles.length < 2) throw new UserError('actor.one', `${header.name} is in one article only.`)
      return privately(partView(header, articles))
    },
  }),
  route({
    name: 'actor-part',
    answers: 'form',
    schema: one,
    async run([actor], { values }, context) {
      const { header } = await find(actor, context)
      const key = await packState(context.library, { actor: header.id, articles: values })
      return { type: 'modal', modal: nameForm('What is the other one called?', header.name, 'actor-split', key) }
    },
  }),
]

export const actorForms: readonly ModalRoute[] = [
  {
    name: 'actor-rename',
    async run(args, { fields }, context) {
      const key = one.safeParse(args)
      const typed = name.safeParse(fields.name)
      if (!key.success || !typed.success) throw unreadable()
      const [actor] = key.data
      const { header } = await find(actor, context)
      await context.library.renameActor(header.id, typed.data, context.asker.user)
      return updated(await shown(header.id, `${header.name} is called this now.`, context))
    },
  },
  {
    name: 'actor-split',
    async run(args, { fields }, context) {
      const key = one.safeParse(args)
      const typed = name.safeParse(fields.name)
      if (!key.success || !typed.success) throw unreadable()
      const state = z
        .object({ actor: id, articles: z.array(z.string()).min(1) })
        .safeParse(await unpackState(context.library, key.data[0]))
      if (!state.success) throw unreadable()
      const { actor, articles } = state.data
      if (!(await context.library.splitActor(actor, { articles, name: typed.data }, context.asker.user))) {
        throw new UserError('actor.gone', 'This name is in none of these articles any more.')
      }
      return updated(await shown(actor, `${typed.data} is another one now.`, context))
    },
  },
]
