import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Article } from '../analysis/types.ts'
import type { GuildStore } from '../store/store.ts'
import { articleKey } from './identity.ts'
import { readArticles } from './import/import.ts'

export interface StarterRefresh {
  readonly stored: number
  readonly removed: number
}

/**
 * Makes the starter corpus in the store what the Markdown files of a folder are: takes in those that are new, changed
 * or analysed by another version, and removes those that are gone. Throws UserError where a file cannot be read.
 */
export async function refreshStarter(
  store: GuildStore,
  folder: string,
  add: (article: Article) => Promise<boolean>,
  now: Date,
): Promise<StarterRefresh> {
  const articles = await readStarter(folder)
  let stored = 0
  for (const article of articles) if (await add(article)) stored++
  const ids = new Set(articles.map(({ id }) => articleKey(id)))
  const gone = (await store.articles.changedSince(0)).filter(({ id, removed }) => !removed && !ids.has(id))
  for (const { id } of gone) await store.change(({ articles, revision }) => articles.setRemoved(id, now, revision))
  return { stored, removed: gone.length }
}

/** The articles of a folder of Markdown files, by the files' names. Throws UserError where one cannot be read. */
export async function readStarter(folder: string): Promise<readonly Article[]> {
  const files = globSync('*.md', { cwd: folder }).toSorted()
  const read = files.map((file) => readArticles(basename(file), readFileSync(join(folder, file))))
  return (await Promise.all(read)).flat()
}
