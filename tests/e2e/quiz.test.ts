import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/messages.ts'
import { roundRecord } from '../../src/study/rounds/record.ts'
import { buttonsOf, member } from './member.ts'
import { startVelden, type Velden } from './velden.ts'

const SECOND = 1000

/** The message of the round's question of this number. */
function question({ ana }: Velden, number: number): Promise<Message> {
  return ana.sees(`Question ${number} of`)
}

/** The buttons that a question offers as answers, and which of them the store says is right. */
async function choices(velden: Velden, message: Message) {
  const { guild } = velden.sandbox.seat('Ana', 'general').place
  const [open] = await velden.store.forGuild(guild?.id ?? '').study.openRounds()
  const { round } = roundRecord.parse(open?.body)
  const asked = round.questions[round.at]
  const right = asked?.choices[asked.answer] ?? ''
  return { right, wrong: buttonsOf(message).filter((label) => label !== right) }
}

const start = '/quiz start alliances:NATO kinds:which-member number:3 seconds:20'

describe('a round in a channel', () => {
  it('is played by three members through a restart of the bot', async () => {
    const velden = await startVelden()
    const { ana, bo, mara, clock, sandbox } = velden
    await mara.types(start)
    expect(mara.text()).toContain('The round is under way: 3 questions, 20 seconds each')

    const first = await question(velden, 1)
    const one = await choices(velden, first)
    expect(ana.text(first)).not.toContain('Answer:')
    await ana.presses(one.right, first)
    expect(ana.text()).toBe(`Noted: ${one.right}.`)
    expect(bo.messages().some((message) => ana.text(message).includes('Noted'))).toBe(false)
    await ana.presses(one.wrong[0] ?? '', first)
    expect(ana.text()).toBe(`Your first answer counts: ${one.right}.`)
    clock.advance(10 * SECOND)
    await bo.presses(one.right, first)
    await mara.presses(one.wrong[0] ?? '', first)
    clock.advance(10 * SECOND)
    const shown = await ana.sees(`Answer: ${one.right}.`)
    expect(shown.id).toBe(first.id)
    expect(ana.text(shown)).toContain('✔ 2 of 3 answers right')
    expect(ana.text(shown)).toMatch(/<@1000000000000000102> \+150 · <@1000000000000000103> \+125/)
    await mara.forges(idOf(first, one.right), first)
    expect(mara.text()).toBe('Time is up: this answer does not count.')

    await ana.presses('Next', shown)
    const second = await question(velden, 2)
    expect(buttonsOf(ana.messages().find(({ id }) => id === first.id) ?? first)).not.toContain('Next')
    const two = await choices(velden, second)
    await ana.presses(two.wrong[0] ?? '', second)
    await velden.restart()
    await bo.presses(two.right, second)
    expect(bo.text()).toBe(`Noted: ${two.right}.`)
    await ana.presses(two.right, second)
    expect(ana.text()).toBe(`Your first answer counts: ${two.wrong[0]}.`)
    clock.advance(20 * SECOND)
    await bo.presses('Next', await bo.sees(`Answer: ${two.right}.`))

    const third = await question(velden, 3)
    const three = await choices(velden, third)
    for (const player of [ana, bo, mara]) await player.presses(three.right, third)
    clock.advance(20 * SECOND)
    const table = await ana.sees('Final table')
    expect(ana.text(table)).toMatch(
      /\*\*1\.\*\* <@1000000000000000103> 425 points · 3 of 3 right · longest streak 3\n\*\*2\.\*\* <@1000000000000000102> 300 points · 2 of 3 right · longest streak 1\n\*\*3\.\*\* <@1000000000000000101> 150 points · 1 of 2 right · longest streak 1/,
    )

    await ana.types('/quiz leaderboard time:this week')
    expect(ana.text()).toContain('**1.** <@1000000000000000103> 425 points · 3 of 3 right')
    await ana.types('/quiz stats')
    expect(ana.text()).toContain('- NATO: 67%, 2 of 3')
    expect(sandbox.violations).toEqual([])
  })

  it('is the only one in its channel, and its host stops it', async () => {
    const velden = await startVelden()
    const { ana, bo, mara, sandbox } = velden
    await ana.types(start)
    await mara.types(start)
    expect(mara.text()).toContain('A round goes on in this channel already.')
    await member(sandbox, 'Mara', 'reading').types(start)
    await bo.types('/quiz stop')
    expect(bo.text()).toContain('Only the one who started the round, or a moderator, can stop it.')
    const first = await question(velden, 1)
    await ana.types('/quiz stop')
    expect(ana.text()).toBe('The round is stopped.')
    expect(ana.text(await ana.sees('Final table'))).toContain('Nobody answered.')
    await ana.forges('1:quiz-answer:000000000000:0:0', first)
    expect(ana.text()).toBe('This round is over.')
    await mara.types('/quiz stop')
    expect(mara.text()).toContain('There is no round to stop here.')
    expect(sandbox.violations).toEqual([])
  })

  it('opens a question again whose time ran out while the bot was away', async () => {
    const velden = await startVelden()
    const { ana, bot, clock } = velden
    await ana.types(start)
    const first = await question(velden, 1)
    const { right } = await choices(velden, first)
    await bot.stop()
    clock.advance(60 * SECOND)
    await velden.restart()
    await ana.presses(right, first)
    expect(ana.text()).toBe(`Noted: ${right}.`)
    clock.advance(20 * SECOND)
    expect(ana.text(await ana.sees('Answer:'))).toContain('+150')
  })

  it('ends by itself where nobody goes on, so that the channel is free', async () => {
    const velden = await startVelden()
    const { ana, clock } = velden
    await ana.types(start)
    await question(velden, 1)
    clock.advance(20 * SECOND)
    await ana.sees('Answer:')
    await ana.sees('Next')
    clock.advance(600 * SECOND)
    expect(ana.text(await ana.sees('Final table'))).toContain('Nobody went on to the next question for ten minutes')
    await ana.types(start)
    expect(ana.text()).toContain('The round is under way')
  })

  it('counts no speed where the host turned the bonus off', async () => {
    const velden = await startVelden()
    const { ana, clock } = velden
    await ana.types(`${start} bonus:false`)
    expect(ana.text()).toContain('no bonus for quick answers')
    const first = await question(velden, 1)
    await ana.presses((await choices(velden, first)).right, first)
    clock.advance(20 * SECOND)
    expect(ana.text(await ana.sees('Answer:'))).toContain('> +100')
  })

  it('forgets a member in the middle, the answer to the open question too', async () => {
    const velden = await startVelden()
    const { ana, bo, clock, store, sandbox } = velden
    await bo.types(start)
    const first = await question(velden, 1)
    const { right } = await choices(velden, first)
    await ana.presses(right, first)
    await bo.presses(right, first)
    await ana.types('/quiz forget-me')
    clock.advance(20 * SECOND)
    const shown = await bo.sees('Answer:')
    expect(bo.text(shown)).toContain('✔ 1 of 1 answer right · <@1000000000000000103>')
    const { study } = store.forGuild(sandbox.seat('Ana', 'general').place.guild?.id ?? '')
    expect(JSON.stringify([await study.answers({}), await study.openRounds()])).not.toContain('1000000000000000102')
  })

  it('lets only who plays go on, and once', async () => {
    const velden = await startVelden()
    const { ana, bo, mara, clock, sandbox } = velden
    await ana.types(start)
    await question(velden, 1)
    clock.advance(20 * SECOND)
    const shown = await ana.sees('Answer:')
    await bo.presses('Next', shown)
    expect(bo.text()).toBe('Only those who play can go on to the next question.')
    await Promise.all([ana.presses('Next', shown), mara.presses('Next', shown)])
    await question(velden, 2)
    expect(ana.messages().filter((message) => ana.text(message).includes('Question 2 of'))).toHaveLength(1)
    expect(sandbox.violations).toEqual([])
  })

  it('goes on in a new message where somebody deleted the one with the question', async () => {
    const velden = await startVelden()
    const { ana, clock, sandbox } = velden
    await ana.types(start)
    sandbox.discord.messages.remove((await question(velden, 1)).id)
    clock.advance(20 * SECOND)
    expect(buttonsOf(await ana.sees('Answer:'))).toContain('Next')
  })
})

