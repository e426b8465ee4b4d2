import { isDay, readArticles } from '../library/import/import.ts'
import { defaultGuild } from '../library/library.ts'
import type { GuildLibrary } from '../library/types.ts'
import { UserError } from '../user-error.ts'
import { openConfiguredLibrary } from './open-library.ts'
import { readNamedFile } from './read-file.ts'
import { runCommand } from './run-command.ts'

const usage = 'usage: npm run --silent import -- FILE… [--guild ID] [--published YYYY-MM-DD] [--data DIR]'

const options = { guild: { type: 'string' }, published: { type: 'string' }, data: { type: 'string' } } as const

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

await runCommand(usage, options, async ({ guild = defaultGuild, published, data }, files) => {
  if (files.length === 0) throw new UserError('usage', 'name at least one file')
  if (!/^\d{1,20}$/.test(guild)) throw new UserError('usage', `--guild: found "${guild}", wanted a server's id`)
  if (published !== undefined && !isDay(published)) {
    throw new UserError('usage', `--published: found "${published}", wanted a day like 2022-06-07`)
  }
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
  if (failed > 0) process.exitCode = 1
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
