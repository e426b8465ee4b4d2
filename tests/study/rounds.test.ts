import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/study/questions/types.ts'
import {
  answer,
  deadline,
  nextQuestion,
  RIGHT,
  type RoundState,
  resumeRound,
  roundState,
  SPEED_BONUS,
  showAnswer,
  startRound,
  stopRound,
} from '../../src/study/rounds/rounds.ts'
import { tableOf, viewQuestion } from '../../src/study/rounds/table.ts'

const question = (number: number): Question => ({
  ...{ kind: 'deck', alliance: null, prompt: `Question ${number}?`, choices: ['a', 'b', 'c'], answer: number % 3 },
  ...{ why: 'Because.', source: 'A book', date: '2025-01-01', url: null, key: `deck/x/${number}` },
})

const START = 1_000_000

function round(count = 3, speedBonus = true): RoundState {
  const settings = { secondsPerQuestion: 20, speedBonus, alone: false }
  return startRound(
    { id: 'r1', host: 'host', settings, questions: Array.from({ length: count }, (_, at) => question(at)) },
    START,
  )
}

/** The state after a press of the member's on the open question, some milliseconds after it was opened. */
function press(state: RoundState, member: string, choice: number, after = 0) {
  return answer(state, { member, question: state.at, choice }, state.openedAt + after)
}

function pressed(state: RoundState, member: string, choice: number, after = 0): RoundState {
  return press(state, member, choice, after).state
}

const shown = (state: RoundState) => showAnswer(state, deadline(state))

describe('an answer', () => {
  it('is taken once', () => {
    const state = pressed(round(), 'ana', 1)
    expect(press(state, 'ana', 0)).toEqual({ state, outcome: 'answered-before' })
  })

  it('counts up to the last millisecond and not after it', () => {
    expect(press(round(), 'ana', 0, 19_999).outcome).toBe('noted')
    expect(press(round(), 'ana', 0, 20_000)).toEqual({ state: round(), outcome: 'too-late' })
  })

  it('to another question or of another choice is not taken', () => {
    expect(answer(round(), { member: 'ana', question: 1, choice: 0 }, START).outcome).toBe('other-question')
    expect(press(round(), 'ana', 3).outcome).toBe('no-such-choice')
    expect(press(shown(round()), 'ana', 0).outcome).toBe('not-open')
  })

  it('stays hidden until time is up', () => {
    const state = pressed(pressed(round(), 'ana', 0), 'bo', 2)
    expect(viewQuestion(state)).toEqual({
      ...{ number: 1, total: 3, prompt: 'Question 0?', choices: ['a', 'b', 'c'], answered: 2, result: null },
    })
    expect(showAnswer(state, deadline(state) - 1)).toBe(state)
    expect(viewQuestion(shown(state)).result).toMatchObject({
      answer: 0,
      source: 'A book',
      members: [
        { member: 'ana', choice: 0, points: RIGHT + SPEED_BONUS },
        { member: 'bo', choice: 2, points: 0 },
      ],
    })
  })

  it('that is quick is worth more, unless speed does not count', () => {
    const points = (speedBonus: boolean, after: number) =>
      shown(pressed(round(1, speedBonus), 'ana', 0, after)).tallies.ana?.points
    expect([points(true, 0), points(true, 10_000), points(true, 19_999)]).toEqual([150, 125, 100])
    expect([points(false, 0), points(false, 19_999)]).toEqual([100, 100])
  })
})

describe('a round', () => {
  it('of three members ends in a table with streaks', () => {
    let state = round(3, false)
    for (const choices of [
      { ana: 0, bo: 0, cleo: 1 },
      { ana: 1, bo: 0, cleo: 1 },
      { ana: 2, cleo: 2 },
    ]) {
      for (const [member, choice] of Object.entries(choices)) state = pressed(state, member, choice, 500)
      state = shown(state)
      state = nextQuestion(state, deadline(state) + 3000)
    }
    expect(state.phase).toBe('over')
    expect(tableOf(state)).toEqual([
      { member: 'ana', rank: 1, points: 300, right: 3, answered: 3, streak: 3, bestStreak: 3 },
      { member: 'cleo', rank: 2, points: 200, right: 2, answered: 3, streak: 2, bestStreak: 2 },
      { member: 'bo', rank: 3, points: 100, right: 1, answered: 2, streak: 0, bestStreak: 1 },
    ])
  })

  it('shares a rank among members with the same points', () => {
    const state = shown(pressed(pressed(pressed(round(1, false), 'ana', 0), 'bo', 0), 'cleo', 1))
    expect(tableOf(state).map(({ member, rank }) => [member, rank])).toEqual([
      ['ana', 1],
      ['bo', 1],
      ['cleo', 3],
    ])
  })

  it('opens the next question only after the answer was shown', () => {
    expect(nextQuestion(round(), START)).toEqual(round())
    expect(nextQuestion(shown(round()), 5_000_000)).toMatchObject({
      at: 1,
      phase: 'open',
      openedAt: 5_000_000,
      answers: {},
    })
  })

  it('is stopped by its host or a moderator alone', () => {
    expect(stopRound(round(), { member: 'ana', moderator: false })).toBeNull()
    expect(stopRound(round(), { member: 'ana', moderator: true })?.phase).toBe('over')
    expect(stopRound(round(), { member: 'host', moderator: false })?.phase).toBe('over')
  })

  it('needs a question', () => {
    expect(() => round(0)).toThrow(RangeError)
  })
})

describe('a restart', () => {
  it('finds the round as it was in the store', () => {
    const state = pressed(round(), 'ana', 0, 700)
    const stored = roundState.parse(JSON.parse(JSON.stringify(state)))
    expect(stored).toEqual(state)
    expect(resumeRound(stored, START + 5000)).toEqual(state)
  })

  it('opens a question again whose time ran out meanwhile, and keeps the answers and their bonus', () => {
    const state = pressed(round(), 'ana', 0, 10_000)
    const resumed = resumeRound(state, START + 3_600_000)
    expect(deadline(resumed)).toBe(START + 3_600_000 + 20_000)
    expect(press(resumed, 'ana', 1).outcome).toBe('answered-before')
    expect(shown(pressed(resumed, 'bo', 0)).tallies).toMatchObject({ ana: { points: 125 }, bo: { points: 150 } })
  })

  it('leaves a shown answer and a finished round alone', () => {
    const state = shown(round())
    expect(resumeRound(state, START + 3_600_000)).toBe(state)
  })
})

it('whatever is pressed and whenever, nobody scores twice on a question or more than there is', () => {
  const event = fc.record({
    member: fc.constantFrom('ana', 'bo', '__proto__', 'constructor'),
    choice: fc.integer({ min: -1, max: 3 }),
    question: fc.integer({ min: 0, max: 3 }),
    wait: fc.integer({ min: 0, max: 15_000 }),
  })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let state = round()
      let now = START
      for (const { wait, ...one } of events) {
        now += wait
        state = answer(nextQuestion(showAnswer(state, now), now), one, now).state
      }
      for (const { points, right, answered, bestStreak } of tableOf(state)) {
        expect(points).toBeLessThanOrEqual(right * (RIGHT + SPEED_BONUS))
        expect(points).toBeGreaterThanOrEqual(right * RIGHT)
        expect(right).toBeLessThanOrEqual(answered)
        expect(bestStreak).toBeLessThanOrEqual(right)
        expect(answered).toBeLessThanOrEqual(3)
      }
    }),
  )
})
