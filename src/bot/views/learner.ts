import type { DeckHeader, StudyStats } from '../../study/group.ts'
import type { Standing } from '../../study/standings.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count } from './counts.ts'
import { dateText } from './dates.ts'
import { accents, button, message, row, separator, text } from './layout.ts'
import { bold, heading, quoteText, small } from './markdown.ts'

const mostRows = 20
const mostAlliances = 25

/** A member's own figures: right answers by alliance, weakest first, and what comes due in the next seven days. */
export function statsView(stats: StudyStats, locale: string): Message {
  const { right, answered, byAlliance, cards, due, forecast } = stats
  if (answered === 0) {
    return message(accents.quiz, [text('You have not answered any question here yet. /quiz start begins a round.')])
  }
  const days = forecast.map((number, day) => `${day === 0 ? 'today' : `+${day}`}: ${number}`)
  return message(accents.quiz, [
    text(heading('Your answers'), `${share(right, answered, locale)} right, ${right} of ${answered}`),
    separator,
    text(
      ...byAlliance
        .slice(0, mostAlliances)
        .map(
          (one) =>
            `- ${quoteText(one.alliance ?? 'articles and decks', 40)}: ${share(one.right, one.answered, locale)}, ${one.right} of ${one.answered}`,
        ),
    ),
    separator,
    text(
      bold('To review'),
      `${count(due, 'question', 'questions', locale)} due now, of ${count(cards, 'card', 'cards', locale)}`,
      small(`Due by day: ${days.join(' · ')}`),
      due > 0 ? small('/quiz review asks them.') : null,
    ),
  ])
}

const share = (part: number, whole: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(part / whole)

export interface LeaderboardPage {
  readonly week: boolean
  readonly alliance: string | null
  readonly locale: string
}

export function leaderboardView(standings: readonly Standing[], { week, alliance, locale }: LeaderboardPage): Message {
  const number = new Intl.NumberFormat(locale)
  const about = alliance === null ? '' : ` · ${quoteText(alliance, 40)}`
  return message(accents.quiz, [
    text(heading(`Leaderboard${about}`), small(`${week ? 'This week' : 'Of all time'} · rounds with others`)),
    separator,
    standings.length === 0
      ? text('Nobody has answered a question in a round yet. /quiz start begins one.')
      : text(
          ...standings
            .slice(0, mostRows)
            .map(
              ({ rank, member, points, right, answered }) =>
                `${bold(`${rank}.`)} <@${member}> ${number.format(points)} points · ${right} of ${answered} right`,
            ),
          standings.length > mostRows
            ? small(`and ${count(standings.length - mostRows, 'member', 'members', locale)} more`)
            : null,
        ),
  ])
}

/** Asks before anything is deleted. */
export function forgetView(answers: number, cards: number, locale: string): Message {
  if (answers + cards === 0) return message(accents.quiz, [text('Nothing is kept of you here.')])
  return message(accents.quiz, [
    text(
      `${count(answers, 'answer', 'answers', locale)} of yours and ${count(cards, 'card', 'cards', locale)} to review are kept here.`,
      'Deleted, they cannot be brought back, and you leave the leaderboard.',
    ),
    row(button('Delete all', componentId('quiz-forget')), button('Export first', componentId('quiz-export'))),
  ])
}

export function forgottenView(deleted: number, locale: string): Message {
  return message(accents.quiz, [
    text(`Deleted: ${count(deleted, 'answer or card', 'answers and cards', locale)}. Nothing is kept of you here now.`),
  ])
}

export function deckSavedView({ name, questions }: DeckHeader, locale: string): Message {
  return message(accents.quiz, [
    text(
      `Saved: ${bold(quoteText(name, 100))}, ${count(questions, 'question', 'questions', locale)}.`,
      small(`/quiz start deck:${quoteText(name, 100)} asks from it.`),
    ),
  ])
}

export function deckListView(decks: readonly DeckHeader[], locale: string): Message {
  if (decks.length === 0) {
    return message(accents.quiz, [text('There are no decks yet. Moderators add them with /quiz deck add.')])
  }
  return message(accents.quiz, [
    text(heading(count(decks.length, 'deck', 'decks', locale))),
    text(
      ...decks.map(
        ({ name, date, questions }) =>
          `- ${bold(quoteText(name, 60))} ${count(questions, 'question', 'questions', locale)}, ${dateText(date, locale)}`,
      ),
    ),
  ])
}
