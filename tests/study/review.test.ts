import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/study/questions/types.ts'
import { dueCards, dueForecast, type ReviewCard, reviewCard, reviewed } from '../../src/study/review/review.ts'

const DAY = 86_400_000
const NOW = Date.parse('2025-03-03T12:00:00Z')

const question = (key: string): Question => ({
  ...{ kind: 'deck', alliance: null, prompt: 'Which?', choices: ['a', 'b'], answer: 0, why: 'Because.' },
  ...{ source: 'A book', date: '2025-01-01', url: null, key },
})

function wrongAt(key: string, now: number): ReviewCard {
  const card = reviewed(null, question(key), false, now)
  if (!card) throw new Error('A wrong answer makes a card')
  return card
}

/** The card after right answers, each given when it was due. */
function rightWhenDue(card: ReviewCard, times: number): ReviewCard {
  const next = times === 0 ? card : reviewed(card, card.question, true, Date.parse(card.due))
  return next === null || times === 0 ? card : rightWhenDue(next, times - 1)
}

describe('spaced repetition', () => {
  it('schedules what was wrong, and not what was right at once', () => {
    expect(reviewed(null, question('k'), true, NOW)).toBeNull()
    expect(Date.parse(wrongAt('k', NOW).due) - NOW).toBeLessThan(DAY)
  })

  it('waits longer after every right answer', () => {
    const cards = [1, 2, 3, 4, 5].map((times) => rightWhenDue(wrongAt('k', NOW), times))
    const waits = cards.map(({ due, last_review }) => Date.parse(due) - Date.parse(last_review ?? ''))
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits.at(-1)).toBeGreaterThan(7 * DAY)
  })

  it('comes back soon after another wrong answer', () => {
    const known = rightWhenDue(wrongAt('k', NOW), 4)
    const forgotten = reviewed(known, known.question, false, Date.parse(known.due))
    expect(Date.parse(forgotten?.due ?? '') - Date.parse(known.due)).toBeLessThan(DAY)
    expect(forgotten?.lapses).toBe(known.lapses + 1)
  })

  it('gives the same days for the same answers, through the store', () => {
    const card = rightWhenDue(wrongAt('k', NOW), 2)
    const stored = reviewCard.parse(JSON.parse(JSON.stringify(card)))
    expect(rightWhenDue(stored, 2)).toEqual(rightWhenDue(card, 2))
  })

  it('shows what is due, longest due first, and how much comes when', () => {
    const cards = [wrongAt('late', NOW - 2 * DAY), wrongAt('later', NOW - DAY), rightWhenDue(wrongAt('far', NOW), 4)]
    expect(dueCards(cards, NOW).map(({ key }) => key)).toEqual(['late', 'later'])
    const forecast = dueForecast(cards, NOW, 365)
    expect(forecast[0]).toBe(2)
    expect(forecast.reduce((sum, count) => sum + count)).toBe(3)
  })
})
