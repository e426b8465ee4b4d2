import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import { migrateStore } from '../../src/store/migrate-store.ts'
import { openStore } from '../../src/store/store.ts'
import { analyzeLines, articleOf } from '../library/analyze-lines.ts'
import { startEngines } from './engines.ts'

const folder = mkdtempSync(join(tmpdir(), 'migrate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [, postgres] = await startEngines()

async function withLibrary<T>(
  address: string,
  use: (library: ReturnType<typeof openLibrary>) => Promise<T>,
): Promise<T> {
  const store = await openStore(address)
  try {
    return await use(openLibrary({ store, analyze: analyzeLines, analysisVersion: '1', now: () => new Date(0) }))
  } finally {
    await store.close()
  }
}

const questions = { offset: 0, limit: 50 }

describe('moving to another store', () => {
  it('keeps every answer of every guild, to SQLite', async () => {
    await movesTo(`sqlite:${folder}/target.db`, 'a')
  })

  it.skipIf(postgres?.skipped !== undefined)('keeps every answer of every guild, to PostgreSQL and back', async () => {
    const server = (await postgres?.newDatabase()) ?? ''
    await movesTo(server, 'b')
    await migrateStore(server, `sqlite:${folder}/back.db`, () => {})
    expect(await answers(`sqlite:${folder}/back.db`)).toEqual(await answers(server))
  })

  it('is refused where the target has something, which it keeps', async () => {
    const [first, second] = [`sqlite:${folder}/c.db`, `sqlite:${folder}/d.db`]
    await fill(first)
    await withLibrary(second, (library) => library.forGuild('9').add(articleOf('own', 'undated : Cy Orlo said no')))
    const before = await answers(second)
    await expect(migrateStore(first, second, () => {})).rejects.toThrow(
      'The target is not empty: it has rows in guild.',
    )
    expect(await answers(second)).toEqual(before)
  })
})

async function fill(address: string): Promise<void> {
  await withLibrary(address, async (library) => {
    await library
      .forGuild('1')
      .add(articleOf('a', '2022-06-07 Mayor: Ada Orlo said “yes”\n\nundated : Šime Lind asked why', { tags: ['x'] }))
    await library.forGuild('2').add(articleOf('b', '2021 : Cy Orlo said no'))
    await library.forGuild('2').remove('b')
    await library.forGuild('2').add(articleOf('c', '2020 : Cy Orlo said perhaps', { title: 'Perhaps' }))
  })
}

function answers(address: string) {
  return withLibrary(address, async (library) =>
    Promise.all(
      ['1', '2', '9'].map(async (guild) => [
        await library.forGuild(guild).whoSaid(questions),
        await library.forGuild(guild).articles(),
        await library.forGuild(guild).suggestSpeakers('', 9),
      ]),
    ),
  )
}

async function movesTo(target: string, name: string): Promise<void> {
  const source = `sqlite:${folder}/${name}.db`
  await fill(source)
  const counted = new Map<string, number>()
  const rows = await migrateStore(source, target, (table, count) => counted.set(table, count))
  expect(counted.get('article')).toBe(3)
  expect(rows).toBe([...counted.values()].reduce((total, count) => total + count, 0))
  expect(await answers(target)).toEqual(await answers(source))
}
