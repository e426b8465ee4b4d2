import { describe, expect, it } from 'vitest'
import { articleOf } from '../library/analyze-lines.ts'
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

describe('remembered words in Discord', () => {
  it('are found as said, as nobody’s, and nearly so', async () => {
    const { ana, sandbox } = await startVelden()
    await ana.types('/who-said quote:"The harbour will OPEN again!"')
    expect(ana.text()).toContain('**Said in these words**')
    await ana.presses('Context')
    expect(ana.text()).toContain('**the harbour will open again**')
    await ana.types('/who-said quote:"the harbour froze"')
    expect(ana.text()).toContain('**In the articles, but not as anyone’s statement**')
    await ana.types('/who-said quote:"the harber will opn again"')
    expect(ana.text()).toContain('**The nearest that was said**')
    await ana.types('/who-said quote:"?!"')
    expect(ana.text()).toContain('The quotation has no words.')
    expect(sandbox.violations).toEqual([])
  })
})

describe('actors in Discord', () => {
  it('are listed for an article and opened, by the select and by name', async () => {
    const { ana, sandbox } = await startVelden()
    await ana.picks('/actors article:bri', 'A Bridge for Velden')
    await ana.chooses(['Bo Lindt'])
    expect(ana.text()).toContain('**Roles over time**\n- Mayor of Velden: in an undated article')
    await ana.presses('All statements')
    expect(ana.text()).toContain('2 statements in 1 article')
    await ana.picks('/actors actor:cal', 'Cal Orlo')
    await ana.presses('Timeline')
    expect(ana.text()).toContain('### Cal Orlo')
    await ana.types('/actors')
    await ana.chooses(['Ada Orlo'])
    expect(ana.text()).toContain('**Last statements**')
    expect(sandbox.violations).toEqual([])
  })
})

describe('a search with filters in Discord', () => {
  it('completes articles and actors, and keeps the filters when the page is turned', async () => {
    const { ana, sandbox } = await startVelden()
    await ana.picks('/search words:said actor:ada', 'Ada Orlo')
    expect(ana.text()).toContain('In 5 paragraphs that this actor says or is named in')
    await ana.picks('/search words:said from:2022-06 article:bri', 'A Bridge for Velden')
    expect(ana.text()).toContain('In 5 paragraphs from June 2022')
    await ana.types('/search words:said from:2022-06')
    await ana.presses('▶')
    expect(ana.text()).toContain('6 of 6')
    await ana.presses('Article')
    expect(ana.text()).toContain('### A Bridge for Velden')
    expect(sandbox.violations).toEqual([])
  })
})

describe('a timeline in Discord', () => {
  it('comes with one picture, which has words, also after the page is turned', async () => {
    const { ana, app, sandbox } = await startVelden()
    const library = await app.library(sandbox.seat('Ana', 'general').place.guild?.id ?? '')
    const lines = Array.from(
      { length: 14 },
      (_, i) => `2022-0${1 + (i % 9)}-11 : Dee Ravn said the kiln has ${i} bricks`,
    )
    await library.add(articleOf('kiln', lines.join('\n\n'), { title: 'The Kiln' }))
    await ana.types('/timeline article:Kiln')
    const pictures = () => ana.answer().attachments.map(({ filename, content_type: type }) => `${filename} ${type}`)
    expect(pictures()).toEqual(['timeline.png image/png'])
    const words = () => JSON.stringify(ana.answer().components).includes('Who spoke when. Dee Ravn: 14 statements')
    expect(words()).toBe(true)
    const [before] = ana.answer().attachments
    await ana.presses('▶')
    expect(ana.text()).toContain('11 to 14 of 14')
    expect(pictures()).toEqual(['timeline.png image/png'])
    expect(ana.answer().attachments[0]?.id).not.toBe(before?.id)
    expect(words()).toBe(true)
    expect(sandbox.violations).toEqual([])
  })

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
