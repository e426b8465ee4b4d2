import { Client, Events, type GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { JoinedGuilds, smallCaches } from '../../src/bot/joined-guilds.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'

/** A client in two servers of a stand-in, and what it keeps of them. */
async function start() {
  const sandbox = await startSandbox()
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: sandbox.apiUrl },
    makeCache: Options.cacheWithLimits(smallCaches),
  })
  const guilds = new JoinedGuilds()
  guilds.follow(client)
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(sandbox.token)
  await ready
  onTestFinished(async () => {
    await client.destroy()
    await sandbox.close()
  })
  const [first, second] = sandbox.discord.world.guilds.map(({ id }) => id)
  const tell = async (event: string, data: object) => {
    const told = new Promise((resolve) => client.ws.once(event as GatewayDispatchEvents, resolve))
    sandbox.discord.gateway.dispatch(event, data, first)
    await told
  }
  return { client, guilds, first: first ?? '', second: second ?? '', tell }
}

describe('the servers that a bot is in', () => {
  it('are known by their ids, and nothing of them is kept', async () => {
    const { client, guilds, first, second } = await start()
    expect([guilds.has(first), guilds.has(second), guilds.has('1'), guilds.size]).toEqual([true, true, false, 2])
    expect([client.guilds.cache.size, client.channels.cache.size]).toEqual([0, 0])
    expect([...client.users.cache.keys()]).toEqual([client.user?.id])
  })

  it('come and go; one that is only out of reach stays', async () => {
    const { guilds, first, second, tell } = await start()
    await tell('GUILD_DELETE', { id: first, unavailable: true })
    expect(guilds.has(first)).toBe(true)
    await tell('GUILD_DELETE', { id: first })
    expect([guilds.has(first), guilds.has(second)]).toEqual([false, true])
    await tell('GUILD_CREATE', { id: first, name: 'Back again', roles: [], emojis: [], channels: [], members: [] })
    expect(guilds.has(first)).toBe(true)
  })

  it('are those of the last READY of each shard', async () => {
    const { client, guilds, first, second } = await start()
    client.ws.emit('READY', { guilds: [{ id: second }, { id: '77' }] }, 0)
    client.ws.emit('READY', { guilds: [{ id: '78' }] }, 1)
    expect([first, second, '77', '78'].map((id) => guilds.has(id))).toEqual([false, true, true, true])
  })

  it('may change in every way without a trace', async () => {
    const { client, first: guild_id, tell } = await start()
    const channel = { id: '501', type: 0, guild_id, name: 'new', permission_overwrites: [], position: 0 }
    const thread = { ...channel, id: '502', type: 11, parent_id: '501', thread_metadata: { archived: false } }
    const role = { id: '503', name: 'new', permissions: '0' }
    const stage = { id: '504', guild_id, channel_id: '501', topic: 'new', privacy_level: 2 }
    for (const [event, data] of [
      ['GUILD_UPDATE', { id: guild_id, name: 'Another name' }],
      ...['CREATE', 'UPDATE', 'DELETE'].flatMap((act) => [
        [`CHANNEL_${act}`, channel],
        [`THREAD_${act}`, thread],
        [`GUILD_ROLE_${act}`, { guild_id, role, role_id: role.id }],
        [`STAGE_INSTANCE_${act}`, stage],
      ]),
      ['CHANNEL_PINS_UPDATE', { guild_id, channel_id: '501' }],
      ['THREAD_LIST_SYNC', { guild_id, threads: [thread], members: [] }],
      ['THREAD_MEMBER_UPDATE', { guild_id, id: '502', user_id: '9' }],
      ['THREAD_MEMBERS_UPDATE', { guild_id, id: '502', member_count: 1 }],
    ] as const)
      await tell(String(event), Object(data))
    expect([client.guilds.cache.size, client.channels.cache.size]).toEqual([0, 0])
  })
})

describe('a command', () => {
  it('given in a thread is told apart once from one in a channel', async () => {
    const { guilds, tell } = await start()
    const command = { type: 2, data: { type: 9 }, user: { id: '9' }, entitlements: [] }
    await tell('INTERACTION_CREATE', { ...command, id: '601', channel: { id: '1', type: 11, thread_metadata: {} } })
    await tell('INTERACTION_CREATE', { ...command, id: '602', channel: { id: '1', type: 0 } })
    expect(['601', '601', '602'].map((id) => guilds.inThread(id))).toEqual([true, false, false])
  })
})
