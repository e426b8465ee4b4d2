import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a SQLite store', () => {
  it('keeps what was written when it is opened again', async () => {
    const address = `sqlite:${folder}/new/folder/a.db`
    const first = await openStore(address)
    await first.forGuild('1').change(({ settings }) => settings.set('colour', 'blue'))
    await first.close()
    const again = await openStore(address)
    expect(await again.forGuild('1').settings.all()).toEqual(new Map([['colour', 'blue']]))
    expect(await again.forGuild('1').revision()).toBe(1)
    expect(await again.forGuild('2').settings.all()).toEqual(new Map())
    await again.close()
  })

  it('is not opened where the database is newer than the program', async () => {
    const path = `${folder}/newer.db`
    await (await openStore(`sqlite:${path}`)).close()
    const database = new DatabaseSync(path)
    database.exec('insert into schema_version (version) values (1000)')
    database.close()
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(
      /schema version 1000; this program knows versions up to \d+\./,
    )
  })

  it('writes ahead to a log, and all of a change or nothing', async () => {
    const path = `${folder}/modes.db`
    const store = await openStore(`sqlite:${path}`)
    const other = new DatabaseSync(path)
    expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    other.close()
    await expect(
      store.forGuild('1').change(async ({ articles, revision }) => {
        const article = {
          id: 'a',
          title: null,
          author: null,
          source: null,
          url: null,
          published: null,
          language: 'en',
          tags: [],
          text: 'x',
        }
        const analysis = {
          ...{ id: 'a', text: 'x', title: null, language: 'en', published: { value: null, basis: 'unknown' as const } },
          ...{ statements: [], entities: [], timex: [], summary: [], claims: [] },
        }
        const appearances = [{ entity: 'e1', actor: 'nobody', role: null }]
        await articles.put(
          { article, analysis, analysisVersion: '1', hash: '', statements: [], appearances },
          { revision, now: new Date(0) },
        )
      }),
    ).rejects.toThrow(/FOREIGN KEY/)
    expect(await store.forGuild('1').articles.entries(['a'])).toEqual([])
    expect(await store.forGuild('1').revision()).toBe(0)
    await store.close()
  })

  it('is refused by an address of another kind', async () => {
    await expect(openStore('mysql://x')).rejects.toThrow('sqlite:PATH or postgres://')
  })
})
