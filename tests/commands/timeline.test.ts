import { describe, expect, it } from 'vitest'
import { articleOf } from '../library/analyze-lines.ts'
import { messageOf, openTown, textOf } from './town.ts'

describe('/timeline', () => {
  it('puts the statements of a speaker in order, by month, and counts the undated', async () => {
    const town = await openTown()
    const text = await town.ask('/timeline actor:Ada Orlo')
    expect(text).toMatch(
      /June 2022\n• 7 June 2022 “the bridge[^\n]+\n• 9 June 2022 the harbour was closed[^\n]+\n• 10 June 2022[^\n]+\nJuly 2022\n• nobody had asked[^\n]+\nAugust 2022\n• 1 August 2022/,
    )
    expect(await town.ask('/timeline actor:Bo Lindt')).toContain('1 dated line · 1 statement not dated')
  })

  it('names the speakers of a topic, and the articles', async () => {
    const town = await openTown()
    expect(await town.ask('/timeline about:bridge')).toMatch(
      /2021\n• Bo Lindt: the bridge has no budget \(A Bridge for Velden, ¶5; dated in the text\)\nJune 2022\n• 7 June 2022 Ada Orlo:/,
    )
  })

  it('draws who spoke when, and says the same in words', async () => {
    const town = await openTown()
    const reply = messageOf(await town.reply('/timeline article:Bridge'))
    expect(reply.files?.map(({ name }) => name)).toEqual(['timeline.png'])
    expect(textOf(await town.reply('/timeline article:Bridge'))).toContain(
      '[picture: Who spoke when. Ada Orlo: 5 statements, 7 June 2022, 9 June 2022, 10 June 2022, July 2022, and more until 1 August 2022. Bo Lindt: 1 statement, 2021.]',
    )
    expect(messageOf(await town.reply('/timeline actor:Bo Lindt')).files).toBeUndefined()
  })

  it('has the dated events of an article, an actor and a topic', async () => {
    const town = await openTown()
    const library = await town.app.library('1')
    await library.add(
      articleOf('ferry', 'The ferry sank on 2020-05-03.\n\n2022-09-01 : Dee Ravn said no', { title: 'The Ferry' }),
    )
    expect(await town.ask('/timeline article:Ferry')).toMatch(
      /May 2020\n• 3 May 2020 The ferry sank[^\n]*\(¶1\)\nSeptember/,
    )
    expect(await town.ask('/timeline about:ferry')).toMatch(/• 3 May 2020 The ferry sank[^\n]*\(The Ferry, ¶1\)/)
    expect(await town.ask('/timeline about:harbour')).not.toContain('The ferry sank')
    expect(await town.ask('/timeline actor:Dee Ravn')).not.toContain('The ferry sank')
  })

  it('has events of a week and of a night', async () => {
    const town = await openTown()
    const library = await town.app.library('1')
    await library.add(articleOf('ferry', 'It sank in 2020-W18.\n\nIt rose on 2020-05-03TNI.', { title: 'The Ferry' }))
    expect(await town.ask('/timeline article:Ferry')).toMatch(
      /• the week of 27 April 2020 It sank[^\n]+\n[\s\S]*• 3 May 2020 It rose/,
    )
  })

  it('has no event of a date that tells how long, or what something is compared with', async () => {
    const town = await openTown()
    const library = await town.app.library('1')
    const text =
      'It has sunk since 2020-05-03.\n\nMore ferries sank than in 2020-04-01 waters.\n\nIt spent 2020-W18 at sea.\n\nIt rose on 2020-05-04.'
    await library.add(articleOf('ferry', text, { title: 'The Ferry' }))
    const reply = await town.ask('/timeline article:Ferry')
    expect(reply).toContain('It rose on 2020-05-04')
    for (const words of ['since', 'than', 'spent']) expect(reply).not.toContain(words)
  })

  it('opens from a summary', async () => {
    const town = await openTown()
    const opened = await town.press(messageOf(await town.reply('/summarize article:Bridge')), 'Timeline')
    expect(textOf(opened)).toContain('A Bridge for Velden\n6 dated lines · 1 statement not dated')
  })

  it('says what it needs, and whom it does not know', async () => {
    const town = await openTown()
    expect(await town.ask('/timeline')).toBe('A timeline of what? Give an article, an actor or a topic (about).')
    expect(await town.ask('/timeline actor:Orlo')).toMatch(/^More than one fits “Orlo”: Ada Orlo, Cal Orlo\./)
    expect(await town.ask('/timeline actor:Bo Lint')).toContain('Did you mean Bo Lindt?')
    expect(await town.ask('/timeline article:zeppelin')).toMatch(/^No article called “zeppelin”/)
  })
})
