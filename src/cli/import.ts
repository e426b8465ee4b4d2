import { parseArgs } from 'node:util'
import { isDay, readArticles } from '../library/import/import.ts'
import { defaultGuild } from '../library/library.ts'
import type { GuildLibrary } from '../library/types.ts'
import { UserError } from '../user-error.ts'
import { openConfiguredLibrary } from './open-library.ts'
import { readNamedFile } from './read-file.ts'

const usage = 'usage: npm run --silent import -- FILE… [--guild ID] [--published YYYY-MM-DD] [--data DIR]'

interface Arguments {
  readonly files: readonly string[]
  readonly guild: string
  readonly published: string | undefined
  readonly data: string | undefined
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { guild: { type: 'string' }, published: { type: 'string' }, data: { type: 'string' } },
  })
  const { guild = defaultGuild, published, data } = values
  if (positionals.length === 0) throw new UserError('usage', 'name at least one file')
  if (!/^\d{1,20}$/.test(guild)) throw new UserError('usage', `--guild: found "${guild}", wanted a server's id`)
  if (published !== undefined && !isDay(published)) {
    throw new UserError('usage', `--published: found "${published}", wanted a day like 2022-06-07`)
  }
  return { files: positionals, guild, published, data }
}

/** Adds the articles of one file, all or none of which can be read; returns how many statements each has. */
async function importFile(library: GuildLibrary, file: string, published: string | undefined): Promise<number[]> {
  const articles = await readArticles(file, await readNamedFile(file))
  const counts: number[] = []
  for (const article of articles) {
    const stored = await library.add({ ...article, published: article.published ?? published ?? null })
    counts.push(stored.analysis.statements.length)
  }
  return counts
}

async function main(): Promise<number> {
  const { files, guild, published, data } = readArguments(process.argv.slice(2))
  const { library, close } = await openConfiguredLibrary(data)
  const counts: number[] = []
  let failed = 0
  try {
    for (const file of files) {
      try {
        const added = await importFile(library.forGuild(guild), file, published)
        counts.push(...added)
        console.error(`${file}: ${count(added.length, 'article')}, ${count(sum(added), 'statement')}`)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        failed++
        console.error(error.message)
      }
    }
  } finally {
    await close()
  }
  const failures = failed > 0 ? `; ${count(failed, 'file')} could not be read` : ''
  process.stdout.write(
    `${count(counts.length, 'article')} in the library, ${count(sum(counts), 'statement')}${failures}\n`,
  )
  return failed > 0 ? 1 : 0
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

try {
  process.exitCode = await main()
} catch (error) {
  const isUsage = (error instanceof UserError && error.code === 'usage') || isArgumentError(error)
  if (!isUsage && !(error instanceof UserError)) throw error
  console.error(isUsage ? `${messageOf(error)}\n${usage}` : messageOf(error))
  process.exitCode = isUsage ? 2 : 1
}

/** Thrown by `parseArgs` for an option that is unknown or lacks its value. */
function isArgumentError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
