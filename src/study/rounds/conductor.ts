import type { GuildStudy, StudyRound } from '../../store/study.ts'
import { UserError } from '../../user-error.ts'
import type { Clock } from '../clock.ts'
import { isAlone, type RoundEnd, type RoundRecord, roundEnd, roundRecord, type Stage } from './record.ts'
import {
  type AnswerOutcome,
  answer,
  deadline,
  nextQuestion,
  type Press,
  type RoundState,
  resumeRound,
  showAnswer,
  stopRound,
  withoutMember,
} from './rounds.ts'
import { settlementOf } from './settlement.ts'

/** A round that nobody takes on to its next question ends after ten minutes, so that its channel is free again. */
const IDLE = 600_000
/** Who plays alone may come back within a day; no question waits longer. */
const DAY = 86_400_000

export interface Actor {
  readonly member: string
  readonly moderator: boolean
}

export type Pressed =
  | { readonly outcome: AnswerOutcome; readonly record: RoundRecord }
  | { readonly outcome: 'over'; readonly end: RoundEnd | null }

export interface Moved {
  readonly before: RoundState
  readonly after: RoundRecord
}

interface LiveRound {
  readonly guild: string
  record: RoundRecord
  /** What is being done to the round; the next act waits for it. */
  work: Promise<unknown>
  cancel: () => void
}

export interface ConductorOptions {
  readonly studyOf: (guild: string) => GuildStudy
  readonly clock: Clock
  /** Told of what went wrong where no member waits for an answer. */
  readonly onError: (error: unknown) => void
}

/**
 * Drives rounds: takes presses, closes questions when their time is up, shows each step on the stage. The store has every
 * step before it is shown, so that a round goes on after a restart; acts on one round wait for each other.
 */
export class Conductor {
  readonly #options: ConductorOptions
  readonly #live = new Map<string, LiveRound>()
  #stage: Stage | null = null

  constructor(options: ConductorOptions) {
    this.#options = options
  }

  /** Takes the stage, and goes on with the rounds that were under way in these guilds. */
  async resume(stage: Stage, guilds: readonly string[]): Promise<void> {
    this.#stage = stage
    for (const guild of guilds) {
      for (const stored of await this.#study(guild).openRounds()) {
        if (isAlone(stored.channel)) await this.#tidy(guild, stored)
        else {
          const live = this.#adopt(guild, stored)
          if (live) await this.#act(live, () => this.#goOn(live)).catch(this.#options.onError)
        }
      }
    }
  }

  /** Starts a round; null where one goes on in its channel. Throws UserError where the stage cannot be reached. */
  async begin(guild: string, record: RoundRecord): Promise<RoundRecord | null> {
    const { round, channel } = record
    const startedAt = new Date(round.openedAt).toISOString()
    if (!(await this.#study(guild).start({ id: round.id, channel, startedAt, body: record }))) return null
    const live = this.#keep(guild, record)
    return this.#act(live, async () => {
      try {
        await this.#show(live, null)
      } catch (error) {
        await this.#close(live, 'unreachable')
        throw error
      }
      this.#arm(live)
      return live.record
    })
  }

  /** Takes a member's answer, if it is in time: the time is that of the call. */
  async press(guild: string, id: string, press: Press): Promise<Pressed> {
    const now = this.#options.clock.now()
    const live = await this.#find(guild, id)
    if (!live) return { outcome: 'over', end: await this.#endOf(guild, id) }
    return this.#act(live, async () => {
      const { round } = live.record
      if (round.settings.alone && press.member !== round.host) throw notYours()
      if (round.phase === 'over') return { outcome: 'over' as const, end: await this.#endOf(guild, id) }
      const { state, outcome } = answer(round, press, now)
      if (outcome === 'noted') await this.#save(live, { round: state })
      if (round.settings.alone && (await this.#settle(live, now)) && isLast(live.record.round)) {
        await this.#close(live, 'finished')
      }
      return { outcome, record: live.record }
    })
  }

  /**
   * Opens the next question after the one with this index. Returns the round as it was before and as it is; null where
   * it has moved on already. Throws UserError for who does not play.
   */
  async next(guild: string, id: string, question: number, by: Actor): Promise<Moved | null> {
    const live = await this.#find(guild, id)
    if (!live) return null
    return this.#act(live, async () => {
      const before = live.record.round
      if (before.settings.alone && by.member !== before.host) throw notYours()
      const plays = by.member === before.host || by.moderator || Object.hasOwn(before.tallies, by.member)
      if (!plays) throw new UserError('quiz.not-playing', 'Only those who play can go on to the next question.')
      if (before.at !== question || before.phase !== 'shown') return null
      const round = nextQuestion(before, this.#options.clock.now())
      const message = await this.#draw({ ...live.record, round }, null)
      await this.#save(live, { round, message })
      this.#arm(live)
      return { before, after: live.record }
    })
  }

