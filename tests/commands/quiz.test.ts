import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/bot/dispatch.ts'
import type { HandedFile } from '../../src/bot/invocation.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { articleOf } from '../library/analyze-lines.ts'
import { controls, member, messageOf, moderator, openTown, type Town, textOf } from './town.ts'

/** A town's downloads hold their bytes in the address. */
const handed = (name: string, bytes: string): HandedFile => ({ name, url: bytes, size: bytes.length })

const command = (town: Town, subcommand: string, options: object, more: object = {}, asker = member) =>
  dispatch(
    {
      ...{ type: 'command', asker, name: 'quiz', subcommand, files: {}, target: null, ...more },
      options: { ...options },
    },
    town.app,
  )

const deck = 'question,right,wrong 1,wrong 2\nWhich river runs through Velden?,The Aa,The Bee,The Cee\n'

const kilns = [
  '2022-10-02 Potter: Dee Ravn said “the kiln will not be lit again before the snow has gone.”',
  '2022-10-04 Digger: Eda Moss said “the clay from the north bank is the best that we have had.”',
  '2022-10-09 Glazer: Finn Aldo said “the glaze was mixed by hand for more than forty years.”',
].join('\n\n')

async function addKilns({ app }: Town): Promise<void> {
  const library = await app.library(member.guild)
  await library.add(articleOf('kilns', kilns, { title: 'Three Kilns', url: 'https://velden.example/kilns' }))
}

/** Plays a quiz alone to its end, pressing the first answer each time; the last page. */
async function play(town: Town, line: string): Promise<string> {
  let reply = await town.reply(line)
  for (;;) {
    const [first] = controls(messageOf(reply))
    if (!first) return textOf(reply)
    reply = await town.press(messageOf(reply), first.label)
  }
}

describe('/quiz alone', () => {
  it('asks, says what is right and why, and ends with the result', async () => {
    const town = await openTown('no articles')
    const first = await town.reply('/quiz start alliances:NATO, EU kinds:member number:2')
    expect(textOf(first)).toMatch(/^Question 1 of 2\nWas .+ a member of (NATO|the EU) on .+\?\n\[Yes\] {2}\[No\]$/)
    const answered = await town.press(messageOf(first), 'Yes')
    expect(textOf(answered)).toMatch(/\n[✔✘] (Right: Yes|Not Yes)\.\nAnswer: (Yes|No)\. .+ \(.+\)\n\[Next\]$/)
    expect(await play(town, '/quiz start alliances:NATO kinds:member number:3')).toMatch(
      /Your result\n3 questions\n\d+ points · \d of 3 right · longest streak \d$/,
    )
  })

  it('asks who said what in the articles and when, and shows the article after', async () => {
    const town = await openTown()
    await addKilns(town)
    const asked = await town.reply('/quiz start kinds:said number:1')
    expect(textOf(asked)).toMatch(/^Question 1 of 1\nWho said this\? “the (kiln|clay|glaze) [^”]+”\n/)
    const answered = textOf(await town.press(messageOf(asked), controls(messageOf(asked))[0]?.label ?? ''))
    expect(answered).toMatch(
      /Answer: (Dee|Eda|Finn) \p{L}+\. .+ in “Three Kilns”\. \(Three Kilns \(https:\/\/velden\.example\/kilns\)\)/u,
    )
    expect(await town.ask('/quiz start kinds:when number:1')).toMatch(
      /When did (Dee|Eda|Finn) \p{L}+ say this\? .+\n.*\[2 October 2022\]/u,
    )
  })

  it('is one member’s own', async () => {
    const town = await openTown('no articles')
    const first = messageOf(await town.reply('/quiz start kinds:member number:1'))
    const other = { ...member, user: '9' }
    expect(textOf(await town.press(first, 'Yes', [], other))).toMatch(/^This quiz is another member’s/)
  })

  it('takes no answer after the time that was set, and says so', async () => {
    const town = await openTown('no articles')
    const first = messageOf(await town.reply('/quiz start kinds:member number:1 seconds:10'))
    town.clock.advance(10_000)
    const late = textOf(await town.press(first, 'Yes'))
    expect(late).toContain('Time was up: no answer counted.')
    expect(late).toContain('Nobody answered.')
  })

  it('is replaced by a new one', async () => {
    const town = await openTown('no articles')
    const first = messageOf(await town.reply('/quiz start kinds:member number:1'))
    await town.reply('/quiz start kinds:member number:1')
    expect(textOf(await town.press(first, 'Yes'))).toBe('This round is over.')
  })

  it.each([
    ['/quiz start alliances:Hansa', /^No alliance is called “Hansa”/],
    ['/quiz start kinds:member, riddle', /^There is no kind of question “riddle”\. Kinds: member,/],
    ['/quiz start kinds:said', /^There are no articles to ask about yet/],
    ['/quiz start deck:rivers', /^No deck is called “rivers”\. There is none yet\.$/],
    ['/quiz stop', /^There is no round to stop here/],
    ['/quiz review', /^Nothing is due for review now\./],
  ])('%s is answered in words', async (line, words) => {
    expect(await (await openTown('no articles')).ask(line)).toMatch(words)
  })
})

