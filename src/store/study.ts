import type { Kysely, Selectable } from 'kysely'
import type { Schema, StudyAnswerTable, StudyRoundTable } from './schema.ts'

/** A round of a quiz; what is asked in it is `body`, unparsed. */
export interface StudyRound {
  readonly id: string
  readonly channel: string
  /** ISO time. */
  readonly startedAt: string
  readonly body: unknown
}

/** A member's answer to one question of a round. */
export interface StudyAnswer {
  readonly round: string
  /** 0-based, in the round. */
  readonly question: number
  readonly member: string
  /** What was asked, the same in every round. */
  readonly item: string
  readonly choice: number
  readonly correct: boolean
  readonly points: number
  /** ISO time. */
  readonly at: string
}

/** When a member is to be asked an item again; the scheduler's state is `body`, unparsed. */
export interface StudyCard {
  readonly item: string
  /** ISO time. */
  readonly due: string
  readonly body: unknown
}

/** The study groups of a guild: rounds, answers, cards and decks. */
export class GuildStudy {
  readonly #db: Kysely<Schema>
  readonly #guild: string

  constructor(db: Kysely<Schema>, guild: string) {
    this.#db = db
    this.#guild = guild
  }

  /** Starts a round; false, and nothing is written, where one goes on in its channel. */
  async start(round: StudyRound): Promise<boolean> {
    const result = await this.#db
      .insertInto('study_round')
      .values({
        guild: this.#guild,
        id: round.id,
        channel: round.channel,
        started_at: round.startedAt,
        ended_at: null,
        body: JSON.stringify(round.body),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
  }

  /** Writes down how far a round is; false where it is over. */
  async save(id: string, body: unknown): Promise<boolean> {
    return this.#update(id, { body: JSON.stringify(body) })
  }

  /** Ends a round and keeps nothing of it but `body`; false where it was over. */
  async end(id: string, at: Date, body: unknown): Promise<boolean> {
    return this.#update(id, { ended_at: at.toISOString(), body: JSON.stringify(body) })
  }

  async #update(id: string, change: { readonly body: string; readonly ended_at?: string }): Promise<boolean> {
    const result = await this.#db
      .updateTable('study_round')
      .set(change)
      .where('guild', '=', this.#guild)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /** The rounds that go on, the oldest first. */
  async openRounds(): Promise<readonly StudyRound[]> {
    const rows = await this.#db
      .selectFrom('study_round')
      .selectAll()
      .where('guild', '=', this.#guild)
      .where('ended_at', 'is', null)
      .orderBy('started_at')
      .execute()
    return rows.map(toRound)
  }

  /** A round, over or not; null where there is none. */
  async find(id: string): Promise<(StudyRound & { readonly over: boolean }) | null> {
    const row = await this.#db
      .selectFrom('study_round')
      .selectAll()
      .where('guild', '=', this.#guild)
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? { ...toRound(row), over: row.ended_at !== null } : null
  }

  /** The round that goes on in a channel; null where none does. */
  async openIn(channel: string): Promise<StudyRound | null> {
    const row = await this.#db
      .selectFrom('study_round')
      .selectAll()
      .where('guild', '=', this.#guild)
      .where('channel', '=', channel)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    return row ? toRound(row) : null
  }

  /**
   * Writes down, together or not at all, how far a round is, the answers to its question, and what became of the
   * members' cards; false, and nothing is written, where the round is over.
   */
  async settle(
    id: string,
    body: unknown,
    answers: readonly StudyAnswer[],
    cards: readonly (StudyCard & { readonly member: string })[],
  ): Promise<boolean> {
    return this.#db.transaction().execute(async (transaction) => {
      const study = new GuildStudy(transaction, this.#guild)
      if (!(await study.save(id, body))) return false
      for (const answer of answers) await study.answer(answer)
      for (const card of cards) await study.putCard(card.member, card)
      return true
    })
  }

  /** Takes an answer; false, and nothing is written, where the member answered the question before. */
  async answer(answer: StudyAnswer): Promise<boolean> {
    const result = await this.#db
      .insertInto('study_answer')
      .values({ guild: this.#guild, ...answer, correct: answer.correct ? 1 : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
  }

  /** The answers of a round, of a member, or since a day; oldest first. */
  async answers(of: {
    readonly round?: string
    readonly member?: string
    readonly since?: string
  }): Promise<readonly StudyAnswer[]> {
    let query = this.#db.selectFrom('study_answer').selectAll().where('guild', '=', this.#guild).orderBy('at')
    if (of.round !== undefined) query = query.where('round', '=', of.round)
    if (of.member !== undefined) query = query.where('member', '=', of.member)
    if (of.since !== undefined) query = query.where('at', '>=', of.since)
    return (await query.execute()).map(toAnswer)
  }

  /** Writes when a member is to be asked an item again, over what was written before. */
  async putCard(member: string, { item, due, body }: StudyCard): Promise<void> {
    const content = { due, body: JSON.stringify(body) }
    await this.#db
      .insertInto('study_card')
      .values({ guild: this.#guild, member, item, ...content })
      .onConflict((conflict) => conflict.columns(['guild', 'member', 'item']).doUpdateSet(content))
      .execute()
  }

  /** A member's cards, those due first; with `dueBy` (ISO time) only those due by then. */
  async cards(member: string, dueBy?: string): Promise<readonly StudyCard[]> {
    let query = this.#db
      .selectFrom('study_card')
      .select(['item', 'due', 'body'])
      .where('guild', '=', this.#guild)
      .where('member', '=', member)
      .orderBy('due')
      .orderBy('item')
    if (dueBy !== undefined) query = query.where('due', '<=', dueBy)
    return (await query.execute()).map(({ item, due, body }) => ({ item, due, body: JSON.parse(body) }))
  }

  /** What is kept on one item for a member; null where nothing is. */
  async card(member: string, item: string): Promise<StudyCard | null> {
    const row = await this.#db
      .selectFrom('study_card')
      .select(['item', 'due', 'body'])
      .where('guild', '=', this.#guild)
      .where('member', '=', member)
      .where('item', '=', item)
      .executeTakeFirst()
    return row ? { item: row.item, due: row.due, body: JSON.parse(row.body) } : null
  }

  /**
   * Deletes a member's answers and cards, and the rounds of the channel that is theirs alone; returns how many answers
   * and cards that were.
   */
  async forget(member: string, ownChannel: string): Promise<number> {
    return this.#db.transaction().execute(async (transaction) => {
      let deleted = 0
      for (const table of ['study_answer', 'study_card'] as const) {
        const result = await transaction
          .deleteFrom(table)
          .where('guild', '=', this.#guild)
          .where('member', '=', member)
          .executeTakeFirst()
        deleted += Number(result.numDeletedRows)
      }
      await transaction
        .deleteFrom('study_round')
        .where('guild', '=', this.#guild)
        .where('channel', '=', ownChannel)
        .execute()
      return deleted
    })
  }

  /** Writes a deck over the one of its name. */
  async putDeck(name: string, deck: unknown): Promise<void> {
    const body = JSON.stringify(deck)
    await this.#db
      .insertInto('study_deck')
      .values({ guild: this.#guild, name, body })
      .onConflict((conflict) => conflict.columns(['guild', 'name']).doUpdateSet({ body }))
      .execute()
  }

  /** The decks by name, unparsed. */
  async decks(): Promise<ReadonlyMap<string, unknown>> {
    const rows = await this.#db
      .selectFrom('study_deck')
      .select(['name', 'body'])
      .where('guild', '=', this.#guild)
      .orderBy('name')
      .execute()
    return new Map(rows.map(({ name, body }) => [name, JSON.parse(body)]))
  }

  async removeDeck(name: string): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('study_deck')
      .where('guild', '=', this.#guild)
      .where('name', '=', name)
      .executeTakeFirst()
    return result.numDeletedRows > 0n
  }
}

function toRound({ id, channel, started_at, body }: Selectable<StudyRoundTable>): StudyRound {
  return { id, channel, startedAt: started_at, body: JSON.parse(body) }
}

function toAnswer({ guild: _guild, correct, ...row }: Selectable<StudyAnswerTable>): StudyAnswer {
  return { ...row, correct: correct === 1 }
}
