import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../store/postgres-server.ts'
import { crashRounds } from './crash.ts'
import { restartRounds } from './restarts.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
let failed = 0

const folder = mkdtempSync(join(tmpdir(), 'soak-'))
let acknowledged = 0
for await (const report of crashRounds(join(folder, 'soak.db'), rounds, seed)) {
  acknowledged += report.acknowledged
  failed += report.problems.length
  for (const problem of report.problems) console.error(`round ${report.round}: ${problem}`)
}
rmSync(folder, { recursive: true })
process.stdout.write(`SQLite: ${rounds} kills, ${acknowledged} acknowledged writes, ${failed} problems\n`)

const server = await startPostgres({ durable: true })
if (typeof server === 'string') {
  process.stdout.write(`PostgreSQL: skipped, ${server}\n`)
} else {
  const restarts = Math.ceil(rounds / 10)
  const report = await restartRounds(server, restarts, seed)
  await server.stop()
  failed += report.problems.length
  for (const problem of report.problems) console.error(problem)
  process.stdout.write(
    `PostgreSQL: ${restarts} restarts, ${report.acknowledged} acknowledged writes, ${report.refused} told to try again, full service at most ${Math.round(report.slowestReturn)} ms after its return, ${report.problems.length} problems\n`,
  )
}
if (failed > 0) process.exitCode = 1
