import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countries } from '../../src/alliances/countries.ts'
import { reference } from '../../src/alliances/reference.ts'
import type { Claim } from '../../src/analysis/types.ts'
import { plainText } from '../../src/bot/plain-text.ts'
import type { Message } from '../../src/bot/reply.ts'
import { allianceView, compareView, countryView, gatheringsView } from '../../src/bot/views/alliance.ts'
import { claimsView } from '../../src/bot/views/claims.ts'
import { deckListView, deckSavedView, leaderboardView, statsView } from '../../src/bot/views/learner.ts'
import { articleCardView } from '../../src/bot/views/library.ts'
import { pressedView, questionView, roundView, startedView } from '../../src/bot/views/quiz.ts'
import { summaryView } from '../../src/bot/views/summary.ts'
import type { StoredArticle } from '../../src/library/types.ts'
import { allianceAnswer, alliancesOn, compareAnswer, countryAnswer } from '../../src/study/lookup/lookup.ts'
import type { Question } from '../../src/study/questions/types.ts'
import type { RoundState } from '../../src/study/rounds/rounds.ts'
import { complaintsAboutReply } from './conforming.ts'
import { hostile, storedArticle } from './hostile.ts'

const facts = reference()
const nothing = { asserted: [], reported: [] }
function takes(message: Message): void {
  expect(complaintsAboutReply(message)).toEqual([])
}
const textsOf = (message: Message) => JSON.stringify(message.components)

describe('Discord takes the answer from the reference', () => {
  it.each(facts.alliances)('on $id, with nothing cut off', (alliance) => {
    const view = allianceView(allianceAnswer(facts, alliance), null, 'en-GB')
    takes(view)
    expect(textsOf(view)).not.toContain('Cut here')
  })

  it('on every country, and on two or three alliances', () => {
    for (const country of countries()) takes(countryView(countryAnswer(facts, country), '2025-10-31', 'de'))
    const present = facts.alliances.filter(({ dissolved }) => dissolved === null)
    for (const [at, first] of present.entries()) {
      const others = [present[(at + 1) % present.length], present[(at + 7) % present.length]].flatMap(
        (one) => one ?? [],
      )
      takes(compareView(compareAnswer(facts, [first, ...others.slice(0, 1 + (at % 2))], null), null, 'en-GB'))
    }
    takes(gatheringsView(alliancesOn(facts, '1990-01-01'), '1990-01-01', 'en-GB'))
  })
})

describe('the claims of an article', () => {
  const claim = (country: string, from: string | null, verdict: Claim['verdict'], span: Claim['span']): Claim => ({
    ...{ span, alliance: 'CSTO', country, status: 'observer', from, verdict },
    reference: { status: 'observer', from: '2013-04-11', to: null, source: 'A decision' },
  })
  const stored = (claims: readonly Claim[]): StoredArticle => {
    const [article] = fc.sample(storedArticle, { numRuns: 1, seed: 1 })
    if (!article) throw new Error('No article')
    return {
      ...article,
      paragraphs: [
        [0, 10],
        [10, 20],
      ],
      analysis: { ...article.analysis, claims },
    }
  }
  const plain = (message: Message) => plainText(message, 'en-GB')

  it('are listed with the paragraphs they stand in, each once: those that differ, then those that agree', () => {
    const claims = [
      claim('RS', '2003', 'differs', [2, 5]),
      claim('AF', '2013', 'agrees', [3, 6]),
      claim('RS', '2003', 'differs', [12, 15]),
      claim('SU', null, 'unclear', [0, 9]),
    ]
    const shown = plain(claimsView(stored(claims), 'en-GB'))
    expect(shown).toContain(
      'Differs from the reference\n• Serbia, CSTO: the article says observer since 2003 (¶1 and ¶2), the reference observer since 11 April 2013 (A decision)',
    )
    expect(shown).toContain('Agrees with the reference\n• Afghanistan, CSTO: observer since 2013 (¶1) (A decision)')
    expect(shown).not.toContain('Soviet Union')
  })

  it('that differ stand below the summary and the card, with a button to all; none where none can be judged', () => {
    const differing = stored([claim('RS', '2003', 'differs', [2, 5])])
    const open = stored([claim('RS', '2003', 'unclear', [2, 5])])
    for (const view of [
      (one: StoredArticle) => summaryView(one, nothing, 'en-GB'),
      (one: StoredArticle) => articleCardView(one, { locale: 'en-GB', moderator: true }),
    ]) {
      expect(plain(view(differing))).toMatch(/Differs from the reference\n• Serbia, CSTO: [\s\S]*\[Claims\]/)
      expect(plain(view(open))).not.toMatch(/Differs from the reference|\[Claims\]/)
    }
  })

  it('are taken by Discord, however many and long they are', () => {
    const many = Array.from(
      { length: 400 },
      (_, at) =>
        ({
          ...claim(at % 2 === 0 ? 'RS' : 'AF', String(1600 + at), at % 3 === 0 ? 'differs' : 'agrees', [2, 5]),
          alliance: 'An alliance with a *very* long name '.repeat(9),
        }) as Claim,
    )
    takes(claimsView(stored(many), 'en-GB'))
    takes(summaryView(stored(many), nothing, 'en-GB'))
    takes(articleCardView(stored(many), { locale: 'en-GB', moderator: true }))
  })
})

