import { z } from 'zod'
import { type Context, route } from '../src/bot/command.ts'
import type { CommandInvocation, Place } from '../src/bot/invocation.ts'
import { privately, type Reply, updated } from '../src/bot/reply.ts'
import { list } from '../src/bot/views/counts.ts'
import { nothingDueView, pressedView, questionView, startedView } from '../src/bot/views/quiz.ts'
import type { StatementHit, StoredArticle } from '../src/library/types.ts'
import type { QuizOptions } from '../src/study/group.ts'
import { allianceNamed, alliancesOf, kindNamed, listed } from '../src/study/questions/named.ts'
import { quotedStatements, speakersOf } from '../src/study/questions/quotations.ts'
import { CORPUS_KINDS, DIFFICULTIES } from '../src/study/questions/types.ts'
import type { Pressed } from '../src/study/rounds/conductor.ts'
import type { RoundRecord } from '../src/study/rounds/record.ts'
import { UserError } from '../src/user-error.ts'
import { findArticle } from './suggest.ts'

/** More than a quiz needs; a library may hold millions. */
const mostStatements = 2000
const usualSeconds = 20

const asked = z.object({
  alliances: z.string().max(200).optional(),
  kinds: z.string().max(200).optional(),
  number: z.int().min(1).max(50).default(10),
  seconds: z.int().min(5).max(300).optional(),
  difficulty: z.enum(DIFFICULTIES).default('normal'),
  bonus: z.boolean().default(true),
  deck: z.string().max(60).optional(),
  alone: z.boolean().optional(),
})

/** Starts a round in the channel, or alone where that is wanted or there is no channel to play in. */
export async function start({ options, place }: CommandInvocation, context: Context): Promise<Reply> {
  const { study, asker } = context
  const { alliances, kinds, number, seconds, difficulty, bonus, deck, alone } = asked.parse(options)
  const chosenKinds = listed(kinds).map(kindNamed)
  const wantsArticles = deck === undefined && (chosenKinds.length === 0 || chosenKinds.some(isOnArticles))
  const channel = alone === true ? null : channelIn(place)
  const quiz: QuizOptions = {
    ...{ number, difficulty, speedBonus: bonus, deck: deck ?? null, kinds: chosenKinds },
    seconds: seconds ?? (channel === null ? null : usualSeconds),
    alliances: listed(alliances).map((typed) => allianceNamed(study.reference, typed)),
    ...(wantsArticles ? corpusOf(await hitsOf(context)) : { statements: [] }),
  }
  const record = await study.start({ member: asker.user, locale: asker.locale, channel }, quiz)
  return channel === null ? privately(alonePage(record)) : privately(startedView(record))
}

const isOnArticles = (kind: (typeof CORPUS_KINDS)[number]): boolean => CORPUS_KINDS.includes(kind)

/** Null where there is none for a round; throws UserError where there is one and the bot may not post in it. */
function channelIn(place: Place | undefined): string | null {
  if (!place || place.lacking === null) return null
  if (place.lacking.length === 0) return place.channel
  throw new UserError(
    'quiz.permissions',
    `The bot needs ${list(place.lacking)} in this channel to play a round here. A moderator can give it that; /quiz start alone:true works without.`,
  )
}

const corpusOf = (hits: readonly StatementHit[]) => ({ statements: quotedStatements(hits), speakers: speakersOf(hits) })

async function hitsOf({ library }: Context): Promise<readonly StatementHit[]> {
  const answer = await library.whoSaid({ offset: 0, limit: mostStatements })
  return answer.kind === 'statements' ? answer.hits : []
}

const alonePage = ({ round, locale }: RoundRecord) => questionView(round, locale)

export async function stop({ place }: CommandInvocation, context: Context): Promise<Reply> {
  return privately(pressedView(await stopIn(place?.channel ?? null, context)))
}

async function stopIn(channel: string | null, { study, asker }: Context): Promise<string> {
  const record = await study.stop(channel, { member: asker.user, moderator: asker.moderator })
  if (record) return 'The round is stopped.'
  throw new UserError('quiz.none', 'There is no round to stop here. /quiz start begins one.')
}