  /** Ends the round of a channel; null where none goes on. Throws UserError for who may not. */
  async stop(guild: string, channel: string, by: Actor): Promise<RoundRecord | null> {
    const open = await this.#study(guild).openIn(channel)
    const live = open && (await this.#find(guild, open.id))
    if (!live) return null
    return this.#act(live, async () => {
      if (live.record.round.phase === 'over') return null
      const round = stopRound(live.record.round, by)
      if (!round) {
        throw new UserError('quiz.not-host', 'Only the one who started the round, or a moderator, can stop it.')
      }
      await this.#finish(live, 'stopped', round)
      return live.record
    })
  }

  /** Ends the round that a member plays alone, where one goes on, without a word. */
  async replace(guild: string, channel: string): Promise<void> {
    const open = await this.#study(guild).openIn(channel)
    if (!open) return
    this.#drop(guild, open.id)
    await this.#study(guild).end(open.id, this.#date(), { end: 'replaced' satisfies RoundEnd })
  }

  /** Takes a member out of the rounds that go on. */
  async forget(guild: string, member: string): Promise<void> {
    for (const { id } of await this.#study(guild).openRounds()) {
      const live = await this.#find(guild, id)
      if (!live) continue
      await this.#act(live, () => this.#save(live, { round: withoutMember(live.record.round, member) }))
    }
  }

  /** Lets what is being done come to its end, and does nothing more. */
  async pause(): Promise<void> {
    const under = [...this.#live.values()]
    for (const live of under) live.cancel()
    await Promise.allSettled(under.map(({ work }) => work))
    for (const live of under) live.cancel()
    this.#live.clear()
    this.#stage = null
  }

  /** After a restart: a question whose time ran out is open again, and the message shows how things stand. */
  async #goOn(live: LiveRound): Promise<void> {
    const round = resumeRound(live.record.round, this.#options.clock.now())
    if (round !== live.record.round) await this.#save(live, { round })
    await this.#showOn(live)
  }

  /** A timer has run out: that of an open question, or that of a round that nobody took on. */
  async #onTime(live: LiveRound): Promise<void> {
    const { round } = live.record
    if (round.phase === 'shown') await this.#finish(live, 'idle', { ...round, phase: 'over' })
    else if (await this.#settle(live, this.#options.clock.now())) await this.#showOn(live)
    else this.#arm(live)
  }

  /** Shows how things stand, and waits for what comes next; a round whose last answer is shown is over. */
  async #showOn(live: LiveRound): Promise<void> {
    const { round } = live.record
    this.#arm(live)
    if (!(await this.#redraw(live))) return
    if (round.phase === 'shown' && isLast(round)) await this.#finish(live, 'finished', { ...round, phase: 'over' })
  }

  /** Closes the open question if its time is up, and writes down what it brought; false where it is not. */
  async #settle(live: LiveRound, now: number): Promise<boolean> {
    const round = showAnswer(live.record.round, now)
    if (round === live.record.round) return false
    const study = this.#study(live.guild)
    const { answers, cards } = await settlementOf(round, study, now)
    const record = { ...live.record, round }
    await study.settle(round.id, record, answers, cards)
    live.record = record
    return true
  }

  /** Shows the end: the open question without its buttons, and the table. */
  async #finish(live: LiveRound, end: RoundEnd, round: RoundState): Promise<void> {
    const wasOpen = live.record.round.phase === 'open'
    live.record = { ...live.record, round }
    try {
      if (wasOpen) await this.#draw(live.record, live.record.message)
      await this.#stage?.show(live.record.channel, null, { kind: 'table', round, locale: live.record.locale, end })
    } catch (error) {
      this.#options.onError(error)
    }
    await this.#close(live, end, round)
  }

  async #close(live: LiveRound, end: RoundEnd, round: RoundState = live.record.round): Promise<void> {
    live.record = { ...live.record, round: { ...round, phase: 'over' } }
    this.#drop(live.guild, round.id)
    await this.#study(live.guild).end(round.id, this.#date(), { end })
  }

  /** Shows the question again in its message. False, and the round is over, where the stage is out of reach. */
  async #redraw(live: LiveRound): Promise<boolean> {
    try {
      await this.#show(live, live.record.message)
      return true
    } catch (error) {
      this.#options.onError(error)
      if (!(error instanceof UserError)) return true
      await this.#close(live, 'unreachable')
      return false
    }
  }

  async #show(live: LiveRound, message: string | null): Promise<void> {
    const shown = await this.#draw(live.record, message)
    if (shown !== live.record.message) await this.#save(live, { message: shown })
  }

  /** Draws the question at hand; the id of the message that shows it. Rounds that are played alone are drawn by answers. */
  async #draw({ round, channel, locale }: RoundRecord, message: string | null): Promise<string | null> {
    if (round.settings.alone || !this.#stage) return message
    return this.#stage.show(channel, message, { kind: 'question', round, locale })
  }

  async #save(live: LiveRound, change: Partial<RoundRecord>): Promise<void> {
    const record = { ...live.record, ...change }
    await this.#study(live.guild).save(record.round.id, record)
    live.record = record
  }

  #arm(live: LiveRound): void {
    live.cancel()
    const { round } = live.record
    const { clock, onError } = this.#options
    if (round.phase === 'over') return
    if (round.settings.alone) {
      live.cancel = clock.after(IDLE, () => this.#drop(live.guild, round.id))
      return
    }
    const wait = round.phase === 'open' ? deadline(round) - clock.now() : IDLE
    if (!Number.isFinite(wait)) return
    live.cancel = clock.after(Math.max(0, wait), () => {
      if (this.#live.get(keyOf(live.guild, round.id)) === live) this.#act(live, () => this.#onTime(live)).catch(onError)
    })
  }

  /** Does one thing to a round after the other. */
  #act<T>(live: LiveRound, act: () => Promise<T>): Promise<T> {
    const done = live.work.then(act, act)
    live.work = done.catch(() => {})
    return done
  }

  async #find(guild: string, id: string): Promise<LiveRound | null> {
    const known = this.#live.get(keyOf(guild, id))
    if (known) return known
    const stored = (await this.#study(guild).openRounds()).find((round) => round.id === id)
    return stored ? this.#adopt(guild, stored) : null
  }

  /** Ends what a member has left lying for a day. */
  async #tidy(guild: string, { id, startedAt }: StudyRound): Promise<void> {
    const now = this.#date()
    if (now.getTime() - Date.parse(startedAt) > DAY)
      await this.#study(guild).end(id, now, { end: 'idle' satisfies RoundEnd })
  }

  /** A round of the store; null, and it is over, where it is of another version of the program. */
  #adopt(guild: string, { id, body }: StudyRound): LiveRound | null {
    const known = this.#live.get(keyOf(guild, id))
    if (known) return known
    const record = roundRecord.safeParse(body)
    if (record.success) return this.#keep(guild, record.data)
    const over = this.#study(guild).end(id, this.#date(), { end: 'stopped' satisfies RoundEnd })
    over.catch(this.#options.onError)
    return null
  }

  #keep(guild: string, record: RoundRecord): LiveRound {
    const live: LiveRound = { guild, record, work: Promise.resolve(), cancel: () => {} }
    this.#live.set(keyOf(guild, record.round.id), live)
    if (record.round.settings.alone) this.#arm(live)
    return live
  }

  #drop(guild: string, id: string): void {
    this.#live.get(keyOf(guild, id))?.cancel()
    this.#live.delete(keyOf(guild, id))
  }

  async #endOf(guild: string, id: string): Promise<RoundEnd | null> {
    const stored = await this.#study(guild).find(id)
    const end = roundEnd.safeParse(stored?.body)
    return end.success ? end.data.end : null
  }

  #study(guild: string): GuildStudy {
    return this.#options.studyOf(guild)
  }

  #date(): Date {
    return new Date(this.#options.clock.now())
  }
}

const isLast = ({ at, questions }: RoundState): boolean => at + 1 >= questions.length
const keyOf = (guild: string, id: string): string => `${guild}/${id}`

function notYours(): UserError {
  return new UserError('quiz.not-yours', 'This quiz is another member’s. Start your own with /quiz start alone:true.')
}