describe('/quiz in a channel', () => {
  it('says what the bot lacks there', async () => {
    const town = await openTown('no articles')
    const place = { channel: '5', lacking: ['View Channel', 'Send Messages'] }
    expect(textOf(await command(town, 'start', {}, { place }))).toBe(
      'The bot needs View Channel and Send Messages in this channel to play a round here. A moderator can give it that; /quiz start alone:true works without.',
    )
    expect(textOf(await command(town, 'start', { alone: true }, { place }))).toContain('Question 1 of 10')
  })
})

describe('what a member learns', () => {
  it('comes back when it is due, and no sooner', async () => {
    const town = await openTown('no articles')
    for (let round = 0; round < 4; round++) await play(town, `/quiz start kinds:member number:10`)
    expect(await town.ask('/quiz stats')).toMatch(/\d+% right, \d+ of 40/)
    const { guild, user } = member
    const cards = await town.store.forGuild(guild).study.cards(user)
    expect(cards.length).toBeGreaterThan(0)
    town.clock.advance(2 * 86_400_000)
    const review = await town.ask('/quiz review number:50')
    expect(review).toContain(`Question 1 of ${cards.length}`)
    for (const { item } of cards) expect(item).toMatch(/^membership\//)
  })

  it('is exported, and deleted for good when that is confirmed', async () => {
    const town = await openTown('no articles')
    await play(town, '/quiz start kinds:member number:8')
    const [file] = messageOf(await town.reply('/quiz export')).files ?? []
    const data = JSON.parse(Buffer.from(file?.data ?? []).toString())
    expect(data).toMatchObject({ member: member.user, cards: expect.any(Array) })
    expect(data.answers).toHaveLength(8)
    const confirm = await town.reply('/quiz forget-me')
    expect(textOf(confirm)).toMatch(/^8 answers of yours and \d+ cards? to review are kept here\./)
    expect(await town.ask('/quiz stats')).toContain('of 8')
    expect(textOf(await town.press(messageOf(confirm), 'Delete all'))).toMatch(/^Deleted: \d+ answers and cards\./)
    const study = town.store.forGuild(member.guild).study
    expect([await study.answers({}), await study.cards(member.user), await study.openRounds()]).toEqual([[], [], []])
    expect(await town.ask('/quiz forget-me')).toBe('Nothing is kept of you here.')
  })

  it('is no contest: the leaderboard counts rounds with others only', async () => {
    const town = await openTown('no articles')
    await play(town, '/quiz start kinds:member number:3')
    expect(await town.ask('/quiz leaderboard')).toContain('Nobody has answered a question in a round yet.')
    const outside = { ...member, guild: 'none' }
    expect(await town.ask('/quiz leaderboard', outside)).toBe('A leaderboard is of a server: ask for it in one.')
  })
})

describe('decks', () => {
  const add = (town: Town, name: string, file: HandedFile, asker = moderator) =>
    command(town, 'deck add', { name }, { files: { file } }, asker)

  it('are uploaded by moderators, listed, asked from and removed', async () => {
    const town = await openTown('no articles')
    expect(textOf(await add(town, 'Rivers', handed('rivers.csv', deck)))).toContain('Saved: Rivers, 1 question.')
    expect(await town.ask('/quiz deck list')).toContain('• Rivers 1 question')
    expect(await town.ask('/quiz start deck:Rivers')).toMatch(/Question 1 of 1\nWhich river runs through Velden\?/)
    expect(await town.ask('/quiz deck remove name:Rivers', moderator)).toBe('The deck Rivers is removed.')
    expect(await town.ask('/quiz deck list')).toMatch(/^There are no decks yet/)
  })

  it('say which lines are wrong, and nothing is saved', async () => {
    const town = await openTown('no articles')
    const wrong = `${deck}No answer,,x\n"Twice",a,a\n`
    expect(textOf(await add(town, 'Rivers', handed('rivers.csv', wrong)))).toMatch(
      /Line 3: “right” is missing\. Line 4: two of the answers are the same\./,
    )
    expect(textOf(await add(town, 'Rivers', handed('rivers.txt', deck)))).toBe(
      'A deck is a .csv or a .json file, not rivers.txt.',
    )
    expect(textOf(await add(town, 'Rivers', handed('large.csv', 'x'.repeat(1_048_577))))).toMatch(/larger than a deck/)
    expect(await town.ask('/quiz deck list')).toMatch(/^There are no decks yet/)
  })

  it('are no member’s to change', async () => {
    const town = await openTown('no articles')
    expect(textOf(await add(town, 'Rivers', handed('rivers.csv', deck), member))).toMatch(/^Only moderators/)
    expect(await town.ask('/quiz deck remove name:Rivers')).toMatch(/^Only moderators/)
  })
})

describe('[Quiz me on this]', () => {
  it('asks on what the article says, and on no other', async () => {
    const town = await openTown()
    await addKilns(town)
    const quiz = await town.press(messageOf(await town.reply('/summarize article:Kilns')), 'Quiz me on this')
    expect(quiz).toMatchObject({ type: 'message', private: true })
    for (let page: Reply = quiz; ; ) {
      const [first] = controls(messageOf(page))
      if (!first) break
      page = await town.press(messageOf(page), first.label)
      expect(textOf(page)).toMatch(/“the (kiln|clay|glaze) /)
    }
  })

  it('says so where an article has too little to ask about', async () => {
    const town = await openTown()
    const summary = messageOf(await town.reply('/summarize article:Market'))
    expect(textOf(await town.press(summary, 'Quiz me on this'))).toMatch(/^There are too few direct quotations here/)
  })
})
