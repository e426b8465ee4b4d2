import { randomBytes } from 'node:crypto'
import type { Alliance, Reference } from '../alliances/types.ts'
import type { GuildStudy } from '../store/study.ts'
import { UserError } from '../user-error.ts'
import type { Clock } from './clock.ts'
import { deckQuestion, readDeck, storedDeck } from './decks/decks.ts'
import { makeQuestions } from './questions/questions.ts'
import { seededRandom, shuffled } from './questions/random.ts'
import type { Difficulty, Question, QuestionKind, QuotedStatement } from './questions/types.ts'
import { dueCards, dueForecast, type ReviewCard, reviewCard } from './review/review.ts'
import type { Actor, Conductor, Moved, Pressed } from './rounds/conductor.ts'
import { channelOf, type RoundRecord } from './rounds/record.ts'
import { type Press, startRound } from './rounds/rounds.ts'
import {
  type Accuracy,
  type AnswerRecord,
  accuracyByAlliance,
  answerRecord,
  leaderboard,
  type Standing,
  weekOf,
} from './standings.ts'

/** Who starts a round, and where. */
export interface RoundHost {
  readonly member: string
  /** BCP 47. */
  readonly locale: string
  /** The channel or thread; null to play alone. */
  readonly channel: string | null
}

export interface QuizOptions {
  readonly number: number
  /** Null: as long as it takes, for who plays alone. */
  readonly seconds: number | null
  readonly speedBonus: boolean
  readonly difficulty: Difficulty
  /** All where empty. */
  readonly kinds: readonly QuestionKind[]
  readonly alliances: readonly Alliance[]
  /** Direct quotations of the community's articles, and those of them to ask about where it is not all. */
  readonly statements: readonly QuotedStatement[]
  readonly asked?: readonly QuotedStatement[]
  /** Others who speak in the articles. */
  readonly speakers?: readonly string[]
  /** The name of a deck of the community's own to ask from instead. */
  readonly deck: string | null
}

export interface DeckHeader {
  readonly name: string
  /** The ISO day of the upload. */
  readonly date: string
  readonly questions: number
}

export interface StudyStats {
  readonly right: number
  readonly answered: number
  readonly byAlliance: readonly Accuracy[]
  /** Cards in all, those due now, and how many come due on each of the next seven days. */
  readonly cards: number
  readonly due: number
  readonly forecast: readonly number[]
}

interface Parts {
  readonly guild: string
  readonly facts: Reference
  readonly study: GuildStudy
  readonly conductor: Conductor
  readonly clock: Clock
  readonly seed: () => number
}

const MOST_DECKS = 50
const FORECAST_DAYS = 7

/** The study group of one community. */
export class StudyGroup {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get reference(): Reference {
    return this.#parts.facts
  }

  /** Starts a round. Throws UserError where there is nothing to ask, or a round goes on in the channel. */
  async start(host: RoundHost, options: QuizOptions): Promise<RoundRecord> {
    const { facts: reference, seed } = this.#parts
    const count = options.number
    const questions =
      options.deck === null
        ? makeQuestions({ ...options, reference, count, seed: seed() })
        : await this.#deckQuestions(options.deck, count)
    return this.#begin(host, options, questions)
  }

