import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/bot/dispatch.ts'
import type { HandedFile } from '../../src/bot/invocation.ts'
import { toMarkdownFile } from '../../src/library/export/markdown.ts'
import { readArticles } from '../../src/library/import/import.ts'
import { articleOf } from '../library/analyze-lines.ts'
import { controls, member, messageOf, moderator, openTown, type Town, textOf } from './town.ts'

const kiln = '2022-10-02 Potter: Dee Ravn said the kiln is cold'

/** A town's downloads hold their bytes in the address. */
const handed = (name: string, bytes: string): HandedFile => ({ name, url: bytes, size: bytes.length })

const submit = (town: Town, customId: string, fields: Record<string, string>, files: readonly HandedFile[] = []) =>
  dispatch({ type: 'modal', asker: moderator, customId, fields, files }, town.app)

describe('/article add', () => {
  it('shows what the article would be, and stores nothing', async () => {
    const town = await openTown()
    const text = await town.ask(
      `/article add text:"${kiln}" title:The Kiln source:The Velden Post published:2022-10-03`,
      moderator,
    )
    expect(text).toMatch(/^Not saved yet\n/)
    expect(text).toContain('The Kiln\nThe Velden Post · 3 October 2022\n9 words · 1 paragraph · English')
    expect(text).toContain('1 statement\n• Dee Ravn: the kiln is cold')
    expect(await town.ask('/who-said about:kiln')).toContain('No statement about')
  })

  it('saves it when told to', async () => {
    const town = await openTown()
    const preview = await town.reply(`/article add text:"${kiln}" title:The Kiln`, moderator)
    const saved = await town.press(messageOf(preview), 'Save', [], moderator)
    expect(textOf(saved)).toContain('Saved: The Kiln')
    expect(await town.ask('/who-said about:kiln')).toContain('the kiln is cold')
  })

  it('saves nothing when told not to', async () => {
    const town = await openTown()
    const preview = await town.reply(`/article add text:"${kiln}"`, moderator)
    expect(textOf(await town.press(messageOf(preview), 'Cancel', [], moderator))).toBe('Nothing was saved.')
    expect(await town.ask('/who-said about:kiln')).toContain('No statement about')
  })

  it('reads a file with front matter', async () => {
    const town = await openTown()
    const file = handed('kiln.md', `---\ntitle: The Kiln\nauthor: Eda Moss\n---\n\n${kiln}\n`)
    const invocation = {
      type: 'command' as const,
      asker: moderator,
      name: 'article',
      subcommand: 'add',
      options: {},
      files: { file },
      target: null,
    }
    expect(textOf(await dispatch(invocation, town.app))).toContain('The Kiln\nEda Moss · not dated')
  })

  it('reads no address of the machine’s own network', async () => {
    const town = await openTown()
    const text = await town.ask('/article add url:http://127.0.0.1:8080/secret', moderator)
    expect(text).toMatch(/127\.0\.0\.1/)
    expect(text).not.toContain('Not saved yet')
  })

  it('takes the file, the link or the text of a message', async () => {
    const town = await openTown()
    const menu = (text: string, files: readonly HandedFile[] = []) =>
      dispatch(
        {
          type: 'command',
          asker: moderator,
          name: 'Add to corpus',
          subcommand: null,
          options: {},
          files: {},
          target: { text, files },
        },
        town.app,
      )
    expect(textOf(await menu('see this', [handed('kiln.md', `# The Kiln\n\n${kiln}`)]))).toContain('The Kiln')
    expect(textOf(await menu('see http://127.0.0.1/x'))).toMatch(/127\.0\.0\.1/)
    expect(textOf(await menu(kiln))).toContain('• Dee Ravn: the kiln is cold')
    expect(textOf(await menu(''))).toBe('This message has no text, link or file to add.')
  })

  it('says what is wrong with a file', async () => {
    const town = await openTown()
    const reply = await submit(town, '1:article-new', {}, [handed('scan.xyz', 'xyz')])
    expect(textOf(reply)).toMatch(/^scan\.xyz: files of this kind cannot be read/)
  })

  it('opens a form without options, and takes what is filled in', async () => {
    const town = await openTown()
    expect(await town.reply('/article add', moderator)).toMatchObject({
      type: 'modal',
      modal: { title: 'Add an article' },
    })
    const preview = await submit(town, '1:article-new', { text: kiln, title: 'The Kiln', source: '', published: '' })
    expect(textOf(preview)).toContain('The Kiln\nnot dated')
    expect(textOf(await submit(town, '1:article-new', { text: ' ' }))).toBe(
      'There was neither text nor a file in the form. Nothing was saved.',
    )
  })

  it('edits the details before saving', async () => {
    const town = await openTown()
    const preview = await town.reply(`/article add text:"${kiln}" title:The Kln`, moderator)
    const form = await town.press(messageOf(preview), 'Edit details', [], moderator)
    if (form.type !== 'modal') throw new Error('No form was opened.')
    expect(JSON.stringify(form.modal)).toContain('"value":"The Kln"')
    const again = await submit(town, form.modal.custom_id, { title: 'The Kiln', author: '', published: '2022-10-03' })
    expect(textOf(again)).toContain('The Kiln\n3 October 2022')
  })

  it('says which detail is wrong', async () => {
    const town = await openTown()
    expect(await town.ask(`/article add text:"${kiln}" published:2022-13-1`, moderator)).toBe(
      'published: wanted a day like 2022-06-07.',
    )
  })

  it('says that saving replaces an article that is there', async () => {
    const town = await openTown()
    const preview = await town.reply(`/article add text:"${kiln}"`, moderator)
    await town.press(messageOf(preview), 'Save', [], moderator)
    expect(await town.ask(`/article add text:"${kiln}"`, moderator)).toContain('This article is in the library already')
  })
})

