import type { GuildStudy, StudyAnswer } from '../../store/study.ts'
import { type ReviewCard, reviewCard, reviewed } from '../review/review.ts'
import { current, pointsFor, type RoundState } from './rounds.ts'

/** What a question that was closed leaves behind: each member's answer, and their card where there is one to schedule. */
export async function settlementOf(round: RoundState, study: GuildStudy, now: number) {
  const question = current(round)
  const answers: StudyAnswer[] = []
  const cards: { member: string; item: string; due: string; body: ReviewCard }[] = []
  for (const [member, { choice, at }] of Object.entries(round.answers)) {
    const correct = choice === question.answer
    answers.push({
      ...{ round: round.id, question: round.at, member, item: question.key, choice, correct },
      ...{ points: pointsFor(round, member), at: new Date(at).toISOString() },
    })
    const before = await study.card(member, question.key)
    const card = reviewed(before === null ? null : reviewCard.parse(before.body), question, correct, now)
    if (card) cards.push({ member, item: card.key, due: card.due, body: card })
  }
  return { answers, cards }
}
