import type { GuildStudy, StudyRound } from '../../store/study.ts'
import { UserError } from '../../user-error.ts'
import type { Clock } from '../clock.ts'
import { type LiveRound, LiveRounds } from './live-rounds.ts'
import { isAlone, type RoundEnd, type RoundRecord, type Stage } from './record.ts'
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
  readonly #rounds: LiveRounds
  #stage: Stage | null = null

  constructor(options: ConductorOptions) {
    this.#options = options
    this.#rounds = new LiveRounds({ studyOf: options.studyOf, now: () => options.clock.now() })
  }

  /** Takes the stage, and goes on with the rounds that were under way in these guilds. */
  async resume(stage: Stage, guilds: readonly string[]): Promise<void> {
    this.#stage = stage
    for (const guild of guilds) {
      for (const stored of await this.#study(guild).openRounds()) {
        if (isAlone(stored.channel)) await this.#tidy(guild, stored)
        else {
          const live = await this.#rounds.adopt(guild, stored)
          if (live) await this.#rounds.act(live, () => this.#goOn(live)).catch(this.#options.onError)
        }
      }
    }
  }

  /** Starts a round; null where one goes on in its channel. Throws UserError where the stage cannot be reached. */
  async begin(guild: string, record: RoundRecord): Promise<RoundRecord | null> {
    const { round, channel } = record
    const startedAt = new Date(round.openedAt).toISOString()
    if (!(await this.#study(guild).start({ id: round.id, channel, startedAt, body: record }))) return null
    const live = this.#rounds.keep(guild, record)
    return this.#rounds.act(live, async () => {
      try {
        await this.#show(live, null)
      } catch (error) {
        await this.#rounds.close(live, 'unreachable')
        throw error
      }
      this.#arm(live)
      return live.record
    })
  }

  /** Takes a member's answer, if it is in time: the time is that of the call. */
  async press(guild: string, id: string, press: Press): Promise<Pressed> {
    const now = this.#options.clock.now()
    const live = await this.#rounds.find(guild, id)
    if (!live) return { outcome: 'over', end: await this.#rounds.endOf(guild, id) }
    return this.#rounds.act(live, async () => {
      const { round } = live.record
      if (round.settings.alone && press.member !== round.host) throw notYours()
      if (round.phase === 'over') return { outcome: 'over' as const, end: await this.#rounds.endOf(guild, id) }
      const { state, outcome } = answer(round, press, now)
      if (outcome === 'noted') await this.#rounds.save(live, { round: state })
      if (round.settings.alone && (await this.#settle(live, now)) && isLast(live.record.round)) {
        await this.#rounds.close(live, 'finished')
      }
      if (round.settings.alone) this.#arm(live)
      return { outcome, record: live.record }
    })
  }

  /**
   * Opens the next question after the one with this index. Returns the round as it was before and as it is; null where
   * it has moved on already. Throws UserError for who does not play.
   */
  async next(guild: string, id: string, question: number, by: Actor): Promise<Moved | null> {
    const live = await this.#rounds.find(guild, id)
    if (!live) return null
    return this.#rounds.act(live, async () => {
      const before = live.record.round
      if (before.settings.alone && by.member !== before.host) throw notYours()
      const plays = by.member === before.host || by.moderator || Object.hasOwn(before.tallies, by.member)
      if (!plays) throw new UserError('quiz.not-playing', 'Only those who play can go on to the next question.')
      if (before.at !== question || before.phase !== 'shown') return null
      const round = nextQuestion(before, this.#options.clock.now())
      const message = await this.#draw({ ...live.record, round }, null)
      await this.#rounds.save(live, { round, message })
      this.#arm(live)
      return { before, after: live.record }
    })
  }

  /** Ends the round of a channel; null where none goes on. Throws UserError for who may not. */
  async stop(guild: string, channel: string, by: Actor): Promise<RoundRecord | null> {
    const open = await this.#study(guild).openIn(channel)
    const live = open && (await this.#rounds.find(guild, open.id))
    if (!live) return null
    return this.#rounds.act(live, async () => {
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
    this.#rounds.drop(guild, open.id)
    await this.#rounds.end(guild, open.id, 'replaced')
  }

  /** Takes a member out of the rounds that go on. */
  async forget(guild: string, member: string): Promise<void> {
    for (const { id, channel } of await this.#study(guild).openRounds()) {
      // In another's quiz alone there is nobody else.
      const live = isAlone(channel) ? null : await this.#rounds.find(guild, id)
      if (!live) continue
      await this.#rounds.act(live, () => this.#rounds.save(live, { round: withoutMember(live.record.round, member) }))
    }
  }

  /** Lets what is being done come to its end, and does nothing more. */
  async pause(): Promise<void> {
    await this.#rounds.clear()
    this.#stage = null
  }

  /** After a restart: a question whose time ran out is open again, and the message shows how things stand. */
  async #goOn(live: LiveRound): Promise<void> {
    const round = resumeRound(live.record.round, this.#options.clock.now())
    if (round !== live.record.round) await this.#rounds.save(live, { round })
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
    await this.#rounds.close(live, end, round)
  }

  /** Shows the question again in its message. False, and the round is over, where the stage is out of reach. */
  async #redraw(live: LiveRound): Promise<boolean> {
    try {
      await this.#show(live, live.record.message)
      return true
    } catch (error) {
      this.#options.onError(error)
      if (!(error instanceof UserError)) return true
      await this.#rounds.close(live, 'unreachable')
      return false
    }
  }

  async #show(live: LiveRound, message: string | null): Promise<void> {
    const shown = await this.#draw(live.record, message)
    if (shown !== live.record.message) await this.#rounds.save(live, { message: shown })
  }

  /** Draws the question at hand; the id of the message that shows it. Rounds that are played alone are drawn by answers. */
  async #draw({ round, channel, locale }: RoundRecord, message: string | null): Promise<string | null> {
    if (round.settings.alone || !this.#stage) return message
    return this.#stage.show(channel, message, { kind: 'question', round, locale })
  }

  #arm(live: LiveRound): void {
    live.cancel()
    const { round } = live.record
    const { clock, onError } = this.#options
    if (round.phase === 'over') return
    if (round.settings.alone) {
      live.cancel = clock.after(IDLE, () => this.#rounds.drop(live.guild, round.id))
      return
    }
    const wait = round.phase === 'open' ? deadline(round) - clock.now() : IDLE
    if (!Number.isFinite(wait)) return
    live.cancel = clock.after(Math.max(0, wait), () => {
      if (this.#rounds.has(live)) this.#rounds.act(live, () => this.#onTime(live)).catch(onError)
    })
  }

  /** Ends what a member has left lying for a day. */
  async #tidy(guild: string, { id, startedAt }: StudyRound): Promise<void> {
    if (this.#options.clock.now() - Date.parse(startedAt) > DAY) await this.#rounds.end(guild, id, 'idle')
  }

  #study(guild: string): GuildStudy {
    return this.#options.studyOf(guild)
  }
}

const isLast = ({ at, questions }: RoundState): boolean => at + 1 >= questions.length

function notYours(): UserError {
  return new UserError('quiz.not-yours', 'This quiz is another member’s. Start your own with /quiz start alone:true.')
}
