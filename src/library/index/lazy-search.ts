import { setImmediate } from 'node:timers/promises'
import { type IdText, TextSearch } from './text-search.ts'

/** Articles that are read at a time, so that other work goes on in between. */
export const page = 100

/** The texts that are searched of these articles. */
export type ReadTexts = (articles: readonly string[]) => Promise<readonly IdText[]>

/** A search over texts of articles that is made when it is first wanted, and kept up to date from then on. */
export class LazySearch {
  #search: TextSearch | null = null

  /** Null until it is made. */
  get made(): TextSearch | null {
    return this.#search
  }

  /** Makes it over the texts of these articles; does nothing where that is done. */
  async make(articles: readonly string[], read: ReadTexts): Promise<void> {
    if (this.#search) return
    const search = new TextSearch()
    await search.addPages(pagesOf(articles, read))
    this.#search = search
  }
}

async function* pagesOf(articles: readonly string[], read: ReadTexts): AsyncGenerator<readonly IdText[]> {
  for (let from = 0; from < articles.length; from += page) {
    yield await read(articles.slice(from, from + page))
    await setImmediate()
  }
}