export async function review({ options }: CommandInvocation, { study, asker }: Context): Promise<Reply> {
  const { number } = asked.pick({ number: true }).parse(options)
  const record = await study.review({ member: asker.user, locale: asker.locale }, number)
  if (record) return privately(alonePage(record))
  return privately(nothingDueView(await study.nextDue(asker.user), asker.locale))
}

/** A quiz for one member on an article: who said what in it and when, and the alliances that it names. */
async function quizOn(stored: StoredArticle, context: Context): Promise<Reply> {
  const { study, asker } = context
  const hits = await hitsOf(context)
  const names = stored.analysis.entities.flatMap(({ name, aliases }) => [name, ...aliases])
  const claimed = stored.analysis.claims.map(({ alliance }) => alliance)
  const quiz: QuizOptions = {
    ...{ number: 5, seconds: null, speedBonus: false, difficulty: 'normal', kinds: [], deck: null },
    alliances: alliancesOf(study.reference, [...claimed, ...names]),
    ...corpusOf(hits),
    asked: quotedStatements(hits.filter(({ article }) => article.id === stored.header.id)),
  }
  return privately(alonePage(await study.start({ member: asker.user, locale: asker.locale, channel: null }, quiz)))
}

const index = z.coerce.number().int().min(0).max(100)
const roundId = z.string().regex(/^[a-z0-9-]{1,40}$/)

const overWords: Readonly<Record<string, string>> = {
  unreachable:
    'This round is over: the bot may no longer write in this channel. A moderator can give it View Channel and Send Messages.',
  idle: 'This round is over: nobody went on to the next question for ten minutes.',
}

/** What a member who pressed an answer is told. */
function pressedWords(pressed: Pressed, choice: number, user: string): string {
  if (pressed.outcome === 'over') return overWords[pressed.end ?? ''] ?? 'This round is over.'
  const { round } = pressed.record
  const choices = round.questions[round.at]?.choices ?? []
  const first = round.answers[user]?.choice
  switch (pressed.outcome) {
    case 'noted':
      return `Noted: ${choices[choice]}.`
    case 'answered-before':
      return `Your first answer counts: ${choices[first ?? -1] ?? ''}.`
    case 'too-late':
    case 'not-open':
      return 'Time is up: this answer does not count.'
    case 'other-question':
      return 'That question is over: answer the one that is open.'
    case 'no-such-choice':
      return 'That is none of the answers.'
  }
}

export const playComponents = [
  route({
    name: 'quiz-answer',
    answers: 'private',
    schema: z.tuple([roundId, index, index]),
    async run([id, question, choice], _press, { study, asker }) {
      const pressed = await study.press(id, { member: asker.user, question, choice })
      return privately(pressedView(pressedWords(pressed, choice, asker.user)))
    },
  }),
  route({
    name: 'quiz-pick',
    answers: 'update',
    schema: z.tuple([roundId, index, index]),
    async run([id, question, choice], _press, { study, asker }) {
      const pressed = await study.press(id, { member: asker.user, question, choice })
      if (pressed.outcome === 'over') return privately(pressedView(pressedWords(pressed, choice, asker.user)))
      return updated(alonePage(pressed.record))
    },
  }),
  route({
    name: 'quiz-next',
    answers: 'update',
    schema: z.tuple([roundId, index]),
    async run([id, question], _press, { study, asker }) {
      const moved = await study.next(id, question, { member: asker.user, moderator: asker.moderator })
      if (!moved) return privately(pressedView('The round has gone on already.'))
      return updated(questionView(moved.before, moved.after.locale, true))
    },
  }),
  route({
    name: 'quiz-on',
    answers: 'update',
    schema: z.tuple([roundId, index]),
    async run([id, question], _press, { study, asker }) {
      const moved = await study.next(id, question, { member: asker.user, moderator: false })
      return moved ? updated(alonePage(moved.after)) : privately(pressedView('This quiz has gone on already.'))
    },
  }),
  route({
    name: 'quiz-stop',
    answers: 'update',
    schema: z.tuple([z.string().regex(/^\d{1,20}$/)]),
    run: async ([channel], _press, context) => updated(pressedView(await stopIn(channel, context))),
  }),
  route({
    name: 'quiz-article',
    answers: 'private',
    schema: z.tuple([z.string().min(1).max(200)]),
    run: async ([article], _press, context) => quizOn(await findArticle(context.library, article), context),
  }),
]
