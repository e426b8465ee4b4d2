import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/plain-text.ts'
import { summaryView } from '../../src/bot/views/summary.ts'
import { analyzeLines, articleOf } from '../library/analyze-lines.ts'
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

  it('gives the key facts: who, where and when, and how much was said by whom', async () => {
    const text = await (await openTown()).ask('/summarize article:Bridge')
    expect(text).toMatch(/Key facts\nWho: Ada Orlo \(Foreign Minister\), Bo Lindt \(Mayor of Velden\)\n/)
    expect(text).toContain('When: 2021 to 1 August 2022\nSaid: 7 statements by Ada Orlo 5, Bo Lindt 2\n')
  })

  it('calls an opinion piece that, where its source does', async () => {
    const town = await openTown()
    const library = await town.app.library('1')
    const fields = { title: 'On Bridges', author: 'Dee Ravn', source: 'The Velden Post' }
    await library.add(articleOf('op', 'Bridges are good for towns.', { ...fields, tags: ['Opinion'] }))
    const text = await town.ask('/summarize article:On Bridges')
    expect(text).toContain('On Bridges\nOpinion · Dee Ravn · The Velden Post')
    expect(text).toContain('What Dee Ravn (The Velden Post) asserts\n• Bridges are good for towns. (¶1)')
    expect(await town.ask('/summarize article:Bridge for Velden')).not.toContain('Opinion')
  })

  it('shows a quotation without the comma that belongs to the sentence around it', async () => {
    const town = await openTown()
    const library = await town.app.library('1')
    await library.add(articleOf('comma', 'undated : Dee Ravn said “the kiln is cold,”', { title: 'The Kiln' }))
    expect(await town.ask('/summarize article:Kiln')).toContain('Dee Ravn: “the kiln is cold” (¶1)')
    expect(await town.ask('/who-said speaker:Ravn')).toContain('“the kiln is cold”\n')
  })

  it('says how it was told where that is more than said: what is rejected is not held', async () => {
    const town = await openTown()
    const library = await town.app.library('1')
    await library.add(articleOf('claim', 'undated : Dee Ravn asked who pays for the kiln', { title: 'The Kiln' }))
    expect(await town.ask('/summarize article:Kiln')).toContain('Dee Ravn, asked: who pays for the kiln (¶1)')
    expect(await town.ask('/who-said speaker:Ravn')).toContain("in the article's words: asked")
    expect(await town.ask('/who-said speaker:Bo Lindt')).toContain("in the article's words · ")
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
    expect(textOf(one)).toContain('Bo Lindt\nMayor of Velden\nPerson · 2 statements · in 1 article')
    expect(textOf(one)).toContain('• the ferry was late (not dated; ¶4)')
  })

  it('opens one by name, also in lower case and nearly so, with statements and timeline', async () => {
    const town = await openTown()
    const one = await town.reply('/actors actor:ada orlo')
    expect(textOf(one)).toContain('Roles over time\n• Foreign Minister: in an undated article')
    expect(textOf(await town.press(messageOf(one), 'All statements'))).toContain('5 statements in 1 article')
    expect(textOf(await town.press(messageOf(one), 'Timeline'))).toContain('Ada Orlo\n5 dated lines')
    expect(await town.ask('/actors actor:Bo Lint')).toBe(
      'Nobody called “Bo Lint” in these articles. Did you mean Bo Lindt?',
    )
    expect(await town.ask('/actors actor:Orlo')).toMatch(/^More than one fits “Orlo”: Ada Orlo, Cal Orlo\./)
  })

  it('lists all who speak in the articles, the most first, and opens one', async () => {
    const town = await openTown()
    const all = await town.reply('/actors')
    expect(textOf(all)).toMatch(/People\n• Ada Orlo, Foreign Minister: 5 statements\n• Bo Lindt, Mayor of Velden: 2/)
    const value = JSON.stringify(messageOf(all)).match(/"label":"Bo Lindt","value":"([^"]+)"/)?.[1] ?? ''
    expect(textOf(await town.press(messageOf(all), 'Open one actor', [value]))).toContain('Mayor of Velden')
    expect(await (await openTown('no articles')).ask('/actors')).toMatch(/^No articles yet/)
  })

  it('is about an article or an actor', async () => {
    expect(await (await openTown()).ask('/actors article:Bridge actor:Orlo')).toBe(
      'Give an article or an actor, not both.',
    )
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
    const view = summaryView(
      { header, article, analysis, paragraphs: [[0, text.length]] },
      { asserted: [], reported: [] },
      'en-GB',
    )
    expect(plainText(view, 'en-GB')).toContain(
      'Differs from the reference\n• Serbia, CSTO: the article says observer since 2003 (¶1), the reference observer since April 2013 (The assembly)\n[',
    )
  })
})
