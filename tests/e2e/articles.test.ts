import { describe, expect, it } from 'vitest'
import { startVelden } from './velden.ts'

const kiln = '2022-10-02 Potter: Dee Ravn said the kiln is cold'

describe('a moderator in Discord', () => {
  it('adds an article by the form, edits its details and saves it', async () => {
    const { mara, ana, sandbox } = await startVelden()
    await mara.types('/article add')
    await mara.submits({ text: kiln, title: 'The Kln', byline: 'Eda Moss; The Velden Post' })
    expect(mara.text()).toContain('**Not saved yet**')
    expect(mara.text()).toContain('Eda Moss · The Velden Post · not dated')
    expect(mara.text()).toContain('Date of publication: not given, and the text does not tell')
    await mara.presses('Edit details')
    await mara.submits({ title: 'The Kiln', published: '2022-10-03' })
    expect(mara.text()).toContain('### The Kiln')
    expect(mara.text()).toContain('Date of publication: given with the article')
    expect(mara.answer().flags & 64, 'the preview stays the moderator’s alone').toBe(64)
    await mara.presses('Save')
    expect(mara.text()).toContain('Saved: **The Kiln**')
    await ana.types('/who-said about:kiln')
    expect(ana.text()).toContain('the kiln is cold')
    expect(sandbox.violations).toEqual([])
  })

  it('is told of articles that are much like a new one', async () => {
    const { mara, app } = await startVelden()
    const library = await app.library(mara.seat.place.guild?.id ?? '')
    const stored = await library.article('bridge')
    const text = `${stored?.article.text}\n\nundated : Dee Ravn said one line more`
    const file = { filename: 'bridge.txt', contentType: 'text/plain', bytes: Buffer.from(text) }
    await mara.types('/article add title:The Bridge again file:bridge.txt', { file })
    expect(mara.text()).toMatch(/Much the same text is in the library:\n- A Bridge for Velden, \d\d% the same/)
  })

  it('adds the text, the file or the link of a message', async () => {
    const { mara, ana } = await startVelden()
    const embedded = ana.says(kiln)
    await mara.usesMenu('Add to corpus', embedded)
    expect(mara.text()).toContain('Dee Ravn: the kiln is cold')
    const bytes = Buffer.from(`# The Kiln\n\n${kiln}`)
    await mara.usesMenu(
      'Add to corpus',
      ana.says('see this', [{ filename: 'kiln.md', contentType: 'text/markdown', bytes }]),
    )
    expect(mara.text()).toContain('### The Kiln')
    await mara.usesMenu('Add to corpus', ana.says('see http://127.0.0.1/x'))
    expect(mara.text()).toContain('127.0.0.1')
  })

  it('adds an article from a file', async () => {
    const { mara, sandbox } = await startVelden()
    const file = { filename: 'kiln.md', contentType: 'text/markdown', bytes: Buffer.from(`# The Kiln\n\n${kiln}\n`) }
    await mara.types('/article add file:kiln.md', { file })
    expect(mara.text()).toContain('### The Kiln')
    await mara.presses('Save')
    expect(mara.text()).toContain('Saved: **The Kiln**')
    expect(sandbox.violations).toEqual([])
  })

  it('lists, shows, exports, removes and restores', async () => {
    const { mara, sandbox } = await startVelden()
    await mara.types('/article list')
    await mara.presses('Show')
    await mara.presses('Export')
    expect(mara.answer().attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/\.md$/)])
    await mara.types('/article export')
    expect(mara.answer().attachments.map(({ filename }) => filename)).toEqual(['articles.zip'])
    await mara.picks('/article remove article:mark', 'Market Day')
    await mara.presses('Restore')
    expect(mara.text()).toContain('Restored: **[Market Day]')
    expect(sandbox.violations).toEqual([])
  })
})

describe('a member in Discord', () => {
  it('cannot use what is the moderators’, even by a forged button', async () => {
    const { ana, app, sandbox } = await startVelden()
    await ana.types('/who-said speaker:Cal Orlo')
    const page = ana.answer()
    for (const id of [
      '1:article-remove:market',
      '1:article-restore:market',
      '1:article-list:next:0',
      '1:article-save:@x',
    ]) {
      await ana.forges(id, page)
      expect(ana.text()).toContain('Only moderators can do this')
    }
    const library = await app.library(sandbox.seat('Ana', 'general').place.guild?.id ?? '')
    expect(await library.article('market')).not.toBeNull()
  })

  it('sees private answers alone where the community wants that, and shares one', async () => {
    const { ana, mara, sandbox } = await startVelden()
    await mara.types('/settings answers:private')
    await ana.types('/who-said speaker:Cal Orlo')
    expect(mara.messages().some((message) => mara.text(message).includes('the stalls stay open'))).toBe(false)
    await ana.presses('Share')
    expect(mara.messages().some((message) => mara.text(message).includes('the stalls stay open'))).toBe(true)
    expect(sandbox.violations).toEqual([])
  })
})
