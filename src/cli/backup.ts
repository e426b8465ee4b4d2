import { backupStore } from '../store/backup.ts'
import { UserError } from '../user-error.ts'
import { configuredDatabase } from './open-library.ts'
import { runCommand } from './run-command.ts'

const usage = 'usage: npm run --silent backup -- FILE [--data DIR]'

await runCommand(usage, { data: { type: 'string' } }, async ({ data }, [file, ...more]) => {
  if (file === undefined || more.length > 0) throw new UserError('usage', 'name one file to write')
  await backupStore(configuredDatabase(data), file)
  process.stdout.write(`Backup written to ${file}.\n`)
})
