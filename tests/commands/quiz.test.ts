import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/bot/dispatch.ts'
import type { HandedFile } from '../../src/bot/invocation.ts'
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

  it('asks who said what in the articles, and shows the article after', async () => {
    const town = await openTown()
    const asked = await town.reply('/quiz start kinds:said number:1')
    expect(textOf(asked)).toMatch(/There is no question|too few direct quotations|Who said this/)
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
  it('asks on what the article says, or says that there is too little', async () => {
    const town = await openTown()
    const summary = messageOf(await town.reply('/summarize article:Bridge'))
    expect(textOf(await town.press(summary, 'Quiz me on this'))).toMatch(/Question 1 of|too few direct quotations/)
  })
})