describe('/article', () => {
  it('lists the articles and shows one', async () => {
    const town = await openTown()
    const list = await town.reply('/article list', moderator)
    expect(textOf(list)).toContain('2 articles')
    const card = await town.press(messageOf(list), 'Show', [], moderator)
    expect(textOf(card)).toContain('[Summary]  [Actors]  [Export]  [Remove]')
  })

  it('removes an article and restores it', async () => {
    const town = await openTown()
    const removed = await town.reply('/article remove article:Market', moderator)
    expect(textOf(removed)).toContain('Removed: Market Day\nIt can be restored for 30 days.')
    expect(await town.ask('/who-said speaker:Cal Orlo')).toContain('No speaker called')
    expect(textOf(await town.press(messageOf(removed), 'Restore', [], moderator))).toContain('Restored: Market Day')
    expect(await town.ask('/who-said speaker:Cal Orlo')).toContain('the stalls stay open')
  })

  it('restores for thirty days, and no longer', async () => {
    const town = await openTown()
    const day = 86_400_000
    await town.ask('/article remove article:Market', moderator)
    town.clock.advance(29 * day)
    expect(await town.ask('/article restore article:Market', moderator)).toContain('Restored: Market Day')
    await town.ask('/article remove article:Market', moderator)
    town.clock.advance(30 * day)
    expect(await town.ask('/article restore article:Market', moderator)).toBe('No removed article called “Market”.')
  })

  it('restores by name, with suggestions', async () => {
    const town = await openTown()
    await town.ask('/article remove article:Market', moderator)
    const typing = {
      type: 'autocomplete' as const,
      asker: moderator,
      name: 'article',
      subcommand: 'restore',
      options: {},
      focused: { name: 'article', typed: 'day' },
    }
    expect(await dispatch(typing, town.app)).toMatchObject({ suggestions: [{ name: 'Market Day', value: 'market' }] })
    expect(await town.ask('/article restore article:market day', moderator)).toContain('Restored: Market Day')
    expect(await town.ask('/article restore article:market day', moderator)).toBe(
      'No removed article called “market day”.',
    )
  })

  it('edits the details of one that is there', async () => {
    const town = await openTown()
    const form = await town.reply('/article edit article:Market', moderator)
    if (form.type !== 'modal') throw new Error('No form was opened.')
    const preview = await submit(town, form.modal.custom_id, { title: 'Market Day', author: 'Eda Moss' })
    expect(textOf(preview)).toContain('This article is in the library already')
    await town.press(messageOf(preview), 'Save', [], moderator)
    expect(await town.ask('/article show article:Market', moderator)).toContain('Market Day\nEda Moss · not dated')
  })

  it('refuses an edit of what was changed meanwhile, and shows the newer one', async () => {
    const town = await openTown()
    const edit = async (title: string) => {
      const form = await town.reply('/article edit article:Market', moderator)
      if (form.type !== 'modal') throw new Error('No form was opened.')
      return () => submit(town, form.modal.custom_id, { title })
    }
    const [mine, theirs] = [await edit('Market Days'), await edit('Market Nights')]
    const saved = await town.press(messageOf(await theirs()), 'Save', [], moderator)
    expect(textOf(saved)).toContain('Saved: Market Nights')
    const refused = await town.press(messageOf(await mine()), 'Save', [], moderator)
    expect(textOf(refused)).toMatch(/^Not saved: somebody else changed this article meanwhile[\s\S]*Market Nights/)
    expect(await town.ask('/article show article:Market', moderator)).toContain('Market Nights')
    await town.press(messageOf(refused), 'Save mine', [], moderator)
    expect(await town.ask('/article show article:Market', moderator)).toContain('Market Days')
  })

  it('exports one as Markdown and all as a ZIP', async () => {
    const town = await openTown()
    const [file] = messageOf(await town.reply('/article export article:Bridge', moderator)).files ?? []
    expect(file?.name).toBe('a-bridge-for-velden.md')
    expect(Buffer.from(file?.data ?? []).toString()).toMatch(
      /^---\ntitle: A Bridge for Velden\nsource: The Velden Post\n/,
    )
    const [archive] = messageOf(await town.reply('/article export', moderator)).files ?? []
    expect(archive?.name).toBe('articles.zip')
  })

  it('does nothing for a member, on no subcommand, button or form', async () => {
    const town = await openTown()
    const refusal =
      'Only moderators can do this: members with the permission Manage Messages, or with the role set for them.'
    const preview = messageOf(await town.reply(`/article add text:"${kiln}"`, moderator))
    const card = messageOf(await town.reply('/article show article:Market', moderator))
    for (const line of [
      'add',
      'edit article:Market',
      'list',
      'show article:Market',
      'remove article:Market',
      'restore article:x',
      'export',
    ]) {
      expect(await town.ask(`/article ${line}`)).toBe(refusal)
    }
    for (const label of ['Save', 'Edit details', 'Cancel'])
      expect(textOf(await town.press(preview, label))).toBe(refusal)
    for (const label of ['Export', 'Remove']) expect(textOf(await town.press(card, label))).toBe(refusal)
    const forged = { type: 'modal' as const, customId: '1:article-new', fields: { text: kiln }, files: [] }
    const { asker } = { asker: { ...moderator, moderator: false } }
    expect(textOf(await dispatch({ ...forged, asker }, town.app))).toBe(refusal)
    expect(await town.ask('/settings answers:private')).toBe(refusal)
    expect(await town.ask('/who-said speaker:Cal Orlo')).toContain('the stalls stay open')
  })
})

