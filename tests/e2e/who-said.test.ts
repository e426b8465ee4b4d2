import { describe, expect, it } from 'vitest'
import { articleOf } from '../library/analyze-lines.ts'
import { member } from './member.ts'
import { startVelden } from './velden.ts'

describe('a member in Discord', () => {
  it('asks with autocomplete, turns the page and opens a context', async () => {
    const { ana, sandbox } = await startVelden()
    expect(await ana.choices('/who-said speaker:ad')).toEqual(['Ada Orlo, Foreign Minister'])
    await ana.picks('/who-said speaker:ad', 'Ada Orlo')
    expect(ana.text()).toContain('### Ada Orlo\nForeign Minister\n-# 5 statements in 1 article')
    await ana.presses('▶')
    expect(ana.text()).toContain('5 of 5')
    await ana.presses('◀')
    await ana.presses('Context')
    expect(ana.text()).toMatch(/__Ada Orlo__ __said__ \*\*/)
    expect(sandbox.violations).toEqual([])
  })

  it('is offered topics: names that begin so first, then words of titles, then what is nearly so', async () => {
    const { ana } = await startVelden()
    expect(await ana.choices('/who-said about:b')).toEqual(['Bo Lindt', 'bridge'])
    expect(await ana.choices('/who-said about:brid')).toEqual(['bridge'])
    expect(await ana.choices('/timeline about:markte')).toContain('market')
    await ana.picks('/who-said about:brid', 'bridge')
    expect(ana.text()).toContain('the bridge has no budget')
  })

  it('is offered names by what begins them, or else by what is nearly them', async () => {
    const { ana } = await startVelden()
    expect(await ana.choices('/who-said speaker:orl')).toEqual([
      'Ada Orlo, Foreign Minister',
      'Cal Orlo, Market Warden',
    ])
    expect(await ana.choices('/who-said speaker:lindd')).toEqual(['Bo Lindt, Mayor of Velden'])
    expect(await ana.choices('/summarize article:')).toHaveLength(2)
    expect(await ana.choices('/summarize article:vlden')).toEqual(['A Bridge for Velden'])
  })

  it('jumps to a page, also after a restart of the bot', async () => {
    const { ana, app, restart } = await startVelden()
    const library = await app.library(ana.seat.place.guild?.id ?? '')
    const lines = Array.from({ length: 12 }, (_, i) => `2022-01-${10 + i} : Dee Ravn said line ${i}`)
    await library.add(articleOf('long', lines.join('\n\n')))
    await ana.types('/who-said speaker:Dee Ravn')
    await restart()
    await ana.chooses(['Page 3 of 3'])
    expect(ana.text()).toContain('9 to 12 of 12')
    await ana.presses('Oldest first')
    expect(ana.text()).toContain('1 to 4 of 12, oldest first')
    await ana.presses('Only quotations')
    expect(ana.text()).toContain('No statement')
  })

  it('uses the buttons of an answer from before a restart', async () => {
    const { ana, restart } = await startVelden()
    await ana.types(`/who-said speaker:Ada Orlo about:the harbour and the bridge and the ferry and the toll of Velden`)
    await restart()
    await ana.presses('Only quotations')
    expect(ana.text()).toContain('only quotations')
  })

  it('gets an answer of their own where they press a button under another’s', async () => {
    const { ana, mara, sandbox } = await startVelden()
    await ana.types('/who-said speaker:Ada Orlo')
    const page = ana.answer()
    await mara.presses('▶', page)
    expect(mara.text()).toContain('5 of 5')
    expect(mara.answer().id).not.toBe(page.id)
    expect(ana.text(ana.answer())).toContain('1 to 4 of 5')
    expect(sandbox.violations).toEqual([])
  })

  it('is told privately that a forged button is none', async () => {
    const { ana } = await startVelden()
    await ana.types('/who-said speaker:Ada Orlo')
    await ana.forges('1:said:next:0:all:newest:@forged')
    expect(ana.text()).toContain('This button is from an older answer.')
  })

  it('opens the summary, the actors and one actor of an article', async () => {
    const { ana, sandbox } = await startVelden()
    await ana.picks('/summarize article:bri', 'A Bridge for Velden')
    expect(ana.text()).toContain('What it reports others as saying')
    await ana.presses('Actors')
    await ana.chooses(['Bo Lindt'])
    expect(ana.text()).toContain('### Bo Lindt')
    await ana.types('/help')
    expect(ana.text()).toContain('/who-said')
    expect(sandbox.violations).toEqual([])
  })
})

describe('an answer that takes long', () => {
  it('is announced, and filled in when it is there', async () => {
    const gate = Promise.withResolvers<void>()
    const { ana, sandbox } = await startVelden((app) => ({
      ...app,
      library: async (guild) => {
        await gate.promise
        return app.library(guild)
      },
    }))
    const asked = ana.types('/who-said speaker:Ada Orlo')
    await ana.sees('')
    gate.resolve()
    await asked
    await ana.sees('5 statements')
    expect(sandbox.violations).toEqual([])
  })

  it('that turns out to be an error is shown to the asker alone', async () => {
    const gate = Promise.withResolvers<void>()
    const { ana, mara, sandbox } = await startVelden((app) => ({
      ...app,
      library: async (guild) => {
        await gate.promise
        return app.library(guild)
      },
    }))
    const asked = ana.types('/who-said from:soon')
    await ana.sees('')
    gate.resolve()
    await asked
    await ana.sees('“soon” is no date')
    expect(mara.messages()).toEqual([])
    expect(sandbox.violations).toEqual([])
  })
})

describe('commands', () => {
  it('are not registered again where nothing changed', async () => {
    const { sandbox, restart } = await startVelden()
    sandbox.fault({ method: 'PUT', path: /\/commands$/, kind: 500 })
    await restart()
    expect(sandbox.discord.faults.left).toBe(1)
  })
})

describe('outside any server', () => {
  it('a member asks by direct message, and no community’s articles are there', async () => {
    const { sandbox } = await startVelden()
    const bo = member(sandbox, 'Bo')
    await bo.types('/who-said speaker:Ada Orlo')
    expect(bo.text()).toContain('No articles yet.')
    await bo.types('/help')
    expect(bo.text()).toContain('/who-said')
    expect(sandbox.violations).toEqual([])
  })

  it('a member asks by their own installation, in a server that the bot is not in', async () => {
    const { sandbox, app } = await startVelden()
    const starter = await app.library('starter')
    await starter.add(articleOf('otter', 'undated : Eve Moss said otters swim', { title: 'Otters' }))
    const bo = member(sandbox, 'Bo', 'lobby')
    await bo.types('/who-said speaker:Eve Moss')
    expect(bo.text()).toContain('otters swim')
    expect(sandbox.people.offered(bo.seat).map(({ command }) => command.name)).not.toContain('article')
    await bo.forgesCommand('article', 'list')
    expect(bo.text()).toContain('Only moderators can do this')
  })
})
