import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Message } from '../../src/bot/reply.ts'
import { actorsView, actorView } from '../../src/bot/views/actors.ts'
import { summaryView } from '../../src/bot/views/article.ts'
import { contextView } from '../../src/bot/views/context.ts'
import { helpView } from '../../src/bot/views/help.ts'
import { noticeView, troubleView } from '../../src/bot/views/notice.ts'
import { nobodyView, nothingView, pageSize, statementsView, whichView } from '../../src/bot/views/statements.ts'
import { complaintsAboutReply } from './conforming.ts'
import { actorHeader, articleHeader, hits, hostile, statementContext, storedArticle } from './hostile.ts'

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
    conforms(fc.tuple(statementContext, locale), (input) => contextView(...input)))

  it('a summary', () => {
    conforms(fc.tuple(storedArticle, locale), ([stored, tongue]) =>
      summaryView(stored, stored.analysis.summary, tongue),
    )
  })

  it('the actors of an article', () => conforms(fc.tuple(storedArticle, locale), (input) => actorsView(...input)))

  it('one actor', () => {
    conforms(fc.tuple(storedArticle, locale), ([stored, tongue]) => {
      const entity = stored.analysis.entities[0]
      return entity ? actorView(stored, entity, tongue) : noticeView('nobody')
    })
  })

  it('an error', () => conforms(hostile, (words) => troubleView(`No article “${words}”.`)))
  it('a notice', () => conforms(articleHeader, ({ title, id }) => noticeView(title, id)))
  it('help', () => expect(complaintsAboutReply(helpView(commands, true))).toEqual([]))
})
