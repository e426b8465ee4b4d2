import { z } from 'zod'
import { type Context, route } from '../src/bot/command.ts'
import { type CommandInvocation, noGuild } from '../src/bot/invocation.ts'
import { privately, publicly, type Reply, updated } from '../src/bot/reply.ts'
import { forgetView, forgottenView, leaderboardView, statsView } from '../src/bot/views/learner.ts'
import { fileView } from '../src/bot/views/library.ts'
import { allianceNamed } from '../src/study/questions/named.ts'
import { UserError } from '../src/user-error.ts'

const scope = z.object({ time: z.enum(['all', 'week']).default('all'), alliance: z.string().max(100).optional() })

export async function stats(_invocation: CommandInvocation, { study, asker }: Context): Promise<Reply> {
  return privately(statsView(await study.stats(asker.user), asker.locale))
}

export async function leaderboard({ options }: CommandInvocation, { study, asker }: Context): Promise<Reply> {
  const { time, alliance } = scope.parse(options)
  // Outside of servers everyone shares one place: nobody is to learn there who else plays.
  if (asker.guild === noGuild) throw new UserError('quiz.no-server', 'A leaderboard is of a server: ask for it in one.')
  const named = alliance === undefined ? null : allianceNamed(study.reference, alliance).id
  const standings = await study.leaderboard({ week: time === 'week', alliance: named })
  return publicly(leaderboardView(standings, { week: time === 'week', alliance: named, locale: asker.locale }))
}

/** Asks once more: what is deleted cannot be brought back. */
export async function forgetMe(_invocation: CommandInvocation, { study, asker }: Context): Promise<Reply> {
  const { answered, cards } = await study.stats(asker.user)
  // An answer to a question that is still open is in neither: it goes at once.
  if (answered + cards === 0) await study.forget(asker.user)
  return privately(forgetView(answered, cards, asker.locale))
}

export async function exportData(_invocation: CommandInvocation, context: Context): Promise<Reply> {
  return privately(await exportFile(context))
}

async function exportFile({ study, asker }: Context) {
  const data = Buffer.from(`${JSON.stringify(await study.export(asker.user), null, 2)}\n`)
  return fileView('Your answers and what you are learning here.', { name: 'study-data.json', data })
}

export const learnerComponents = [
  route({
    name: 'quiz-forget',
    answers: 'update',
    schema: z.tuple([]),
    run: async (_args, _press, { study, asker }) =>
      updated(forgottenView(await study.forget(asker.user), asker.locale)),
  }),
  route({
    name: 'quiz-export',
    answers: 'private',
    schema: z.tuple([]),
    run: async (_args, _press, context) => privately(await exportFile(context)),
  }),
]
