import { describe, expect, it } from 'vitest'
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