describe('an exported article', () => {
  it('reads back as it was', async () => {
    const article = {
      id: 'a',
      title: 'Title: with “marks” # and more',
      author: 'Eda Moss',
      source: 'The Velden Post',
      url: 'https://velden.example/kiln',
      published: '2022-10-03',
      language: 'en',
      tags: ['kilns', 'clay'],
      text: 'First paragraph.\n\nSecond paragraph, with “words”.',
    }
    const [read] = await readArticles('kiln.md', Buffer.from(toMarkdownFile(article)))
    expect({ ...read, id: 'a' }).toEqual(article)
  })
})

describe('/settings', () => {
  it('makes answers private, to be shared with a button', async () => {
    const town = await openTown()
    expect(await town.ask('/settings answers:private', moderator)).toContain('Answers are seen by the asker')
    const answer = await town.reply('/who-said speaker:Cal Orlo')
    expect(answer).toMatchObject({ type: 'message', private: true })
    const shared = await town.press(messageOf(answer), 'Share')
    expect(shared).toMatchObject({ type: 'message', private: false })
    expect(textOf(shared)).toContain('the stalls stay open')
    expect(controls(messageOf(shared)).map(({ label }) => label)).not.toContain('Share')
  })

  it('does not share what only moderators may ask', async () => {
    const town = await openTown()
    const state = JSON.stringify({ name: 'settings', subcommand: null, options: {} }).replaceAll(':', '%3A')
    const press = { type: 'component' as const, asker: moderator, customId: `1:share:${state}`, values: [], own: true }
    expect(textOf(await dispatch(press, town.app))).toMatch(/^This button is from an older answer/)
  })

  it('makes the members of a role moderators, until it is @everyone', async () => {
    const town = await openTown()
    const editor = { ...member, roles: ['42'] }
    expect(await town.ask('/article list', editor)).toMatch(/^Only moderators/)
    expect(await town.ask('/settings moderators:42', moderator)).toContain('those who may manage messages, and')
    expect(await town.ask('/article list', editor)).toContain('2 articles')
    expect(await town.ask('/article list', { ...editor, roles: ['43'] })).toMatch(/^Only moderators/)
    await town.ask(`/settings moderators:${member.guild}`, moderator)
    expect(await town.ask('/article list', editor)).toMatch(/^Only moderators/)
  })

  it('shows what is set', async () => {
    const town = await openTown()
    expect(await town.ask('/settings', moderator)).toMatch(
      /Answers are seen by all[\s\S]+Starter articles are in the library/,
    )
    expect(await town.ask('/settings starter:false', moderator)).toContain('Starter articles are left out')
  })

  it('writes dates and numbers in the language that was chosen, and again in each member’s own', async () => {
    const town = await openTown()
    expect(await town.ask('/settings dates:German (Deutsch)', moderator)).toContain('Dates are in German (Deutsch).')
    const answer = await town.reply('/who-said speaker:Ada Orlo')
    expect(JSON.stringify(messageOf(answer).components)).toContain('1. August 2022, dated in the text')
    expect(JSON.stringify(messageOf(answer).components)).not.toContain('<t:')
    expect(await town.ask('/settings dates:klingon', moderator)).toContain('is no language of Discord')
    expect(await town.ask("/settings dates:each member's own", moderator)).toContain("each member's own language")
    expect(JSON.stringify(messageOf(await town.reply('/who-said speaker:Ada Orlo')).components)).toContain('<t:')
  })

  it('offers languages by their English and their own names', async () => {
    const town = await openTown()
    const offered = (typed: string) =>
      dispatch(
        {
          type: 'autocomplete',
          asker: moderator,
          name: 'settings',
          subcommand: null,
          options: {},
          focused: { name: 'dates', typed },
        },
        town.app,
      )
    expect(await offered('ger')).toMatchObject({ suggestions: [{ name: 'German (Deutsch)', value: 'de' }] })
    expect(await offered('türk')).toMatchObject({ suggestions: [{ value: 'tr' }] })
    expect(await offered('')).toMatchObject({ suggestions: { length: 25 } })
  })

  it('leaves out single starter articles, for this community alone', async () => {
    const town = await openTown()
    const starter = await town.app.library('starter')
    for (const [id, name] of [
      ['otter', 'Eve Moss'],
      ['heron', 'Gus Vale'],
    ] as const) {
      await starter.add(articleOf(id, `undated : ${name} said it swims`, { title: id }))
    }
    const settings = await town.reply('/settings', moderator)
    expect(textOf(settings)).toContain('Starter articles are in the library.')
    const less = await town.press(messageOf(settings), 'Starter articles in the library', ['otter'], moderator)
    expect(textOf(less)).toContain('Starter articles are in the library, but for 1 article.')
    expect(await town.ask('/who-said speaker:Gus Vale')).toContain('No speaker called')
    expect(await town.ask('/who-said speaker:Eve Moss')).toContain('it swims')
    expect(await town.ask('/search words:heron')).not.toContain('Gus Vale')
    expect(await town.ask('/who-said speaker:Gus Vale', { ...member, guild: '2' })).toContain('it swims')
    const none = await town.press(messageOf(less), 'Starter articles in the library', [], moderator)
    expect(textOf(none)).toContain('Starter articles are left out.')
    const all = await town.press(messageOf(none), 'Starter articles in the library', ['otter', 'heron'], moderator)
    expect(textOf(all)).toContain('Starter articles are in the library.')
    expect(await town.ask('/who-said speaker:Gus Vale')).toContain('it swims')
  })
})
