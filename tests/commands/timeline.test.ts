import { describe, expect, it } from 'vitest'
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
      /2021\n• Bo Lindt: the bridge has no budget \(A Bridge for Velden, ¶5\)\nJune 2022\n• 7 June 2022 Ada Orlo:/,
    )
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
