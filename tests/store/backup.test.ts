import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupStore, restoreStore } from '../../src/store/backup.ts'
import { openStore, type Store } from '../../src/store/store.ts'

let folder: string
let address: string
let backup: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  address = `sqlite:${folder}/rapporteur.db`
  backup = join(folder, 'copies', 'monday.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function inStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(address)
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

const paint = (store: Store, colour: string) =>
  store.forGuild('1').change(({ settings }) => settings.set('colour', colour))
const colour = () => inStore(async (store) => (await store.forGuild('1').settings.all()).get('colour'))

describe('a backup', () => {
  it('is taken while the store is open and written to, and brings back what was in it', async () => {
    await inStore(async (store) => {
      await paint(store, 'blue')
      await backupStore(address, backup)
      await paint(store, 'red')
    })
    expect(await colour()).toBe('red')
    await restoreStore(address, backup)
    expect(await colour()).toBe('blue')
    expect(readdirSync(join(folder, 'copies'))).toEqual(['monday.db'])
  })

  it('keeps the database that it replaces', async () => {
    await inStore((store) => paint(store, 'blue'))
    await backupStore(address, backup)
    await inStore((store) => paint(store, 'red'))
    await restoreStore(address, backup)
    copyFileSync(join(folder, 'rapporteur.db.before-restore'), join(folder, 'before.db'))
    address = `sqlite:${folder}/before.db`
    expect(await colour()).toBe('red')
  })

  it('is not restored where it is damaged, no database, another’s or newer; the store stays as it is', async () => {
    await inStore((store) => paint(store, 'blue'))
    await backupStore(address, backup)
    const refused = async (change: (file: string) => void) => {
      const file = join(folder, 'changed.db')
      copyFileSync(backup, file)
      change(file)
      await expect(restoreStore(address, file)).rejects.toThrow(/is no sound backup: /)
      expect(await colour()).toBe('blue')
    }
    await refused((file) => {
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0x5a, 4096, 12_288))
    })
    await refused((file) => writeFileSync(file, 'These are words, and no database at all.'.repeat(100)))
    await refused((file) => inDatabase(file, 'drop table schema_version'))
    await refused((file) => inDatabase(file, 'insert into schema_version (version) values (1000)'))
    await expect(restoreStore(address, join(folder, 'none.db'))).rejects.toThrow('There is no file')
  })

  it('is not restored over a store that is in use', async () => {
    await inStore(async (store) => {
      await backupStore(address, backup)
      await expect(restoreStore(address, backup)).rejects.toThrow('in use by another process')
      await paint(store, 'blue')
    })
    expect(await colour()).toBe('blue')
  })

  it('is not made of what is not there, nor of PostgreSQL', async () => {
    await expect(backupStore(address, backup)).rejects.toThrow('There is no database at')
    await expect(backupStore('postgres://host/name', backup)).rejects.toThrow('pg_dump')
    expect(existsSync(backup)).toBe(false)
  })
})

function inDatabase(file: string, command: string): void {
  const database = new DatabaseSync(file)
  database.exec(command)
  database.close()
}

describe('a data folder', () => {
  it('is one process’s at a time, and free again once that has closed it', async () => {
    await inStore(async () => {
      await expect(openStore(address)).rejects.toThrow(/in use by another process; the bot may be running/)
    })
    await inStore((store) => paint(store, 'blue'))
  })

  it('is checked for damage', async () => {
    await inStore(async (store) => {
      await paint(store, 'blue')
      expect(await store.check()).toEqual([])
    })
    inDatabase(join(folder, 'rapporteur.db'), 'pragma foreign_keys = off; delete from guild')
    await inStore(async (store) => {
      expect(await store.check()).toEqual(['a row of setting points to a row of guild that is not there'])
    })
  })
})
