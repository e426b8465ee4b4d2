import type { Analysis, Article } from '../src/analysis/types.ts'

const vocabulary = 20_000
const speakers = 2000

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
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

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** A made-up word, as frequent as words are (Zipf's law). */
export const word = (random: () => number): string => spell(Math.floor(vocabulary ** random()) - 1)

/** The name of one of 2,000 made-up speakers. */
export const speakerName = (n: number): string => `${capital(spell(n * 7))} ${capital(spell(n * 13 + 5))}`
export const speaker = (random: () => number): string => speakerName(Math.floor(random() * speakers))

/** A made-up article of so many statements of so many words, each a paragraph: `Name: words`. */
export function madeUpArticle(
  n: number,
  size: { readonly statements: number; readonly words: number },
  random: () => number,
): Article {
  const line = () => `${speaker(random)}: ${Array.from({ length: size.words }, () => word(random)).join(' ')}`
  const text = Array.from({ length: size.statements }, line).join('\n\n')
  const empty = { author: null, source: null, url: null, published: null, language: 'en', tags: [] }
  return { ...empty, id: `article-${n}`, title: `Article ${spell(n)}`, text }
}

/** The analysis of a made-up article: every paragraph is a statement; the name before its colon says what follows. */
export function analyzeMadeUp(article: Article): Analysis {
  const { id, text, title, language } = article
  const entities = new Map<string, Analysis['entities'][number]>()
  const statements: Analysis['statements'][number][] = []
  let start = 0
  for (const line of text.split('\n\n')) {
    const name = line.slice(0, line.indexOf(':'))
    const known = entities.get(name)
    const entity = known?.id ?? `e${entities.size}`
    const span = [start, start + name.length] as const
    const mentions = [...(known?.mentions ?? []), span]
    entities.set(name, { id: entity, type: 'person', name, aliases: [], roles: [], mentions })
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
  const found = { published, statements, entities: [...entities.values()], timex: [], summary: [], claims: [] }
  return { id, text, title, language, ...found }
}
