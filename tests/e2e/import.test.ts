import { describe, expect, it } from 'vitest'
import { zip } from '../../src/library/export/zip.ts'
import type { GuildLibrary } from '../../src/library/types.ts'
import { startVelden } from './velden.ts'

const articles = ['Kiln', 'Ferry', 'Toll', 'Well'].map((title, i) => ({
  name: `${title.toLowerCase()}.md`,
  data: Buffer.from(
    `---\ntitle: The ${title}\npublished: 2022-10-0${i + 1}\n---\n\n2022-10-02 : Dee Ravn said the ${title} is ours\n`,
  ),
}))
const archiveOf = (files: readonly { name: string; data: Uint8Array }[]) => ({
  filename: 'all.zip',
  contentType: 'application/zip',
  bytes: zip(files),
})

/** Lets each article of an import in when it is told to. */
function gated(library: GuildLibrary, gates: readonly Promise<void>[]): GuildLibrary {
  let next = 0
  const add: GuildLibrary['add'] = async (article, options) => {
    await gates[next++]
    return library.add(article, options)
  }
  return new Proxy(library, {
    get(target, name) {
      if (name === 'add') return add
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('a moderator imports an archive', () => {
  it('after a preview, and the message tells how far it is', async () => {
    const gates = articles.map(() => Promise.withResolvers<void>())
    const { ana, mara } = await startVelden((app) => {
      const opened = new Map<string, GuildLibrary>()
      return {
        ...app,
        library: async (guild) => {
          const library =
            opened.get(guild) ??
            gated(
              await app.library(guild),
              gates.map(({ promise }) => promise),
            )
          opened.set(guild, library)
          return library
        },
      }
    })
    const inner = { name: 'inner.zip', data: zip(articles) }
    await mara.types('/article import file:all.zip', { file: archiveOf([...articles, inner]) })
    expect(mara.text()).toContain('### 4 articles in all.zip')
    expect(mara.text()).toContain('- inner.zip: it is an archive itself; send it by itself')
    await ana.types('/who-said speaker:Dee Ravn')
    expect(ana.text()).toContain('No speaker called')
    await mara.presses('Import 4 articles')
    await mara.sees('0 of 4 articles')
    gates[0]?.resolve()
    await mara.sees('1 of 4 articles')
    // A question is answered while the import waits.
    await ana.types('/who-said speaker:Dee Ravn')
    expect(ana.text()).toContain('the Kiln is ours')
    for (const gate of gates) gate.resolve()
    await mara.sees('4 articles in the library, with 4 statements.')
    await ana.types('/who-said speaker:Dee Ravn')
    expect(ana.text()).toContain('4 statements in 4 articles')
  })

  it('once more after a restart of the bot: what is there is passed over', async () => {
    const { mara, restart } = await startVelden()
    await mara.types('/article import file:all.zip', { file: archiveOf(articles) })
    const plan = mara.answer()
    await restart()
    await mara.presses('Import 4 articles', plan)
    await mara.sees('4 articles in the library')
    await mara.types('/article import file:all.zip', { file: archiveOf(articles) })
    expect(mara.text()).toContain('4 are in the library already')
    await mara.presses('Import 4 articles')
    await mara.sees('4 articles in the library')
    await mara.types('/article list')
    expect(mara.text()).toContain('6 articles')
  })

  it('or not', async () => {
    const { mara } = await startVelden()
    await mara.types('/article import file:all.zip', { file: archiveOf(articles) })
    await mara.presses('Cancel')
    expect(mara.text()).toBe('Nothing was saved.')
    await mara.types('/article list')
    expect(mara.text()).toContain('2 articles')
  })

  it('of what was exported, and sees what is much like it', async () => {
    const { mara, sandbox } = await startVelden()
    await mara.types('/article export')
    const [attachment] = mara.answer().attachments
    const file = sandbox.discord.files.get(attachment?.id ?? '')
    if (!file) throw new Error('Nothing was exported.')
    await mara.types('/article import file:articles.zip', { file })
    expect(mara.text()).toContain('### 2 articles in articles.zip')
    expect(mara.text()).toContain('A Bridge for Velden: A Bridge for Velden, 100% the same')
  })

  it('that is none, and is told so', async () => {
    const { mara } = await startVelden()
    const text = { filename: 'a.zip', contentType: 'application/zip', bytes: Buffer.from('no archive') }
    await mara.types('/article import file:a.zip', { file: text })
    expect(mara.text()).toBe('a.zip: this is not a ZIP archive, or it is damaged.')
    await mara.types('/article import file:kiln.md', { file: { ...text, filename: 'kiln.md' } })
    expect(mara.text()).toContain('this is no ZIP archive. A single article is added with /article add.')
    await mara.types('/article add file:all.zip', { file: archiveOf(articles) })
    expect(mara.text()).toContain('/article import')
  })
})

describe('an address forged into the button', () => {
  it('is not read: only files that the bot was handed are', async () => {
    const { mara } = await startVelden()
    await mara.types('/article import file:all.zip', { file: archiveOf(articles) })
    const state = JSON.stringify({ name: 'a.zip', url: 'http://[::1]/', size: 1 }).replaceAll(':', '%3A')
    await mara.forges(`1:import-start:${state}`)
    expect(mara.text()).toContain('This button is from an older answer.')
  })
})
