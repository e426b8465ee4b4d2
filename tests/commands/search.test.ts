import { describe, expect, it } from 'vitest'
import { quotedWords } from '../../commands/who-said-this.ts'
import { dispatch } from '../../src/bot/dispatch.ts'
import { articleOf } from '../library/analyze-lines.ts'
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
    expect(textOf(await town.press(messageOf(named), 'Bo Lindt'))).toContain('Mayor of Velden\nPerson · 2 statements')
  })

  it('says who says it, and when', async () => {
    const town = await openTown()
    expect(await town.ask('/search words:harbour closed')).toContain(
      'the harbour was closed\nsaid by Ada Orlo · 9 June 2022, dated in the text\nA Bridge for Velden, ¶3',
    )
    expect(await town.ask('/search words:froze')).not.toContain('said by')
  })

  it('keeps to what an actor says or is named in', async () => {
    const town = await openTown()
    expect(await town.ask('/search words:bridge')).toContain('In 2 paragraphs\n')
    const lindt = await town.ask('/search words:bridge actor:Bo Lindt')
    expect(lindt).toContain('In 1 paragraph that this actor says or is named in\n')
    expect(lindt).toContain('the bridge has no budget')
    expect(await town.ask('/search words:bridge actor:Orlo')).toMatch(/^More than one fits “Orlo”/)
    expect(await town.ask('/search words:bridge actor:Zed')).toBe('Nobody called “Zed” in these articles.')
  })

  it('keeps to dates: of a statement, or of the article', async () => {
    const town = await openTown()
    const may = articleOf('may', 'The harbour is deep.', { title: 'Deep', published: '2023-05-01' })
    await (await town.app.library('1')).add(may)
    const june = await town.ask('/search words:harbour from:2022-06-09 to:2022-06')
    expect(june).toContain('In 2 paragraphs from 9 June 2022 to June 2022')
    expect(june).not.toContain('froze')
    expect(await town.ask('/search words:harbour from:2023')).toContain('harbour is deep.\nDeep, ¶1')
    expect(await town.ask('/search words:deep to:2022')).toContain('Not in any paragraph to 2022')
    expect(await town.ask('/search words:harbour from:yesterday')).toMatch(/^“yesterday” is no date for from/)
  })

  it('names only those who are in the article, or say something then', async () => {
    const town = await openTown()
    const names = async (line: string) => /Names\n(.+)/.exec(await town.ask(line))?.[1]
    expect(await names('/search words:Orlo')).toBe('[Ada Orlo]  [Cal Orlo]')
    expect(await names('/search words:Orlo article:Market')).toBe('[Cal Orlo]')
    expect(await names('/search words:Orlo to:2022-06')).toBe('[Ada Orlo]')
    expect(await names('/search words:Orlo actor:Bo Lindt')).toBeUndefined()
  })

  it('finds some of the words where no paragraph has all, and says so', async () => {
    const town = await openTown()
    expect(await town.ask('/search words:froze budget')).toContain(
      'No paragraph has all of these words. Some are in 2 paragraphs',
    )
  })

  it('says that there is no such article', async () => {
    expect(await (await openTown()).ask('/search words:said article:zeppelin')).toMatch(/^No article called “zeppelin”/)
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

  it.each([
    ['other quotation marks and case', '«THE BRIDGE will be Built»'],
    ['other punctuation', 'the bridge - will be; built!'],
    ['a single word', 'spring'],
  ])('takes %s for the same words', async (_, words) => {
    const text = await (await openTown()).ask(`/who-said quote:'${words}'`)
    expect(text).toMatch(/Said in these words\n“the bridge will be built by spring\.”\nAda Orlo, Foreign Minister/)
  })

  it('finds a word with a slip of the pen', async () => {
    const town = await openTown()
    expect(await town.ask('/who-said quote:"the bridge wil be buildt by sprinng"')).toMatch(
      /The nearest that was said\n“the bridge will be built by spring\.”/,
    )
  })

  it('finds what is nearly in the running text, as nobody’s statement', async () => {
    const town = await openTown()
    const text = await town.ask('/who-said quote:"nothing hapened for days and the harbor froze"')
    expect(text).toContain('The articles do not have these words.')
    expect(text).toMatch(/Nearly so in the articles, but not as anyone’s statement\nNothing happened for days/)
  })

  it('finds a quotation of five hundred words, over paragraphs too', async () => {
    const town = await openTown()
    const words = Array.from({ length: 500 }, (_, i) => `w${i.toString(36)}x`)
    const long = `2022-01-01 : Dee Ravn said ${words.slice(0, 400).join(' ')}`
    const library = await town.app.library('1')
    await library.add(articleOf('long', `${long}\n\n${words.slice(400).join(', ')}`, { title: 'Long' }))
    const said = await town.ask(`/who-said quote:"${words.slice(0, 400).join(' ')}"`)
    expect(said).toContain('Said in these words')
    const spanning = await town.ask(`/who-said quote:"${words.join(' ')}"`)
    expect(spanning).toContain('Said in these words')
    expect(spanning).toContain('Dee Ravn')
    expect(await town.ask(`/who-said quote:"${words.toReversed().join(' ')}"`)).toContain('do not have these words')
  })

  it.each(['" "', '"…!?"'])('needs words: %s has none', async (words) => {
    expect(await (await openTown()).ask(`/who-said quote:${words}`)).toBe(
      'The quotation has no words. Give at least one that you remember.',
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