const member = fc.stringMatching(/^[1-9]\d{16,19}$/)
const question: fc.Arbitrary<Question> = fc
  .record({
    prompt: hostile,
    choices: fc.uniqueArray(hostile, { minLength: 2, maxLength: 5 }),
    why: hostile,
    source: hostile,
    url: fc.option(fc.webUrl()),
  })
  .map((one) => ({ ...one, kind: 'deck', alliance: null, answer: 1, date: '2025-01-01', key: 'deck/x/y' }))
const tally = fc.record({
  points: fc.nat(),
  right: fc.nat(50),
  answered: fc.nat(50),
  streak: fc.nat(50),
  bestStreak: fc.nat(50),
})
const round: fc.Arbitrary<RoundState> = fc
  .record({
    host: member,
    settings: fc.record({
      secondsPerQuestion: fc.option(fc.integer({ min: 5, max: 300 })),
      speedBonus: fc.boolean(),
      alone: fc.boolean(),
    }),
    questions: fc.array(question, { minLength: 1, maxLength: 2 }),
    phase: fc.constantFrom('open', 'shown', 'over'),
    answers: fc.dictionary(member, fc.record({ choice: fc.nat(1), at: fc.nat() }), { maxKeys: 40 }),
    tallies: fc.dictionary(member, tally, { maxKeys: 40 }),
  })
  .map((one) => ({ ...one, id: 'alone-0123456789ab', at: 0, openedAt: 1_700_000_000_000 }))
const locale = fc.constantFrom('en-GB', 'de', 'ar', 'hi')
const runs = { numRuns: 60, seed: 5 }

describe('whatever a deck and the members bring, Discord takes', () => {
  it('a question, open, shown and over', () => {
    fc.assert(
      fc.property(round, locale, fc.boolean(), (state, words, moved) => takes(questionView(state, words, moved))),
      runs,
    )
  })

  it('a final table', () => {
    const ends = fc.constantFrom('finished' as const, 'stopped' as const, 'idle' as const)
    fc.assert(
      fc.property(round, locale, ends, (state, words, end) =>
        takes(roundView({ kind: 'table', round: state, locale: words, end })),
      ),
      runs,
    )
  })

  it('what the host and who pressed are told', () => {
    fc.assert(
      fc.property(round, hostile, (state, words) => {
        takes(pressedView(`Noted: ${words}.`))
        takes(startedView({ round: state, channel: '1000000000000000011', message: null, locale: 'en-GB' }))
      }),
      runs,
    )
  })

  it('standings, statistics and decks', () => {
    const standing = fc.record({
      member,
      rank: fc.nat(),
      points: fc.nat(),
      right: fc.nat(),
      answered: fc.integer({ min: 1 }),
    })
    const deck = fc.record({ name: hostile, date: fc.constant('2025-01-01'), questions: fc.nat() })
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 60 }), fc.array(deck, { maxLength: 50 }), (standings, decks) => {
        takes(leaderboardView(standings, { week: true, alliance: 'NATO', locale: 'en-GB' }))
        takes(deckListView(decks, 'en-GB'))
        for (const one of decks.slice(0, 3)) takes(deckSavedView(one, 'en-GB'))
      }),
      runs,
    )
    const byAlliance = facts.alliances.map(({ id }) => ({ alliance: id, right: 1, answered: 2 }))
    const stats = { right: 40, answered: 80, byAlliance, cards: 30, due: 4, forecast: [4, 1, 0, 2, 0, 0, 9] }
    takes(statsView(stats, 'en-GB'))
  })
})
