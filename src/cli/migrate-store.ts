import { migrateStore } from '../store/migrate-store.ts'
import { UserError } from '../user-error.ts'
import { runCommand } from './run-command.ts'

const usage = 'usage: npm run --silent migrate-store -- --from sqlite:PATH --to postgres://USER:PASSWORD@HOST/DATABASE'

await runCommand(usage, { from: { type: 'string' }, to: { type: 'string' } }, async ({ from, to }, rest) => {
  if (from === undefined || to === undefined || rest.length > 0) throw new UserError('usage', 'wanted --from and --to')
  const rows = await migrateStore(from, to, (table, count) => console.error(`${table}: ${count} rows`))
  process.stdout.write(`${rows} rows copied and verified.\n`)
})
