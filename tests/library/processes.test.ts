import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { startEngines } from '../store/engines.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

const postgres = (await startEngines()).find(({ name }) => name.startsWith('PostgreSQL'))
const page = { offset: 0, limit: 10 }

/** Ends all connections to the database but the one that does it. */
async function cutConnections(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await client.end()
}

describe.skipIf(postgres?.skipped !== undefined)('two processes on one PostgreSQL', () => {
  let address: string
  let stores: Store[]

  beforeEach(async () => {
    address = (await postgres?.newDatabase()) ?? ''
    // Both migrate at once; the lock lets one of them do it.
    stores = await Promise.all([openStore(address), openStore(address)])
  })
  afterEach(() => Promise.all(stores.map((store) => store.close())))

  const libraries = () =>
    stores.map((store) => openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' }).forGuild('1'))
  const seen = { timeout: 10_000, interval: 20 }

  it('see each other’s changes', async () => {
    const [one, other] = libraries()
    expect(await other?.whoSaid(page)).toEqual({ kind: 'empty' })
    await one?.add(articleOf('a', 'undated : Ada Orlo said yes'))
    await vi.waitFor(async () => expect(await other?.whoSaid(page)).toMatchObject({ total: 1 }), seen)
    await other?.remove('a')
    await vi.waitFor(async () => expect(await one?.whoSaid(page)).toEqual({ kind: 'empty' }), seen)
  })

  it('see what changed while their connections were cut', async () => {
    const [one, other] = libraries()
    await other?.whoSaid(page)
    await cutConnections(address)
    await one?.add(articleOf('a', 'undated : Ada Orlo said yes'))
    await vi.waitFor(async () => expect(await other?.whoSaid(page)).toMatchObject({ total: 1 }), seen)
  })

  it('read on where a connection was cut while it lay idle', async () => {
    const [store] = stores
    for (let time = 0; time < 5; time++) {
      await store?.forGuild('1').revision()
      await cutConnections(address)
      expect(await store?.forGuild('1').revision()).toBeTypeOf('number')
    }
  })

  it('count their changes to one guild one after the other, and lose none', async () => {
    const adds = libraries().flatMap((library, who) =>
      Array.from({ length: 10 }, (_, i) => library.add(articleOf(`${who}-${i}`, `undated : Ada Orlo said ${i}`))),
    )
    await Promise.all(adds)
    expect(await stores[0]?.forGuild('1').revision()).toBe(20)
    await vi.waitFor(async () => {
      for (const library of libraries())
        expect(await library.suggestSpeakers('', 5)).toMatchObject([{ statements: 20 }])
    }, seen)
  })
})
