import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import type { Analysis, Article } from '../src/analysis/types.ts'
import { openLibrary } from '../src/library/library.ts'
import { openStore } from '../src/store/store.ts'

export interface Latency {
  readonly name: string
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** This p99 by that of bare MiniSearch on the same documents and words; null where there is no such peer. */
  readonly ratio: number | null
}

const size = { articles: 1000, statements: 100, words: 20, vocabulary: 20_000, speakers: 2000, questions: 400 }
const guild = '1'

/**
 * Questions to one guild of 100,000 statements, on SQLite: cold, then warm, beside bare MiniSearch over the same words.
 * The words are made up, as frequent as words are (Zipf's law), the same in every run.
 */
export async function libraryBench(): Promise<Latency[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const store = await openStore(`sqlite:${join(folder, 'bench.db')}`)
  try {
    const open = () =>
      openLibrary({ store, analyze: analyzeLines, analysisVersion: '1', indexMemory: 2 ** 31 }).forGuild(guild)
    const random = generator(1)
    const writer = open()
    const documents: { id: number; text: string }[] = []
    for (let n = 0; n < size.articles; n++) {
      const lines = Array.from(
        { length: size.statements },
        () => [speaker(random), wordsOf(random, size.words)] as const,
      )
      for (const [, text] of lines) documents.push({ id: documents.length, text })
      await writer.add(articleOf(n, lines.map(([name, text]) => `${name}: ${text}`).join('\n\n')))
    }
    const library = open()
    const cold = await time(() => library.whoSaid({ about: word(random), offset: 0, limit: 5 }))
    const bare = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
    bare.addAll(documents)
    const topics = Array.from({ length: size.questions }, () => `${word(random)} ${word(random)}`)
    const names = Array.from({ length: size.questions }, () => speaker(random).slice(0, 4))
    const bareNames = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
    bareNames.addAll(Array.from({ length: size.speakers }, (_, id) => ({ id, text: speakerName(id) })))
    const options = {
      prefix: (term: string) => term.length > 2,
      fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
    }
    const latencies = [
      await measure('bare MiniSearch, topic', topics, async (topic) =>
        bare.search(topic, { ...options, combineWith: 'AND' }),
      ),
      await measure('who-said, topic', topics, (about) => library.whoSaid({ about, offset: 0, limit: 5 })),
      await measure('bare MiniSearch, names', names, async (name) => bareNames.search(name, { prefix: true })),
      await measure('autocomplete of speakers', names, (name) => library.suggestSpeakers(name, 25)),
      await measure(
        'who-said, speaker',
        names.map((_, n) => speakerName(n)),
        (name) => library.whoSaid({ speaker: name, offset: 0, limit: 5 }),
      ),
    ]
    const first = { name: 'first question, cold index', p50: cold, p99: cold, ratio: null }
    return [first, ...latencies.map((latency, i) => ({ ...latency, ratio: peerRatio(latencies, i) }))]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

type Measured = Omit<Latency, 'ratio'>

/** The first two are of one kind of question, and the next two; the first of each is the peer. */
function peerRatio(latencies: readonly Measured[], i: number): number | null {
  const peer = i < 4 ? latencies[i - (i % 2)] : undefined
  const own = latencies[i]
  return peer && own ? own.p99 / peer.p99 : null
}

async function measure(
  name: string,
  inputs: readonly string[],
  ask: (input: string) => Promise<unknown>,
): Promise<Measured> {
  for (const input of inputs.slice(0, 20)) await ask(input)
  const times: number[] = []
  for (const input of inputs) times.push(await time(() => ask(input)))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { name, p50: at(0.5), p99: at(0.99) }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const syllables = 'ba be da do fi ga go ka ki la le ma mi na no pa po ra re ri sa so ta te ti va vo zu'.split(' ')

/** A word or name for a number: the same for the same number, different for different ones. */
function spell(n: number): string {
  let rest = n + syllables.length
  let spelled = ''
  for (; rest > 0; rest = Math.floor(rest / syllables.length)) spelled += syllables[rest % syllables.length]
  return spelled
}

const word = (random: () => number): string => spell(Math.floor(size.vocabulary ** random()) - 1)
const wordsOf = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => word(random)).join(' ')
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const speakerName = (n: number): string => `${capital(spell(n * 7))} ${capital(spell(n * 13 + 5))}`
const speaker = (random: () => number): string => speakerName(Math.floor(random() * size.speakers))

function articleOf(n: number, text: string): Article {
  const empty = { author: null, source: null, url: null, published: null, language: 'en', tags: [] }
  return { ...empty, id: `article-${n}`, title: `Article ${spell(n)}`, text }
}

/** Every paragraph is a statement: the name before its colon says what follows. */
function analyzeLines(article: Article): Analysis {
  const { id, text, title, language } = article
  const entities = new Map<string, Analysis['entities'][number]>()
  const statements: Analysis['statements'][number][] = []
  let start = 0
  for (const line of text.split('\n\n')) {
    const name = line.slice(0, line.indexOf(':'))
    const known = entities.get(name)
    const entity = known?.id ?? `e${entities.size}`
    const span = [start, start + name.length] as const
    entities.set(name, {
      id: entity,
      type: 'person',
      name,
      aliases: [],
      roles: [],
      mentions: [...(known?.mentions ?? []), span],
    })
    statements.push({
      kind: 'indirect',
      content: [[start + name.length + 2, start + line.length]],
      cue: [],
      source: [span],
      speaker: { id: entity, name, role: null },
      date: { value: null, basis: 'unknown', span: null },
      confidence: 1,
    })
    start += line.length + 2
  }
  const published = { value: null, basis: 'unknown' as const }
  return {
    id,
    text,
    title,
    language,
    published,
    statements,
    entities: [...entities.values()],
    timex: [],
    summary: [],
    claims: [],
  }
}
