import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../store/postgres-server.ts'
import { crashRounds } from './crash.ts'
import { restartRounds } from './restarts.ts'

const folder = mkdtempSync(join(tmpdir(), 'soak-'))
const server = await startPostgres({ durable: true })
afterAll(async () => {
  rmSync(folder, { recursive: true })
  if (typeof server !== 'string') await server.stop()
})

describe('what was acknowledged', () => {
  it('is there after the process was killed, in a sound database that the index agrees with', async () => {
    for await (const { problems, acknowledged } of crashRounds(join(folder, 'soak.db'), 5, 1)) {
      expect(problems).toEqual([])
      expect(acknowledged).toBeGreaterThan(0)
    }
  })

  it.skipIf(typeof server === 'string')('is there after PostgreSQL was stopped and started under load', async () => {
    if (typeof server === 'string') return
    expect((await restartRounds(server, 2, 1)).problems).toEqual([])
  })
})
