import { GatewayDispatchEvents } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Member, member } from '../e2e/member.ts'
import { type Running, startBot } from './bot.ts'

let bot: Running
let ana: Member
beforeEach(async () => {
  bot = await startBot()
  ana = member(bot.sandbox, 'Ana', 'general')
  await bot.client.application.commands.set([{ name: 'ask', description: 'Ask' }])
})
afterEach(() => bot.stop())

const label = (component: object) => ({ type: 18, label: 'x', component })
const options = ['press', 'paper'].map((value) => ({ label: value, value }))
const modal = (...components: object[]) => ({ custom_id: 'm', title: 'Ask', components })

/** Lets the bot answer /ask with a modal as it stands, whether or not discord.js has a builder for what is in it. */
function show(data: object): void {
  bot.on(async (interaction) => {
    if (interaction.isModalSubmit()) await interaction.reply('taken')
    if (!interaction.isChatInputCommand()) return
    await bot.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      body: { type: 9, data },
    })
  })
}

describe('a modal', () => {
  it('can ask by radio buttons and ticks', async () => {
    const kinds = [
      label({ type: 21, custom_id: 'source', options }),
      label({ type: 22, custom_id: 'tags', options, min_values: 0, max_values: 2 }),
      label({ type: 23, custom_id: 'sure' }),
    ]
    show(modal(...kinds))
    const sent = new Promise<{ d: { data: { components: object[] } } }>((resolve) => {
      bot.client.ws.on(GatewayDispatchEvents.InteractionCreate, (d) => d.type === 5 && resolve({ d }))
    })
    await ana.types('/ask')
    await ana.submits({ source: 'paper', tags: ['press', 'paper'], sure: true })
    expect((await sent).d.data.components).toMatchObject([
      { type: 18, component: { type: 21, custom_id: 'source', value: 'paper' } },
      { type: 18, component: { type: 22, custom_id: 'tags', values: ['press', 'paper'] } },
      { type: 18, component: { type: 23, custom_id: 'sure', value: true } },
    ])
    expect(bot.sandbox.violations).toEqual([])
  })

  it('is not sent with less than it asks for', async () => {
    show(modal(label({ type: 21, custom_id: 'source', options })))
    await ana.types('/ask')
    await expect(ana.submits({})).rejects.toThrow('source: choose one')
  })

  it.each([
    ['more than five rows', modal(...[1, 2, 3, 4, 5, 6].map((n) => label({ type: 23, custom_id: `${n}` })))],
    ['a radio group of one', modal(label({ type: 21, custom_id: 'a', options: options.slice(1) }))],
    ['a title of 46 characters', { ...modal(label({ type: 23, custom_id: 'a' })), title: 'a'.repeat(46) }],
    ['a custom id twice', modal(label({ type: 23, custom_id: 'a' }), label({ type: 23, custom_id: 'a' }))],
  ])('is refused with %s', async (_, data) => {
    show(data)
    await expect(ana.types('/ask')).rejects.toThrow('Discord refused the answer')
    expect(bot.sandbox.violations).toHaveLength(1)
  })
})
