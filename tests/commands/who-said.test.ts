import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/bot/dispatch.ts'
import { controls, member, messageOf, openTown, textOf } from './town.ts'

describe('/who-said', () => {
  it('shows the words, the date with its basis, the kind and the place', async () => {
    const town = await openTown()
    const text = await town.ask('/who-said speaker:Ada Orlo about:bridge')
    expect(text).toContain('Ada Orlo\nForeign Minister\n1 statement in 1 article about “bridge”')
    expect(text).toContain(
      '“the bridge will be built by spring.”\n7 June 2022, dated in the text · direct · A Bridge for Velden, ¶1  [Context]',
    )
  })

  it('says that an indirect statement is in the article’s words, and that an undated one is not dated', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said about:ferry speaker:Lindt')).toContain(
      "the ferry was late\nnot dated · in the article's words · A Bridge for Velden, ¶4",
    )
  })

  it('turns the pages with buttons', async () => {
    const town = await openTown()
    const first = await town.reply('/who-said speaker:Ada Orlo')
    expect(textOf(first)).toContain('1 to 4 of 5')
    const second = await town.press(messageOf(first), '▶')
    expect(second.type).toBe('update')
    expect(textOf(second)).toContain('5 of 5')
    expect(textOf(await town.press(messageOf(second), '◀'))).toBe(textOf(first))
  })

  it('shows only quotations, and all again', async () => {
    const town = await openTown()
    const quotations = await town.press(messageOf(await town.reply('/who-said speaker:Ada Orlo')), 'Only quotations')
    expect(textOf(quotations)).toContain('1 to 2 of 2, only quotations')
    expect(textOf(await town.press(messageOf(quotations), 'All statements'))).toContain('1 to 4 of 5')
  })

  it('sorts by date both ways', async () => {
    const town = await openTown()
    const oldest = await town.press(messageOf(await town.reply('/who-said speaker:Ada Orlo')), 'Oldest first')
    expect(textOf(oldest)).toMatch(/bridge will be built[\s\S]+harbour was closed[\s\S]+oldest first/)
    const newest = await town.press(messageOf(oldest), 'Newest first')
    expect(textOf(newest)).toMatch(/toll[\s\S]+nobody had asked[\s\S]+newest first/)
  })

  it('asks which of two people is meant, and answers for the one chosen', async () => {
    const town = await openTown()
    const which = await town.reply('/who-said speaker:Orlo')
    expect(textOf(which)).toMatch(/Which “Orlo”\?[\s\S]+Ada Orlo \| Cal Orlo/)
    const { library } = town.app
    const [cal] = await (await library('1')).suggestSpeakers('Cal', 1)
    const chosen = await town.press(messageOf(which), 'Choose a speaker', [cal?.id ?? ''])
    expect(textOf(chosen)).toContain('Cal Orlo\nMarket Warden\n1 statement in 1 article')
  })

  it('offers the nearest names where nobody has that one', async () => {
    const town = await openTown()
    const nobody = await town.reply('/who-said speaker:Bo Lint')
    expect(textOf(nobody)).toContain('No speaker called “Bo Lint” in these articles.')
    expect(textOf(await town.press(messageOf(nobody), 'Bo Lindt'))).toContain('Bo Lindt\nMayor of Velden')
  })

  it('shows the paragraph of a statement with its words in bold, for the asker alone', async () => {
    const town = await openTown()
    const page = await town.reply('/who-said speaker:Ada Orlo about:bridge')
    const context = await town.press(messageOf(page), 'Context')
    expect(context).toMatchObject({ type: 'message', private: true })
    const markdown = JSON.stringify(messageOf(context))
    expect(markdown).toContain('__Ada Orlo__ __said__ **“the bridge will be built by spring.”**')
    expect(markdown).toContain('-# Nothing happened for days, and the harbour froze.')
  })

  it('filters by date', async () => {
    const town = await openTown()
    const text = await town.ask('/who-said speaker:Ada Orlo from:July 2022 to:2022')
    expect(text).toContain('1 to 2 of 2')
    expect(text).toContain('July 2022, dated in the text')
  })

  it('says what no date is', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said from:soon')).toBe(
      '“soon” is no date for from. Write a year, 2022-05, 2022-05-16 or 16 May 2022.',
    )
  })

  it('says that nothing fits', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said speaker:Ada Orlo about:ferry to:2021')).toContain(
      'No statement by this speaker, about “ferry”, to 2021.',
    )
  })

  it('tells an empty community how articles come in', async () => {
    const town = await openTown('no articles')
    expect(await town.ask('/who-said speaker:Orlo')).toBe('No articles yet. Moderators add them with /article add.')
  })

  it('escapes what articles say', async () => {
    const town = await openTown()
    const reply = await town.reply('/who-said about:toll')
    expect(JSON.stringify(messageOf(reply))).toContain('the toll is \\\\*not\\\\* decided, \\\\@everyone.')
  })

  it('suggests speakers with their roles, and articles', async () => {
    const { app } = await openTown()
    const suggest = (name: string, typed: string) =>
      dispatch(
        {
          type: 'autocomplete',
          asker: member,
          name: 'who-said',
          subcommand: null,
          options: {},
          focused: { name, typed },
        },
        app,
      )
    expect(await suggest('speaker', 'ada')).toMatchObject({
      suggestions: [{ name: 'Ada Orlo, Foreign Minister' }],
    })
    expect(await suggest('article', 'mark')).toMatchObject({ suggestions: [{ name: 'Market Day', value: 'market' }] })
  })

  it('leaves the answer of another member as it is', async () => {
    const town = await openTown()
    const page = messageOf(await town.reply('/who-said speaker:Ada Orlo'))
    const next = controls(page).find(({ label }) => label === '▶')
    const reply = await dispatch(
      { type: 'component', asker: member, customId: next?.customId ?? '', values: [], own: false },
      town.app,
    )
    expect(reply).toMatchObject({ type: 'message', private: true })
  })

  it('answers a long question page by page, its words kept by the library', async () => {
    const town = await openTown()
    const words = `harbour ${'quay '.repeat(30)}`.trim()
    const page = await town.reply(`/who-said about:${words}`)
    const ids = controls(messageOf(page)).map(({ customId }) => customId)
    expect(ids.some((id) => id.includes(':@'))).toBe(true)
    const sorted = await town.press(messageOf(page), 'Only quotations')
    expect(textOf(sorted)).toMatch(/quay/)
  })
})
