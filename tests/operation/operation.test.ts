import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { carryOutDuties } from '../../src/operation/duties.ts'
import { openMetrics } from '../../src/operation/metrics.ts'
import { type Health, serveOperation } from '../../src/operation/server.ts'
import { openTown } from '../commands/town.ts'

async function serve(health: Health) {
  const metrics = openMetrics()
  const server = await serveOperation(0, { metrics, health: async () => health })
  onTestFinished(() => server.close())
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init)
  return { metrics, server, get }
}

describe('the metrics', () => {
  it('count interactions by command and outcome, and how long they took', async () => {
    const { metrics, get } = await serve({})
    const asked = { command: 'who-said', kind: 'command' } as const
    metrics.observer.acknowledged(asked, 40)
    metrics.observer.ended(asked, 'answered', 300)
    metrics.observer.ended(asked, 'refused', 20)
    const text = await (await get('/metrics')).text()
    expect(text).toContain('rapporteur_interactions_total{command="who-said",kind="command",outcome="answered"} 1')
    expect(text).toContain('rapporteur_interactions_total{command="who-said",kind="command",outcome="refused"} 1')
    expect(text).toContain('rapporteur_acknowledgement_seconds_bucket{le="0.05",command="who-said",kind="command"} 1')
    expect(text).toContain('rapporteur_answer_seconds_count{command="who-said",kind="command"} 2')
  })

  it('tell of Discord, of the store, of indexes and of analyses', async () => {
    const { metrics, get } = await serve({})
    metrics.observer.discordAnswered(503)
    metrics.observer.rateLimited()
    metrics.onQuery(3, false)
    metrics.measure({ indexes: () => ({ guilds: 2, bytes: 4096 }), analyses: () => ({ waiting: 5, running: 1 }) })
    const text = await (await get('/metrics')).text()
    for (const line of [
      'rapporteur_discord_responses_total{status="503"} 1',
      'rapporteur_rate_limits_total 1',
      'rapporteur_store_seconds_bucket{le="0.005",failed="false"} 1',
      'rapporteur_indexes 2',
      'rapporteur_index_bytes 4096',
      'rapporteur_analyses_waiting 5',
      'rapporteur_analyses_running 1',
    ])
      expect(text).toContain(line)
  })
})

describe('the health', () => {
  it('is good where all parts are', async () => {
    const { get } = await serve({ store: true, discord: true })
    const answer = await get('/healthz')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ ok: true, store: true, discord: true })
  })

  it('is bad where one is not, and says which', async () => {
    const { get } = await serve({ store: false, discord: true })
    const answer = await get('/healthz')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ok: false, store: false, discord: true })
  })

  it('and the metrics are all that is there, to be read only', async () => {
    const { get } = await serve({})
    expect((await get('/')).status).toBe(404)
    expect((await get('/metrics', { method: 'POST' })).status).toBe(405)
  })

  it('is not served on a port that is taken', async () => {
    const { server, metrics } = await serve({})
    await expect(serveOperation(server.port, { metrics, health: async () => ({}) })).rejects.toThrow(
      'METRICS_PORT: that port is taken; set another.',
    )
  })
})

describe('the duties of one process', () => {
  it('delete replies that expired, of all servers, and keep the others', async () => {
    const { store } = await openTown('two articles')
    const { replies } = store.forGuild('7')
    await replies.keep('old', 1, new Date(1000))
    await replies.keep('new', 2, new Date('9999-01-01'))
    const over = new AbortController()
    const duties = carryOutDuties(
      { library: { refreshAnalyses: async () => 0 }, store, log: pino({ level: 'silent' }) },
      over.signal,
    )
    const { articles } = store.forGuild('1')
    const remove = (id: string, at: Date) =>
      store.forGuild('1').change(({ articles: all, revision }) => all.setRemoved(id, at, revision))
    await remove('bridge', new Date(1000))
    await remove('market', new Date('9999-01-01'))
    await expect.poll(() => replies.find('old', new Date(0))).toBeNull()
    await expect.poll(async () => (await articles.removed(new Date(0))).map(({ id }) => id)).toEqual(['market'])
    expect(await replies.find('new', new Date(0))).toBe(2)
    over.abort()
    await duties
  })
})
