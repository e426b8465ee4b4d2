import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { plainText } from '../../src/bot/plain-text.ts'
import type { Message } from '../../src/bot/reply.ts'
import { actorView } from '../../src/bot/views/actor.ts'
import { actorsView, speakersView } from '../../src/bot/views/actors.ts'
import { archivePlanView, importedView, importView } from '../../src/bot/views/archive.ts'
import { contextView } from '../../src/bot/views/context.ts'
import {
  actorFixView,
  dismissedView,
  fixedView,
  fixListView,
  paragraphsView,
  partView,
  sentencesView,
  whoseNameView,
} from '../../src/bot/views/fix.ts'
import { fixForm, mergeForm, missedForm, nameForm } from '../../src/bot/views/fix-form.ts'
import { helpView } from '../../src/bot/views/help.ts'
import { accents, message, picture } from '../../src/bot/views/layout.ts'
import {
  articleCardView,
  articleListView,
  previewView,
  removedView,
  restoredView,
  savedView,
} from '../../src/bot/views/library.ts'
import { logSize, logView } from '../../src/bot/views/log.ts'
import { noticeView, troubleView } from '../../src/bot/views/notice.ts'
import { passagesPerPage, quoteView, searchView } from '../../src/bot/views/search.ts'
import { settingsView } from '../../src/bot/views/settings.ts'
import { nobodyView, nothingView, pageSize, statementsView, whichView } from '../../src/bot/views/statements.ts'
import { summaryView } from '../../src/bot/views/summary.ts'
import { timelineView } from '../../src/bot/views/timeline.ts'
import { complaintsAboutModal } from '../../src/sandbox/rules/modal.ts'
import { complaintsAbout } from '../../src/sandbox/rules/schema.ts'
import { complaintsAboutReply } from './conforming.ts'
import {
  actorHeader,
  actorProfile,
  articleHeader,
  hits,
  hostile,
  passages,
  statementContext,
  storedArticle,
} from './hostile.ts'

const runs = { numRuns: 100, seed: 7 }
const locale = fc.constantFrom('en-GB', 'de', 'ar', 'hi')
const packed = fc.constantFrom('@0123456789abcdef', '{"speaker":"Orlo"}')

const query = fc.record({
  speaker: fc.option(hostile, { nil: undefined }),
  about: fc.option(hostile, { nil: undefined }),
  from: fc.option(hostile, { nil: undefined }),
  to: fc.option(hostile, { nil: undefined }),
  article: fc.option(hostile, { nil: undefined }),
  onlyDirect: fc.boolean(),
  order: fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const),
  offset: fc.nat({ max: 5000 }),
  limit: fc.constant(pageSize),
})
const page = fc.record({ query, packed, locale })

function conforms<T>(inputs: fc.Arbitrary<T>, view: (input: T) => Message): void {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(complaintsAboutReply(view(input))).toEqual([])
    }),
    runs,
  )
}

