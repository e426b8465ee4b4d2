import type { GuildStudy, StudyRound } from '../../store/study.ts'
import { type RoundEnd, type RoundRecord, roundEnd, roundRecord } from './record.ts'
import type { RoundState } from './rounds.ts'

/** A round under way, in memory. */
export interface LiveRound {
  readonly guild: string
  record: RoundRecord
  /** What is being done to the round; the next act waits for it. */
  work: Promise<unknown>
  /** Stops the timer. */
  cancel: () => void
}

export interface LiveRoundsOptions {
  readonly studyOf: (guild: string) => GuildStudy
  readonly now: () => number
}

/** The rounds under way that this process drives, each as the store has it. */
export class LiveRounds {
  readonly #studyOf: LiveRoundsOptions['studyOf']
  readonly #now: LiveRoundsOptions['now']
  readonly #rounds = new Map<string, LiveRound>()

  constructor({ studyOf, now }: LiveRoundsOptions) {
    this.#studyOf = studyOf
    this.#now = now
  }

  /** Whether the round is still the one under way: not over, and not dropped from memory. */
  has(live: LiveRound): boolean {
    return this.#rounds.get(keyOf(live.guild, live.record.round.id)) === live
  }

  keep(guild: string, record: RoundRecord): LiveRound {
    const live: LiveRound = { guild, record, work: Promise.resolve(), cancel: () => {} }
    this.#rounds.set(keyOf(guild, record.round.id), live)
    return live
  }

  drop(guild: string, id: string): void {
    this.#rounds.get(keyOf(guild, id))?.cancel()
    this.#rounds.delete(keyOf(guild, id))
  }

  /** A round under way, from memory or from the store; null where it is over or was never there. */
  async find(guild: string, id: string): Promise<LiveRound | null> {
    const known = this.#rounds.get(keyOf(guild, id))
    if (known) return known
    const stored = await this.#studyOf(guild).find(id)
    return stored && !stored.over ? this.adopt(guild, stored) : null
  }

  /** A round of the store; null, and it is over, where it is of another version of the program. */
  async adopt(guild: string, { id, body }: StudyRound): Promise<LiveRound | null> {
    const known = this.#rounds.get(keyOf(guild, id))
    if (known) return known
    const record = roundRecord.safeParse(body)
    if (record.success) return this.keep(guild, record.data)
    await this.end(guild, id, 'stopped')
    return null
  }

  /** Does one thing to a round after the other. */
  act<T>(live: LiveRound, act: () => Promise<T>): Promise<T> {
    const done = live.work.then(act, act)
    live.work = done.catch(() => {})
    return done
  }

  async save(live: LiveRound, change: Partial<RoundRecord>): Promise<void> {
    const record = { ...live.record, ...change }
    await this.#studyOf(live.guild).save(record.round.id, record)
    live.record = record
  }

  /** Ends a round; its record stays as it was at the end, for who still waits for it. */
  async close(live: LiveRound, end: RoundEnd, round: RoundState = live.record.round): Promise<void> {
    live.record = { ...live.record, round: { ...round, phase: 'over' } }
    this.drop(live.guild, round.id)
    await this.end(live.guild, round.id, end)
  }

  async end(guild: string, id: string, end: RoundEnd): Promise<void> {
    await this.#studyOf(guild).end(id, new Date(this.#now()), { end })
  }

  /** Why a round is over; null where that is not known. */
  async endOf(guild: string, id: string): Promise<RoundEnd | null> {
    const stored = await this.#studyOf(guild).find(id)
    const end = roundEnd.safeParse(stored?.body)
    return end.success ? end.data.end : null
  }

  /** Lets what is being done come to its end, and forgets all rounds; the store keeps them. */
  async clear(): Promise<void> {
    const under = [...this.#rounds.values()]
    for (const live of under) live.cancel()
    await Promise.allSettled(under.map(({ work }) => work))
    for (const live of under) live.cancel()
    this.#rounds.clear()
  }
}

const keyOf = (guild: string, id: string): string => `${guild}/${id}`
