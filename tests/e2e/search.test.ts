import { describe, expect, it } from 'vitest'
import { startVelden } from './velden.ts'

describe('a member in Discord', () => {
  it('searches, turns the page and opens the article of a hit', async () => {
    const { ana, sandbox } = await startVelden()
    await ana.types('/search words:said')
    expect(ana.text()).toContain('1 to 5 of 8')
    await ana.presses('▶')
    expect(ana.text()).toContain('6 to 8 of 8')
    await ana.presses('Article')
    await ana.presses('Summary')
    expect(ana.text()).toContain('What it reports others as saying')
    expect(sandbox.violations).toEqual([])
  })

  it('asks of a message who said this, and alone sees the answer', async () => {
    const { ana, mara, sandbox } = await startVelden()
    const post = mara.says('Was it not “the bridge will be built by spring”?')
    await ana.usesMenu('Who said this?', post)
    expect(ana.text()).toContain('**Ada Orlo**, Foreign Minister')
    expect(mara.messages().map(({ id }) => id)).toEqual([post.id])
    expect(sandbox.violations).toEqual([])
  })
})

describe('a timeline in Discord', () => {
  it('opens from a summary, and by the names that complete', async () => {
    const { ana, sandbox } = await startVelden()
    await ana.picks('/summarize article:bri', 'A Bridge for Velden')
    await ana.presses('Timeline')
    expect(ana.text()).toContain('6 dated lines')
    await ana.picks('/timeline actor:ad', 'Ada Orlo')
    expect(ana.text()).toContain('**June 2022**')
    expect(sandbox.violations).toEqual([])
  })
})
