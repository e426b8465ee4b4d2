import { describe, expect, it } from 'vitest'
import { quotedWords } from '../../commands/who-said-this.ts'
import { dispatch } from '../../src/bot/dispatch.ts'
import { member, messageOf, openTown, type Town, textOf } from './town.ts'

describe('/search', () => {
  it('shows the words in bold inside their sentence', async () => {
    const town = await openTown()
    const reply = await town.reply('/search words:froze')
    expect(JSON.stringify(messageOf(reply))).toContain('Nothing happened for days, and the harbour **froze**.')
    expect(textOf(reply)).toContain('A Bridge for Velden, ¶2')
  })

  it('finds words by their beginning, and nearly so', async () => {
    const town = await openTown()
    expect(await town.ask('/search words:harb')).toContain('In 3 paragraphs')
    expect(await town.ask('/search words:harbor')).toContain('In 3 paragraphs')
  })

  it('names speakers and titles with the words', async () => {
    const town = await openTown()
    const reply = await town.reply('/search words:market')
    expect(textOf(reply)).toContain('Titles\n• Market Day (https://velden.example/market)')
    const named = await town.reply('/search words:Bo Lindt')
    expect(textOf(await town.press(messageOf(named), 'Bo Lindt'))).toContain('Mayor of Velden\n2 statements')
  })

  it('turns the pages, in one article where that is asked', async () => {
    const town = await openTown()
    const first = await town.reply('/search words:said article:Bridge')
    expect(textOf(first)).toContain('1 to 5 of 7')
    expect(textOf(await town.press(messageOf(first), '▶'))).toContain('6 to 7 of 7')
    expect(await town.ask('/search words:said article:Market')).toContain('In 1 paragraph\n')
  })

  it('opens the article of a hit, without what is the moderators’', async () => {
    const town = await openTown()
    const card = textOf(await town.press(messageOf(await town.reply('/search words:froze')), 'Article'))
    expect(card).toContain('[Summary]  [Actors]')
    expect(card).not.toContain('Remove')
  })

  it('says when the words are nowhere, and when there are no articles', async () => {
    const town = await openTown()
    expect(await town.ask('/search words:zeppelin')).toContain('Not in any paragraph')
    expect(await (await openTown('no articles')).ask('/search words:x')).toMatch(/^No articles yet/)
  })
})

describe('/who-said quote', () => {
  it('finds who said just these words, marks and case apart', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said quote:"The bridge, will be BUILT"')).toMatch(
      /Said in these words\n“the bridge will be built by spring\.”\nAda Orlo, Foreign Minister/,
    )
  })

  it('says when the words are in an article but nobody’s statement', async () => {
    const town = await openTown()
    const text = await town.ask('/who-said quote:"nothing happened for days"')
    expect(text).toContain('In the articles, but not as anyone’s statement')
    expect(text).not.toContain('Said in these words')
  })

  it('offers what comes near', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said quote:"the harbour will soon open again"')).toMatch(
      /The articles do not have these words\.[\s\S]+The nearest that was said\nthe harbour will open again/,
    )
  })

  it('offers nothing where nothing is near', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said quote:"zeppelins over Velden"')).toBe(
      '“zeppelins over Velden”\nThe articles do not have these words.',
    )
  })

  it('stands alone', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said quote:harbour speaker:Orlo')).toBe('quote stands alone: leave out speaker.')
  })
})

describe('Who said this?', () => {
  const menu = (town: Town, text: string) =>
    dispatch(
      {
        type: 'command',
        asker: member,
        name: 'Who said this?',
        subcommand: null,
        options: {},
        files: {},
        target: { text, files: [] },
      },
      town.app,
    )

  it('finds the quoted words of a message, for the asker alone', async () => {
    const town = await openTown()
    const reply = await menu(town, 'remember "the harbour was closed"? I do')
    expect(reply).toMatchObject({ type: 'message', private: true })
    expect(textOf(reply)).toMatch(/Said in these words\nthe harbour was closed\nAda Orlo/)
  })

  it('says that a message has no words', async () => {
    const town = await openTown()
    expect(textOf(await menu(town, ' '))).toBe('This message has no words to look up. Choose one that quotes someone.')
  })

  it.each([
    ['he said “a b” and «a b c»', 'a b c'],
    ['as they say:\n> the toll\n> is due\nso it is', 'the toll is due'],
    ['just words', 'just words'],
  ])('takes from %j the words %j', (text, words) => {
    expect(quotedWords(text)).toBe(words)
  })
})