  /** Starts what is due for a member, alone; null where nothing is. */
  async review(host: Omit<RoundHost, 'channel'>, most: number): Promise<RoundRecord | null> {
    const due = dueCards(await this.#cards(host.member), this.#now()).slice(0, most)
    if (due.length === 0) return null
    const random = seededRandom(this.#parts.seed())
    const questions = due.map(({ question }) => {
      const choices = shuffled(random, question.choices)
      return { ...question, choices, answer: choices.indexOf(question.choices[question.answer] ?? '') }
    })
    return this.#begin({ ...host, channel: null }, { seconds: null, speedBonus: false }, questions)
  }

  /** When a member's next card is due, as an ISO time; null where they have none. */
  async nextDue(member: string): Promise<string | null> {
    const [first] = await this.#parts.study.cards(member)
    return first?.due ?? null
  }

  press(round: string, press: Press): Promise<Pressed> {
    return this.#parts.conductor.press(this.#parts.guild, round, press)
  }

  next(round: string, question: number, by: Actor): Promise<Moved | null> {
    return this.#parts.conductor.next(this.#parts.guild, round, question, by)
  }

  /** Ends the round in the channel, or the one that the member plays alone; null where neither goes on. */
  async stop(channel: string | null, by: Actor): Promise<RoundRecord | null> {
    const { guild, conductor } = this.#parts
    const inChannel = channel === null ? null : await conductor.stop(guild, channel, by)
    return inChannel ?? conductor.stop(guild, channelOf(by.member), by)
  }

  async stats(member: string): Promise<StudyStats> {
    const records = await this.#answers({ member })
    const cards = await this.#cards(member)
    return {
      right: records.filter(({ right }) => right).length,
      answered: records.length,
      byAlliance: accuracyByAlliance(records, member),
      cards: cards.length,
      due: dueCards(cards, this.#now()).length,
      forecast: dueForecast(cards, this.#now(), FORECAST_DAYS),
    }
  }

  /** The members by points in rounds with others: of all time or of this week, in all or on one alliance. */
  async leaderboard(scope: { readonly week: boolean; readonly alliance: string | null }): Promise<readonly Standing[]> {
    const from = scope.week ? weekOf(this.#now()).from : undefined
    const since = from === undefined ? {} : { since: new Date(from).toISOString() }
    const records = await this.#answers(since)
    return leaderboard(
      records.filter(({ alone }) => !alone),
      { guild: this.#parts.guild, from, alliance: scope.alliance ?? undefined },
    )
  }

  /** Deletes all that is kept of a member, in rounds that go on too; returns how many answers and cards that were. */
  async forget(member: string): Promise<number> {
    const { guild, study, conductor } = this.#parts
    await conductor.replace(guild, channelOf(member))
    await conductor.forget(guild, member)
    return study.forget(member, channelOf(member))
  }

  /** All that is kept of a member, to take along. */
  async export(member: string): Promise<object> {
    const answers = await this.#parts.study.answers({ member })
    return { member, exported: new Date(this.#now()).toISOString(), answers, cards: await this.#cards(member) }
  }

  async decks(): Promise<readonly DeckHeader[]> {
    return [...(await this.#parts.study.decks())].map(([name, body]) => {
      const { date, questions } = storedDeck.parse(body)
      return { name, date, questions: questions.length }
    })
  }

  /** Reads an uploaded file into a deck, over the one of its name. Throws UserError that names the lines that are wrong. */
  async putDeck(name: string, fileName: string, text: string): Promise<DeckHeader> {
    const questions = readDeck(fileName, text)
    const known = await this.decks()
    if (known.length >= MOST_DECKS && !known.some((deck) => deck.name === name)) {
      throw new UserError('deck.many', `There are ${MOST_DECKS} decks already. Remove one with /quiz deck remove.`)
    }
    const date = new Date(this.#now()).toISOString().slice(0, 10)
    await this.#parts.study.putDeck(name, { date, questions })
    return { name, date, questions: questions.length }
  }

  /** False where there is no deck of this name. */
  removeDeck(name: string): Promise<boolean> {
    return this.#parts.study.removeDeck(name)
  }

  async #begin(
    { member, locale, channel }: RoundHost,
    { seconds, speedBonus }: Pick<QuizOptions, 'seconds' | 'speedBonus'>,
    questions: readonly Question[],
  ): Promise<RoundRecord> {
    const { guild, conductor } = this.#parts
    const alone = channel === null
    const place = channel ?? channelOf(member)
    const settings = { secondsPerQuestion: seconds, speedBonus: speedBonus && seconds !== null, alone }
    const id = `${alone ? 'alone-' : ''}${randomBytes(6).toString('hex')}`
    const round = startRound({ id, host: member, settings, questions }, this.#now())
    if (alone) await conductor.replace(guild, place)
    const record = await conductor.begin(guild, { round, channel: place, message: null, locale })
    if (record) return record
    throw new UserError(
      'quiz.under-way',
      'A round goes on in this channel already. /quiz stop ends it; a thread can have its own.',
    )
  }

  async #deckQuestions(name: string, count: number): Promise<readonly Question[]> {
    const stored = (await this.#parts.study.decks()).get(name)
    if (stored === undefined) {
      const names = (await this.decks()).map((deck) => deck.name)
      const known = names.length > 0 ? `Decks: ${names.join(', ')}.` : 'There is none yet.'
      throw new UserError('deck.unknown', `No deck is called “${name}”. ${known}`)
    }
    const { date, questions } = storedDeck.parse(stored)
    const random = seededRandom(this.#parts.seed())
    return shuffled(random, questions)
      .slice(0, count)
      .map((question) => deckQuestion({ name, date }, question, random))
  }

  async #cards(member: string): Promise<readonly ReviewCard[]> {
    return (await this.#parts.study.cards(member)).map(({ body }) => reviewCard.parse(body))
  }

  async #answers(of: { readonly member?: string; readonly since?: string }): Promise<readonly AnswerRecord[]> {
    return (await this.#parts.study.answers(of)).map((answer) => answerRecord(this.#parts.guild, answer))
  }

  #now(): number {
    return this.#parts.clock.now()
  }
}
