import { restoreStore } from '../store/backup.ts'
import { UserError } from '../user-error.ts'
import { configuredDatabase } from './open-library.ts'
import { runCommand } from './run-command.ts'

const usage = 'usage: npm run --silent restore -- FILE [--data DIR]'

await runCommand(usage, { data: { type: 'string' } }, async ({ data }, [file, ...more]) => {
  if (file === undefined || more.length > 0) throw new UserError('usage', 'name the file of one backup')
  await restoreStore(configuredDatabase(data), file)
  process.stdout.write(`Restored from ${file}; the database that was there is kept beside it, as ….before-restore.\n`)
})