describe('a round in a channel that the bot may not write in', () => {
  const message = /^\/channels\/\d+\/messages/

  it('does not begin, and the host is told why', async () => {
    const { ana, sandbox } = await startVelden()
    sandbox.fault({ method: 'POST', path: message, kind: 403 })
    await ana.types(start)
    expect(ana.text()).toContain('The bot may not write in this channel.')
    await ana.types(start)
    expect(ana.text()).toContain('The round is under way')
  })

  it('is over where the right was taken away in the middle, and who presses is told why', async () => {
    const velden = await startVelden()
    const { ana, bo, clock, sandbox } = velden
    await ana.types(start)
    const first = await question(velden, 1)
    sandbox.fault({ method: 'PATCH', path: message, kind: 403 })
    clock.advance(20 * SECOND)
    await until(() => sandbox.discord.faults.left === 0)
    await bo.presses(buttonsOf(first)[0] ?? '', first)
    expect(bo.text()).toMatch(/^This round is over: the bot may no longer write in this channel/)
    await ana.types(start)
    expect(ana.text()).toContain('The round is under way')
  })
})

describe('alone', () => {
  it('a member plays in a message that only they see, by direct message too', async () => {
    const velden = await startVelden()
    const { sandbox } = velden
    const bo = member(sandbox, 'Bo')
    await bo.types('/quiz start alliances:NATO kinds:member number:2')
    await bo.presses('Yes')
    expect(bo.text()).toMatch(/[✔✘] (Right: Yes|Not Yes)\.\n\*\*Answer: /)
    await bo.presses('Next')
    expect(bo.text()).toContain('Question 2 of 2')
    await velden.restart()
    await bo.presses('No')
    expect(bo.text()).toMatch(/Your result\n-# 2 questions\n[\d,]+ points · \d of 2 right/)
    expect(sandbox.violations).toEqual([])
  })

  it('plays in a server without the bot by their own installation, and asks the reference', async () => {
    const { sandbox } = await startVelden()
    const bo = member(sandbox, 'Bo', 'lobby', 'Elsewhere')
    await bo.types('/quiz start number:1')
    expect(bo.text()).toContain('Question 1 of 1')
    await bo.types('/alliance show name:Visegrad Group')
    expect(bo.text()).toContain('4 members')
    expect(sandbox.violations).toEqual([])
  })
})

/** Waits, turn by turn of the event loop, until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

/** The custom id of the button with this label. */
function idOf(message: Message, label: string): string {
  const found = JSON.stringify(message.components).match(/\{[^{}]*"label":"[^"]*"[^{}]*\}/g) ?? []
  const button = found.map((json) => JSON.parse(json)).find((one) => one.label === label)
  return button?.custom_id ?? ''
}
