import { z } from 'zod'
import { type Context, type ModalRoute, route } from '../src/bot/command.ts'
import { packState, unpackState, unreadable } from '../src/bot/component-id.ts'
import { readPartialDate } from '../src/bot/partial-date.ts'
import { type Message, privately, type Reply, updated } from '../src/bot/reply.ts'
import {
  dismissedView,
  fixedView,
  fixListView,
  paragraphsView,
  sentencesView,
  whoseNameView,
} from '../src/bot/views/fix.ts'
import { fixForm, missedForm } from '../src/bot/views/fix-form.ts'
import type { ActorHeader, StatementCorrection, StatementHit } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'
import { mergeWith } from './article-actors.ts'
import { ownArticle } from './suggest.ts'

const id = z.string().min(1).max(100)
const offset = z.coerce.number().int().min(0).max(1_000_000)
const kind = z.enum(['direct', 'indirect', 'mixed'])

/** What the forms are filled in with. */
const filled = z.object({
  words: z.string().max(4000).default(''),
  actor: z.string().max(100).default(''),
  name: z.string().trim().max(200).default(''),
  date: z.string().trim().max(40).default(''),
  kind,
  statement: z.enum(['yes', 'no']).default('yes'),
})
type Filled = z.infer<typeof filled>

/** What is to be done with a name once it is known whom it means. */
const named = z.discriminatedUnion('to', [
  z.object({ to: z.literal('fix'), statement: id, filled }),
  z.object({ to: z.literal('add'), article: z.string(), sentence: z.number(), filled }),
  z.object({ to: z.literal('merge'), actor: id, name: z.string() }),
])
type Named = z.infer<typeof named>

/** The statements of an article, each to be put right. */
export async function fixArticle(article: string, from: number, context: Context): Promise<Message> {
  const stored = await ownArticle(article, context.library)
  const statements = await context.library.statementsOf(stored.header.id)
  return fixListView(stored, statements, from, context.asker.locale)
}

async function statementHit(statement: string, { library }: Context): Promise<StatementHit> {
  const found = await library.context(statement)
  if (!found) throw new UserError('statement.gone', 'This statement is gone: its article was removed or changed.')
  if (found.hit.article.starter) {
    throw new UserError('article.starter', 'Starter articles stay as they are; /settings turns each of them off.')
  }
  return found.hit
}

/** Puts right what differs from how the statement stands. */
async function applyFix(hit: StatementHit, wish: Filled, speaker: Speaker | null, context: Context): Promise<Reply> {
  const { library, asker } = context
  if (wish.statement === 'no') {
    await correct({ action: 'dismiss' })
    return privately(dismissedView(hit.words.join(' … ')))
  }
  const done: string[] = []
  const date = wish.date === '' ? null : readPartialDate('the date', wish.date)
  const isSame = speaker !== null && 'actor' in speaker && speaker.actor === hit.speaker?.actorId
  if (speaker && !isSame) {
    await correct({ action: 'speaker', ...speaker })
    done.push('speaker')
  }
  if (date !== hit.date.value) {
    await correct({ action: 'date', value: date })
    done.push('date')
  }
  if (wish.kind !== hit.kind) {
    await correct({ action: 'kind', kind: wish.kind })
    done.push('kind')
  }
  return privately(fixedView(await statementHit(hit.id, context), done, asker.locale))

  async function correct(correction: StatementCorrection): Promise<void> {
    if (await library.correct(hit.id, correction, asker.user)) return
    throw new UserError('statement.gone', 'This statement is gone: its article was removed or changed.')
  }
}

async function applyAddition(
  of: { readonly article: string; readonly sentence: number },
  wish: Filled,
  speaker: Speaker | null,
  { library, asker }: Context,
): Promise<Reply> {
  const stored = await ownArticle(of.article, library)
  const sentence = library.sentencesOf(stored)[of.sentence]
  if (!sentence) throw new UserError('article.changed', 'The article was changed meanwhile. Choose the sentence again.')
  const date = wish.date === '' ? null : readPartialDate('the date', wish.date)
  const missed = { words: wish.words, sentence: sentence.span, kind: wish.kind, speaker, date }
  const hit = await library.addStatement(stored.header.id, missed, asker.user)
  return privately(fixedView(hit, ['added'], asker.locale))
}

type Speaker = { readonly actor: string } | { readonly name: string }

/** Whom the form means: a typed name goes before the one chosen. Asks back where the name fits several, or none just so. */
async function withSpeaker(
  { actor, name }: Pick<Filled, 'actor' | 'name'>,
  then: Named,
  { library }: Context,
  act: (speaker: Speaker | null) => Promise<Reply>,
): Promise<Reply> {
  if (name === '') return act(actor === '' ? null : { actor })
  const candidates = await library.actorsNamed(name)
  const exact = candidates.filter((one) => isNamed(one, name))
  const [only, ...others] = exact
  if (only && others.length === 0) return act({ actor: only.id })
  if (candidates.length === 0 && then.to !== 'merge') return act({ name })
  if (candidates.length === 0) throw new UserError('actor.unknown', `There is nobody called “${name}” here.`)
  const key = await packState(library, then)
  return privately(whoseNameView(name, exact.length > 0 ? exact : candidates, key, then.to !== 'merge'))
}

