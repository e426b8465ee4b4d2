import type { RoundEnd, RoundRecord, Shown } from '../../study/rounds/record.ts'
import { deadline, type RoundState } from '../../study/rounds/rounds.ts'
import {
  type QuestionResult,
  type QuestionView,
  type TableRow,
  tableOf,
  viewQuestion,
} from '../../study/rounds/table.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count } from './counts.ts'
import { countdown, dateText } from './dates.ts'
import { accents, button, message, rightButton, row, separator, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'

/** Most members named below an answer, and in a table. */
const mostNamed = 12
const mostRows = 20

/** What a round shows: its question, or its table. */
export function roundView(shown: Shown): Message {
  return shown.kind === 'question'
    ? questionView(shown.round, shown.locale)
    : message(accents.quiz, tableLines(shown.round, shown.end, shown.locale))
}

/**
 * The question at hand: while it is open with its buttons, then with the right answer, why, where to look it up, and who
 * had it right. `moved` where the round has gone on to the next one.
 */
export function questionView(round: RoundState, locale: string, moved = false): Message {
  const { settings, phase } = round
  const view = viewQuestion(round)
  const closes =
    phase === 'open' && settings.secondsPerQuestion !== null ? `closes ${countdown(deadline(round))}` : null
  const isLast = view.number === view.total
  return message(accents.quiz, [
    text(
      small(`Question ${view.number} of ${view.total}${closes === null ? '' : ` · ${closes}`}`),
      promptText(view.prompt),
    ),
    row(...view.choices.map((choice, at) => choiceButton(round, view, choice, at))),
    ...(view.result === null ? [] : [separator, text(...resultLines(round, view, view.result, locale))]),
    ...(settings.alone && phase === 'over' ? [separator, ...tableLines(round, 'finished', locale)] : []),
    phase === 'shown' && !moved && !isLast
      ? row(button('Next', componentId(settings.alone ? 'quiz-on' : 'quiz-next', round.id, String(round.at))))
      : null,
  ])
}

/** A short question as a heading; one with a quotation as text, since a heading of three lines is no heading. */
const promptText = (prompt: string): string =>
  prompt.length <= 120 ? heading(quoteText(prompt, 500)) : quoteText(prompt, 900)

function choiceButton(
  { id, at, settings, phase }: RoundState,
  { result }: QuestionView,
  choice: string,
  index: number,
) {
  const customId = componentId(settings.alone ? 'quiz-pick' : 'quiz-answer', id, String(at), String(index))
  if (result?.answer === index) return rightButton(choice, customId)
  return button(choice, customId, phase !== 'open')
}

function resultLines(round: RoundState, view: QuestionView, result: QuestionResult, locale: string): string[] {
  const { answer, why, source, url, members } = result
  const right = quoteText(view.choices[answer] ?? '', 100)
  const where = `(${link(source, url, 200)})`
  const lines = [`${bold(`Answer: ${right}.`)} ${quoteText(why, 600)} ${where}`]
  if (round.settings.alone) return [...aloneLines(round, view), ...lines]
  if (members.length === 0) {
    return [...lines, small(round.phase === 'over' ? 'Not counted: the round was stopped.' : 'Nobody answered.')]
  }
  const winners = members.filter(({ points }) => points > 0)
  const named = winners.slice(0, mostNamed).map(({ member, points }) => {
    const streak = round.tallies[member]?.streak ?? 0
    return `<@${member}> +${points}${streak >= 3 ? `, ${streak} in a row` : ''}`
  })
  const more = winners.length - named.length
  const tally = `${winners.length > 0 ? '✔ ' : ''}${winners.length} of ${count(members.length, 'answer', 'answers', locale)} right`
  return [...lines, [tally, ...named, ...(more > 0 ? [`${more} more`] : [])].join(' · ')]
}

function aloneLines({ answers, host }: RoundState, { choices, result }: QuestionView): string[] {
  const given = answers[host]
  if (!given) return ['Time was up: no answer counted.']
  const chosen = quoteText(choices[given.choice] ?? '', 100)
  return [given.choice === result?.answer ? `✔ Right: ${chosen}.` : `✘ Not ${chosen}.`]
}

const endWords: Readonly<Record<RoundEnd, string | null>> = {
  finished: null,
  stopped: 'The round was stopped; a question that was still open does not count.',
  idle: 'Nobody went on to the next question for ten minutes, so the round is over.',
  unreachable: 'The bot could not write here any more, so the round is over.',
  replaced: 'Another quiz was started instead.',
}

function tableLines(round: RoundState, end: RoundEnd, locale: string) {
  const rows = tableOf(round)
  const asked = round.at + (round.phase === 'open' ? 0 : 1)
  const words = endWords[end]
  const title = round.settings.alone ? 'Your result' : 'Final table'
  return [
    text(
      heading(title),
      small(
        `${count(asked, 'question', 'questions', locale)}${round.settings.speedBonus ? ', a bonus for quick answers' : ''}`,
      ),
      words === null ? null : words,
    ),
    text(
      ...(rows.length === 0
        ? ['Nobody answered.']
        : rows.slice(0, mostRows).map((one) => tableLine(one, round, locale))),
      rows.length > mostRows ? small(`and ${count(rows.length - mostRows, 'member', 'members', locale)} more`) : null,
    ),
  ]
}

function tableLine(
  { member, rank, points, right, answered, bestStreak }: TableRow,
  round: RoundState,
  locale: string,
): string {
  const number = new Intl.NumberFormat(locale)
  const score = `${number.format(points)} points · ${right} of ${answered} right · longest streak ${bestStreak}`
  return round.settings.alone ? score : `${bold(`${rank}.`)} <@${member}> ${score}`
}

/** What one who pressed a button is told, alone. */
export function pressedView(words: string): Message {
  return message(accents.quiz, [text(quoteText(words, 300))])
}

/** What the host is told, alone, when a round has begun. */
export function startedView({ round, channel, locale }: RoundRecord): Message {
  const { secondsPerQuestion, speedBonus } = round.settings
  const bonus = speedBonus ? 'quick answers bring up to 50 points more' : 'no bonus for quick answers'
  return message(accents.quiz, [
    text(
      `The round is under way: ${count(round.questions.length, 'question', 'questions', locale)}, ${secondsPerQuestion} seconds each, ${bonus}.`,
      small('You and the moderators can stop it; everyone who plays can go on to the next question.'),
    ),
    row(button('Stop', componentId('quiz-stop', channel))),
  ])
}

/** Nothing is due: when the next card is, an ISO time; null where there is none. */
export function nothingDueView(next: string | null, locale: string): Message {
  return message(accents.quiz, [
    text(
      'Nothing is due for review now.',
      next === null
        ? 'What you get wrong in a quiz comes back here when it is time.'
        : `The next question is due on ${dateText(next.slice(0, 10), locale)}.`,
    ),
  ])
}
