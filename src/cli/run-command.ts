import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UserError } from '../user-error.ts'

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>['values']

/**
 * Runs a command of the terminal with its options and its other arguments, and sets the exit code: 0, 1 where it threw
 * a UserError, 2 where that was of kind `usage` or the options are wrong; the reason, and the usage, go to stderr.
 */
export async function runCommand<Options extends ParseArgsOptionsConfig>(
  usage: string,
  options: Options,
  command: (values: Values<Options>, rest: readonly string[]) => Promise<void>,
): Promise<void> {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    await command(values, positionals)
  } catch (error) {
    const isUsage = error instanceof UserError ? error.code === 'usage' : isArgumentError(error)
    if (!(error instanceof Error) || !(isUsage || error instanceof UserError)) throw error
    console.error(isUsage ? `${error.message}\n${usage}` : error.message)
    process.exitCode = isUsage ? 2 : 1
  }
}

/** Thrown by `parseArgs` for an option that is unknown or lacks its value. */
function isArgumentError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
