import MiniSearch, { type SearchOptions } from 'minisearch'
import { addArticle } from '../src/library/add-article.ts'
import { analysisVersion } from '../src/library/analyzer.ts'
import { openLibrary } from '../src/library/library.ts'
import { openStore, type Store } from '../src/store/store.ts'
import { type Latency, latencies, time } from './latency.ts'
import { analyzeMadeUp, generator, madeUpArticle, speaker, word } from './made-up.ts'

const guild = '1'
const page = { offset: 0, limit: 5 }

/** The bounds at which words are searched by prefix, or nearly so: the project's. */
const options: SearchOptions = {
  prefix: (term) => term.length >= 3,
  fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
}

interface Text {
  readonly id: number
  readonly text: string
}

/** Fills a guild with made-up articles of so many statements; returns the statements' words and the speakers. */
export async function fill(
  store: Store,
  articles: number,
  { statements, guild }: { readonly statements: number; readonly guild: string },
) {
  const random = generator(1)
  const options = { analyze: analyzeMadeUp, analysisVersion, now: () => new Date(0) }
  const words: Text[] = []
  const names = new Set<string>()
  for (let n = 0; n < articles; n++) {
    const article = madeUpArticle(n, { statements, words: 20 }, random)
    await addArticle(store.forGuild(guild), article, options)
    for (const line of article.text.split('\n\n')) {
      const colon = line.indexOf(':')
      names.add(line.slice(0, colon))
      words.push({ id: words.length, text: line.slice(colon + 2) })
    }
  }
  return { words, speakers: [...names].map((text, id): Text => ({ id, text })) }
}

/**
 * Questions to one guild of 100,000 statements, beside bare MiniSearch over the same documents: the words of the
 * statements, the names of the speakers. Where not all words are found, both look for any.
 */
export async function questionsBench(databaseUrl: string): Promise<readonly Latency[]> {
  const store = await openStore(databaseUrl)
  try {
    const { words, speakers } = await fill(store, 1000, { statements: 100, guild })
    const library = open(store)
    const cold = await time(() => library.whoSaid({ about: words[0]?.text ?? '', ...page }))
    const random = generator(2)
    const topics = Array.from({ length: 200 }, () => `${word(random)} ${word(random)}`)
    const typed = Array.from({ length: 1000 }, () => speaker(random).slice(0, 4))
    const said = bareSearch(words)
    const named = bareSearch(speakers)
    const onTopic = (topic: string) => {
      const all = said.search(topic, { ...options, combineWith: 'AND' })
      return all.length > 0 ? all : said.search(topic, options)
    }
    return [
      { name: 'first question, cold index', p50: cold, p99: cold, ratio: null },
      ...(await latencies(
        [
          { name: 'bare MiniSearch, topic', answer: onTopic },
          { name: 'who-said, topic', answer: (about) => library.whoSaid({ about, ...page }) },
        ],
        topics,
      )),
      ...(await latencies(
        [
          { name: 'bare MiniSearch, names', answer: (name) => named.search(name, { prefix: true }) },
          { name: 'autocomplete of speakers', answer: (name) => library.suggestSpeakers(name, 25) },
        ],
        typed,
      )),
      ...(await latencies(
        [{ name: 'who-said, speaker', answer: (name) => library.whoSaid({ speaker: name, ...page }) }],
        typed.map((_, n) => speakers[n]?.text ?? ''),
      )),
    ]
  } finally {
    await store.close()
  }
}

/**
 * Questions to a guild of 1,000 articles of 500 made-up words: the first to an index that is not there yet, each to one of its
 * own, and then 200 of the kind.
 */
export async function thousandBench(databaseUrl: string): Promise<readonly Latency[]> {
  const store = await openStore(databaseUrl)
  try {
    const { speakers } = await fill(store, 1000, { statements: 25, guild })
    const random = generator(4)
    const topics = Array.from({ length: 200 }, () => `${word(random)} ${word(random)}`)
    const names = Array.from({ length: 200 }, (_, n) => speakers[n]?.text ?? '')
    type Library = ReturnType<typeof open>
    const kinds: readonly [string, readonly string[], (library: Library, asked: string) => unknown][] = [
      ['who-said, topic', topics, (library, about) => library.whoSaid({ about, ...page })],
      ['who-said, speaker', names, (library, speaker) => library.whoSaid({ speaker, ...page })],
      ['search', topics, (library, words) => library.search({ words, ...page })],
    ]
    const found: Latency[] = []
    for (const [name, questions, ask] of kinds) {
      const library = open(store)
      const cold = await time(() => ask(library, questions[0] ?? ''))
      found.push({ name: `first ${name}, cold index`, p50: cold, p99: cold, ratio: null })
      found.push(...(await latencies([{ name, answer: (question) => ask(library, question) }], questions)))
    }
    return found
  } finally {
    await store.close()
  }
}

const open = (store: Store) =>
  openLibrary({ store, analyze: analyzeMadeUp, analysisVersion: '1', indexMemory: 2 ** 31 }).forGuild(guild)

function bareSearch(texts: readonly Text[]): MiniSearch<Text> {
  const search = new MiniSearch<Text>({ fields: ['text'] })
  search.addAll(texts)
  return search
}