const isNamed = (actor: ActorHeader, name: string): boolean =>
  actor.name.localeCompare(name.replace(/\s+/gu, ' '), undefined, { sensitivity: 'base' }) === 0

async function act(then: Named, speaker: Speaker | null, context: Context): Promise<Reply> {
  switch (then.to) {
    case 'fix':
      return applyFix(await statementHit(then.statement, context), then.filled, speaker, context)
    case 'add':
      return applyAddition(then, then.filled, speaker, context)
    case 'merge':
      return mergeWith(then.actor, speaker, context)
  }
}

export const fixComponents = [
  route({
    name: 'fix-list',
    answers: 'update',
    schema: z.tuple([z.string(), id, offset]),
    run: async ([, article, from], _press, context) => updated(await fixArticle(article, from, context)),
  }),
  route({
    name: 'fix',
    answers: 'form',
    schema: z.tuple([id]),
    async run([statement], _press, context) {
      const hit = await statementHit(statement, context)
      return { type: 'modal', modal: fixForm(hit, await context.library.actorsOf(hit.article.id)) }
    },
  }),
  route({
    name: 'missed',
    answers: 'private',
    schema: z.tuple([id, offset]),
    run: async ([article, from], _press, { library }) =>
      privately(paragraphsView(await ownArticle(article, library), from)),
  }),
  route({
    name: 'missed-page',
    answers: 'update',
    schema: z.tuple([z.string(), id, offset]),
    run: async ([, article, from], _press, { library }) =>
      updated(paragraphsView(await ownArticle(article, library), from)),
  }),
  route({
    name: 'missed-paragraph',
    answers: 'update',
    schema: z.tuple([id]),
    async run([article], { values }, { library }) {
      const paragraph = offset.catch(0).parse(values[0])
      const stored = await ownArticle(article, library)
      const sentences = library.sentencesOf(stored).map((sentence, index) => ({ sentence, index }))
      const shown = sentences.filter(({ sentence }) => sentence.paragraph === paragraph)
      if (shown.length === 0) throw unreadable()
      return updated(sentencesView(stored, shown))
    },
  }),
  route({
    name: 'missed-sentence',
    answers: 'form',
    schema: z.tuple([id]),
    async run([article], { values }, { library }) {
      const index = offset.catch(-1).parse(values[0])
      const stored = await ownArticle(article, library)
      const sentence = library.sentencesOf(stored)[index]
      if (!sentence) throw unreadable()
      const words = stored.analysis.text.slice(...sentence.span)
      const key = await packState(library, { article: stored.header.id, sentence: index })
      return { type: 'modal', modal: missedForm(words, await library.actorsOf(stored.header.id), key) }
    },
  }),
  route({
    name: 'whose-name',
    answers: 'update',
    schema: z.tuple([id]),
    async run([key], { values: [chosen = ''] }, context) {
      const then = named.safeParse(await unpackState(context.library, key))
      if (!then.success) throw unreadable()
      const name = then.data.to === 'merge' ? '' : then.data.filled.name
      const reply = await act(then.data, chosen === 'new' ? { name } : { actor: id.parse(chosen) }, context)
      return reply.type === 'message' ? updated(reply.message) : reply
    },
  }),
]

export const fixForms: readonly ModalRoute[] = [
  {
    name: 'fix-statement',
    async run(args, { fields }, context) {
      const [statement] = parsed(z.tuple([id]), args)
      const wish = parsed(filled, fields)
      const then: Named = { to: 'fix', statement, filled: wish }
      return withSpeaker(wish, then, context, (speaker) => act(then, speaker, context))
    },
  },
  {
    name: 'missed-statement',
    async run(args, { fields }, context) {
      const [key] = parsed(z.tuple([id]), args)
      const place = parsed(
        z.object({ article: z.string(), sentence: z.number() }),
        await unpackState(context.library, key),
      )
      const wish = parsed(filled, fields)
      const then: Named = { to: 'add', ...place, filled: wish }
      return withSpeaker(wish, then, context, (speaker) => act(then, speaker, context))
    },
  },
  {
    name: 'actor-merge',
    async run(args, { fields }, context) {
      const [actor] = parsed(z.tuple([id]), args)
      const wish = parsed(filled.pick({ actor: true, name: true }), fields)
      const then: Named = { to: 'merge', actor, name: wish.name }
      return withSpeaker(wish, then, context, (speaker) => act(then, speaker, context))
    },
  },
]

/** What a client sent, as it must be; anything else is not from a form of ours. */
function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (!result.success) throw unreadable()
  return result.data
}