describe('whatever the articles and members bring, Discord takes the reply:', () => {
  it('a page of statements', () => {
    const answer = fc.record({
      kind: fc.constant('statements' as const),
      speaker: fc.option(actorHeader),
      total: fc.integer({ min: 1, max: 100_000 }),
      articles: fc.nat(),
      hits: hits(pageSize),
    })
    conforms(fc.tuple(answer, page), ([statements, shown]) => statementsView(statements, shown))
  })

  it('the question which speaker is meant', () => {
    const candidates = fc.uniqueArray(actorHeader, { minLength: 1, maxLength: 40, selector: ({ id }) => id })
    conforms(fc.tuple(candidates, packed, hostile), ([actors, state, typed]) => whichView(actors, state, typed))
  })

  it('nobody of that name', () => {
    const answer = fc.record({
      kind: fc.constant('nobody' as const),
      nearest: fc.uniqueArray(actorHeader, { maxLength: 9, selector: ({ id }) => id }),
      onTopic: fc.oneof(hits(5), fc.constant([])),
    })
    conforms(fc.tuple(answer, page), ([nobody, shown]) => nobodyView(nobody, shown))
  })

  it('nothing found', () => conforms(page, nothingView))
  it('a statement in its paragraph', () =>
    conforms(fc.tuple(statementContext, fc.record({ locale, moderator: fc.boolean() })), (input) =>
      contextView(...input),
    ))

  it('a summary', () => {
    const size = fc.record({ asserted: fc.nat({ max: 8 }), reported: fc.nat({ max: 8 }), leaning: fc.boolean() })
    conforms(fc.tuple(storedArticle, size, locale), ([stored, { asserted, reported, leaning }, tongue]) => {
      const whole = [0, stored.analysis.text.length] as const
      const before = leaning ? whole : null
      const summary = {
        asserted: Array.from({ length: asserted }, () => ({ span: whole, before })),
        reported: stored.analysis.statements.slice(0, reported).map((statement) => ({ statement, before })),
      }
      return summaryView(stored, summary, tongue)
    })
  })

  it('the actors of an article', () => conforms(fc.tuple(storedArticle, locale), (input) => actorsView(...input)))

  it('one actor', () => {
    conforms(fc.tuple(actorProfile, locale), (input) => actorView(...input))
  })

  it('all who speak', () => {
    const speakers = fc.uniqueArray(actorHeader, { minLength: 1, maxLength: 25, selector: ({ id }) => id })
    conforms(fc.tuple(speakers, locale), (input) => speakersView(...input))
  })

  it('the card of an article, its preview and its being saved, removed and restored', () => {
    const asker = fc.record({ locale, moderator: fc.boolean() })
    conforms(fc.tuple(storedArticle, asker), ([stored, who]) => articleCardView(stored, who))
    const near = fc.record({ article: articleHeader, likeness: fc.double({ min: 0.3, max: 1, noNaN: true }) })
    const shown = fc.record({ isKnown: fc.boolean(), alike: fc.array(near, { maxLength: 5 }), packed })
    conforms(fc.tuple(storedArticle, shown, locale), (input) => previewView(...input))
    conforms(fc.tuple(storedArticle, locale), (input) => savedView(...input))
    conforms(articleHeader, removedView)
    conforms(articleHeader, restoredView)
  })

  it('a list of articles', () => {
    const headers = fc.uniqueArray(articleHeader, { minLength: 1, maxLength: 30, selector: ({ id }) => id })
    conforms(fc.tuple(headers, fc.nat({ max: 40 }), locale), (input) => articleListView(...input))
  })

  it('what a search found', () => {
    const answer = fc.record({
      kind: fc.constant('found' as const),
      total: fc.integer({ min: 5, max: 10_000 }),
      partly: fc.boolean(),
      passages: passages(passagesPerPage),
      actors: fc.uniqueArray(actorHeader, { maxLength: 5, selector: ({ id }) => id }),
      articles: fc.array(articleHeader, { maxLength: 5 }),
    })
    const search = fc.record({
      query: fc.record({
        words: hostile,
        actor: fc.option(hostile, { nil: undefined }),
        from: fc.option(hostile, { nil: undefined }),
        to: fc.option(hostile, { nil: undefined }),
        offset: fc.nat({ max: 50 }),
        limit: fc.constant(passagesPerPage),
      }),
      packed,
      locale,
    })
    conforms(fc.tuple(answer, search), (input) => searchView(...input))
  })

  it('whose words these are', () => {
    const all = fc.record({
      found: fc.oneof(hits(10), fc.constant([])),
      cutAt: fc.nat({ max: 10 }),
      unsaid: passages(5),
    })
    conforms(fc.tuple(all, hostile, locale), ([{ found, cutAt, unsaid }, words, tongue]) =>
      quoteView(
        { exact: found.slice(0, cutAt), near: found.slice(cutAt), unsaid, nearUnsaid: unsaid, empty: false },
        words,
        tongue,
      ),
    )
  })

  it('a timeline', () => {
    const dated = fc.constantFrom('2022', '2022-06', '2022-W23', '2022-06-07', '2022-07-01', '1899-12-31')
    const entry = fc.oneof(
      fc.tuple(dated, hits(1)).map(([date, [hit]]) => (hit ? [{ kind: 'statement' as const, date, hit }] : [])),
      fc
        .tuple(dated, passages(1))
        .map(([date, [passage]]) => (passage ? [{ kind: 'event' as const, date, passage }] : [])),
    )
    const answer = fc.record({
      kind: fc.constant('timeline' as const),
      speaker: fc.option(actorHeader),
      entries: fc.array(entry, { maxLength: 25 }).map((entries) => entries.flat()),
      undated: fc.nat(),
    })
    const shown = fc.record({
      query: fc.record({ about: hostile }),
      article: fc.option(articleHeader),
      offset: fc.nat({ max: 30 }),
      packed,
      locale,
      chart: fc.option(
        fc.record({
          file: fc.constant({ name: 'timeline.png', data: new Uint8Array([1]) }),
          description: hostile,
        }),
      ),
    })
    conforms(fc.tuple(answer, shown), (input) => timelineView(...input))
  })

  describe('what moderators put right:', () => {
    const spans = (text: string) => ({ text, ends: [0.2, 0.5, 1].map((part) => Math.floor(text.length * part)) })
    const loggedChange = fc.record({
      entry: fc.record({
        number: fc.nat(),
        at: fc.constantFrom('2022-06-07T10:00:00.000Z', '1970-01-01T00:00:00.000Z'),
        member: fc.oneof(hostile, fc.constant('1000000000000000101')),
        article: fc.constant(null),
        statement: fc.constant(null),
        actor: fc.constant('a'),
        undone: fc.boolean(),
        change: fc.oneof(
          fc.record({ action: fc.constant('speaker' as const), actor: hostile, name: hostile }),
          fc.record({ action: fc.constant('date' as const), value: fc.option(hostile) }),
          fc.record({ action: fc.constant('kind' as const), kind: fc.constant('mixed' as const) }),
          fc.record({ action: fc.constant('dismiss' as const) }),
          fc.record({ action: fc.constant('merge' as const), into: hostile }),
          fc.record({ action: fc.constant('rename' as const), name: hostile, before: hostile }),
        ),
      }),
      article: fc.option(articleHeader),
      words: hostile,
      names: fc.constant(new Map([['a', '**@everyone**']])),
    })

    it('the log', () => {
      const history = fc.record({
        total: fc.integer({ min: 0, max: 5000 }),
        changes: fc.uniqueArray(loggedChange, { maxLength: logSize, selector: ({ entry }) => entry.number }),
      })
      conforms(fc.tuple(history, fc.nat({ max: 100 }), locale), (input) => logView(...input))
    })

    it('statements, paragraphs and sentences to choose from', () => {
      conforms(fc.tuple(storedArticle, hits(9), fc.nat({ max: 12 }), locale), (input) => fixListView(...input))
      conforms(fc.tuple(hits(1), fc.array(hostile, { maxLength: 3 }), locale), ([[hit], done, tongue]) =>
        hit ? fixedView(hit, done, tongue) : dismissedView(''),
      )
      conforms(hostile, dismissedView)
      conforms(fc.tuple(storedArticle, fc.nat({ max: 60 })), (input) => paragraphsView(...input))
      conforms(storedArticle, (stored) => {
        const { text, ends } = spans(stored.analysis.text)
        const many = Array.from({ length: 40 }, (_, index) => ({
          sentence: { span: [0, ends[index % 3] ?? text.length] as const, paragraph: 1 },
          index,
        }))
        return sentencesView(stored, many)
      })
    })

    it('names', () => {
      const actors = fc.uniqueArray(actorHeader, { maxLength: 40, selector: ({ id }) => id })
      const headers = fc.uniqueArray(articleHeader, { minLength: 2, maxLength: 30, selector: ({ id }) => id })
      conforms(fc.tuple(hostile, actors, packed, fc.constant(true)), (input) => whoseNameView(...input))
      conforms(fc.tuple(actorHeader, headers, fc.option(hostile), locale), (input) => actorFixView(...input))
      conforms(fc.tuple(actorHeader, headers), (input) => partView(...input))
    })

    it('forms', () => {
      const actors = fc.uniqueArray(actorHeader, { maxLength: 40, selector: ({ id }) => id })
      fc.assert(
        fc.property(hits(1), actors, actorHeader, hostile, ([hit], known, actor, words) => {
          const forms = [
            ...(hit ? [fixForm(hit, known)] : []),
            missedForm(words.repeat(50), known, '@0123456789abcdef'),
            nameForm('Rename', words, 'actor-rename', actor.id),
            mergeForm(actor, known),
          ]
          for (const form of forms) {
            expect(complaintsAbout('ModalInteractionCallbackRequest', { type: 9, data: form })).toEqual([])
            expect(complaintsAboutModal(form)).toEqual([])
          }
        }),
        runs,
      )
    })

    it('an archive before, while and after it is imported', () => {
      const leftOut = fc.array(fc.record({ name: hostile, why: hostile }), { maxLength: 12 })
      const given = storedArticle.map(({ article }) => article)
      const plan = fc.record({
        file: hostile,
        articles: fc.array(given, { maxLength: 12 }),
        known: fc.nat(),
        alike: fc.array(
          fc.record({ article: given, like: fc.record({ article: articleHeader, likeness: fc.constant(0.5) }) }),
          { maxLength: 12 },
        ),
        leftOut,
        key: fc.constant('0123456789ab'),
      })
      conforms(fc.tuple(plan, locale), (input) => archivePlanView(...input))
      const state = fc.record({
        file: hostile,
        key: fc.constant('0123456789ab'),
        total: fc.integer({ min: 1, max: 2000 }),
        done: fc.nat({ max: 2000 }),
        title: fc.option(hostile),
        statements: fc.nat(),
        failed: leftOut,
      })
      conforms(fc.tuple(state, locale), ([one, tongue]) =>
        importView({ ...one, done: Math.min(one.done, one.total) }, tongue),
      )
      conforms(fc.tuple(state, locale), (input) => importedView(...input))
    })

    it('settings', () => {
      const settings = fc.record({
        answers: fc.constantFrom('public' as const, 'private' as const),
        starter: fc.boolean(),
        starterOff: fc.array(hostile, { maxLength: 3 }),
        language: fc.constantFrom(null, 'de', 'zh-TW'),
        moderators: fc.constantFrom(null, '123'),
      })
      const headers = fc.uniqueArray(articleHeader, { maxLength: 60, selector: ({ id }) => id })
      conforms(fc.tuple(settings, headers, fc.constantFrom(0, 25, 50), locale), (input) => settingsView(...input))
    })
  })

  it('an error', () => conforms(hostile, (words) => troubleView(`No article “${words}”.`)))
  it('a notice', () => conforms(articleHeader, ({ title, id }) => noticeView(title, id)))
  it('help', () => expect(complaintsAboutReply(helpView(commands, true))).toEqual([]))
})

describe('a picture in a reply', () => {
  const file = { name: 'chart.png', data: new Uint8Array([1]) }

  it('is taken by Discord, with its description, whatever that says', () => {
    conforms(hostile, (words) => message(accents.statements, [picture(file, words)], [file]))
  })

  it('is refused where its file is missing', () => {
    expect(complaintsAboutReply(message(accents.statements, [picture(file, 'A chart')]))).not.toEqual([])
  })

  it('is told in words in the terminal', () => {
    const words = plainText(message(accents.statements, [picture(file, 'A chart of who spoke')], [file]), 'en-GB')
    expect(words).toContain('[picture: A chart of who spoke]')
  })
})
