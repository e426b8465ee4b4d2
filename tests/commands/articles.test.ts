import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/plain-text.ts'
import { summaryView } from '../../src/bot/views/article.ts'
import { analyzeLines } from '../library/analyze-lines.ts'
import { messageOf, openTown, textOf } from './town.ts'

describe('/summarize', () => {
  it('separates what the article asserts from what it reports', async () => {
    const town = await openTown()
    const text = await town.ask('/summarize article:Bridge length:long')
    expect(text).toContain('A Bridge for Velden\nThe Velden Post · not dated')
    expect(text).toMatch(/What The Velden Post asserts\n• Nothing happened for days, and the harbour froze\. \(¶2\)/)
    expect(text).toContain('What it reports others as saying\n• Ada Orlo, Foreign Minister, 7 June 2022: “the bridge')
    expect(text).toContain('2 people')
    expect(text).toContain('7 statements')
  })

  it('opens the actors of the article', async () => {
    const town = await openTown()
    const actors = await town.press(messageOf(await town.reply('/summarize article:Bridge')), 'Actors')
    expect(textOf(actors)).toContain('• Ada Orlo, Foreign Minister: 5 statements, 5 mentions')
  })

  it('says that there is no such article', async () => {
    const town = await openTown()
    expect(await town.ask('/summarize article:zeppelin')).toBe(
      'No article called “zeppelin”. Type a few words of its title and choose one.',
    )
  })

  it('tells an empty community how articles come in', async () => {
    const town = await openTown('no articles')
    expect(await town.ask('/summarize article:Bridge')).toBe('No articles yet. Moderators add them with /article add.')
  })
})

describe('/actors', () => {
  it('lists people by what they say, with their roles', async () => {
    const town = await openTown()
    expect(await town.ask('/actors article:Bridge')).toMatch(
      /People\n• Ada Orlo, Foreign Minister: 5 statements, 5 mentions\n• Bo Lindt, Mayor of Velden: 2 statements/,
    )
  })

  it('opens one actor', async () => {
    const town = await openTown()
    const actors = await town.reply('/actors article:Bridge')
    const one = await town.press(messageOf(actors), 'Open one actor', ['e2'])
    expect(textOf(one)).toContain('Bo Lindt\nMayor of Velden')
    expect(textOf(one)).toContain('• the ferry was late (not dated, ¶4)')
  })
})

describe('/help', () => {
  it('lists the commands with their options', async () => {
    const town = await openTown()
    expect(await town.ask('/help')).toContain('/summarize article length?')
  })
})

describe('what an article says of memberships', () => {
  it('is set against the reference where they differ', () => {
    const text = 'Serbia has been an observer of the CSTO since 2003.'
    const header = {
      id: 'a',
      title: 'Observers',
      author: null,
      source: null,
      url: null,
      published: { value: null, basis: 'unknown' as const },
      starter: false,
    }
    const article = { ...header, published: null, language: 'en', tags: [], text }
    const claim = {
      span: [0, text.length] as const,
      alliance: 'CSTO',
      country: 'RS',
      status: 'observer',
      from: '2003',
      verdict: 'differs' as const,
      reference: { status: 'observer', from: '2013-04', to: null, source: 'The assembly' },
    }
    const analysis = { ...analyzeLines(article), claims: [claim, { ...claim, verdict: 'unclear' as const }] }
    const view = summaryView({ header, article, analysis, paragraphs: [[0, text.length]] }, [], 'en-GB')
    expect(plainText(view, 'en-GB')).toContain(
      'Differs from the reference\n• Serbia in the CSTO: the article says observer since 2003 (¶1), the reference observer since April 2013 (The assembly)\n[',
    )
  })
})
