import { basename, extname } from 'node:path'
import type { Article } from '../../../analysis/types.ts'
import { UserError } from '../../../user-error.ts'
import { unpackArchive } from '../../workers/archive-pool.ts'
import { readArticles } from '../import.ts'
import type { LeftOut } from './unpack.ts'

export type { LeftOut } from './unpack.ts'

/** The articles of a ZIP archive, and its files that hold none. */
export interface ArchiveArticles {
  readonly articles: readonly Article[]
  readonly leftOut: readonly LeftOut[]
}

/** Whether a file is to be read as an archive of articles, by the ending of its name. */
export const isArchive = (name: string): boolean => extname(name).toLowerCase() === '.zip'

/**
 * Reads every article in a ZIP archive, in the order of the archive; the same article twice is taken once. A file that
 * cannot be read is left out with the reason, and the others are read all the same.
 * Throws UserError, naming the archive, where it cannot be unpacked or has no article in it.
 */
export async function readArchive(name: string, bytes: Uint8Array): Promise<ArchiveArticles> {
  const { files, leftOut } = await unpackArchive({ name, bytes })
  const articles = new Map<string, Article>()
  const unread: LeftOut[] = []
  for (const file of files) {
    try {
      if (isArchive(file.name)) throw new UserError('archive.nested', 'it is an archive itself; send it by itself.')
      for (const article of await readArticles(basename(file.name), file.bytes)) articles.set(article.id, article)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      unread.push({ name: file.name, why: reason(basename(file.name), error) })
    }
  }
  if (articles.size === 0) {
    const first = [...leftOut, ...unread][0]
    const why = first ? ` ${basename(first.name)}: ${first.why}.` : ''
    throw new UserError('archive.empty', `${name}: there is no article in it.${why}`)
  }
  return { articles: [...articles.values()], leftOut: [...leftOut, ...unread] }
}

/** What an error says of a file, without the file's name before it and the full stop after it. */
function reason(name: string, { message }: UserError): string {
  const words = message.startsWith(name) ? message.slice(name.length).replace(/^:\s*/u, '') : message
  return words.replace(/\.$/u, '')
}
