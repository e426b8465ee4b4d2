import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Proper names and common nouns of WordNet by what they name. */
interface WordNetLists {
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
  readonly nouns: ReadonlyMap<string, ReadonlySet<string>>
}

interface Synset {
  /** Number of the lexicographer's file: 18 is noun.person (WordNet's manual page lexnames(5WN)). */
  readonly file: number
  readonly words: readonly string[]
  readonly isInstance: boolean
}

/** The lexicographers' files of which proper names are kept. */
const nameKinds: ReadonlyMap<number, string> = new Map([
  [14, 'organisation'],
  [15, 'place'],
  [17, 'place'],
  [18, 'person'],
  [4, 'other'],
  [6, 'other'],
  [10, 'other'],
  [11, 'other'],
  [28, 'time'],
])

const nounKinds: ReadonlyMap<number, string> = new Map([
  [4, 'act'],
  [6, 'artifact'],
  [10, 'communication'],
  [11, 'event'],
  [14, 'group'],
  [15, 'location'],
  [17, 'object'],
  [18, 'person'],
  [28, 'time'],
])

/** Reads the database files (format: wndb(5WN)) in `folder`. */
export function readWordNet(folder: string): WordNetLists {
  const synsets = readSynsets(readFileSync(resolve(folder, 'data.noun'), 'latin1'))
  const names = new Map<string, Set<string>>()
  for (const synset of synsets.values()) {
    const kind = nameKinds.get(synset.file)
    for (const word of synset.words) {
      if (kind !== undefined && isName(word, synset))
        addTo(names, nameListOf(kind, word, synset), word.replaceAll('_', ' '))
    }
  }
  for (const word of pertainyms(readFileSync(resolve(folder, 'data.adj'), 'latin1'))) addTo(names, 'nationality', word)
  return { names, nouns: readNouns(readFileSync(resolve(folder, 'index.noun'), 'latin1'), synsets) }
}

/** A capital in every word that has no small function; "West" and "Bank" but not "Indian reservation". */
function isName(word: string, synset: Synset): boolean {
  const parts = word.split('_')
  if (!/^\p{Lu}/u.test(word)) return false
  return synset.isInstance || (parts.length > 1 && parts.every((part) => /^\p{Lu}|^(?:of|the|and|for|on)$/u.test(part)))
}

function nameListOf(kind: string, word: string, synset: Synset): string {
  if (kind !== 'person') return kind
  if (!synset.isInstance) return 'other'
  return word.includes('_') ? 'person' : 'last'
}

function readSynsets(text: string): Map<string, Synset> {
  const synsets = new Map<string, Synset>()
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('  ')) continue
    const fields = line.slice(0, line.indexOf(' | ')).split(' ')
    const count = Number.parseInt(fields[3] ?? '0', 16)
    const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i] ?? '')
    synsets.set(fields[0] ?? '', { file: Number(fields[1]), words, isInstance: fields.includes('@i') })
  }
  return synsets
}

/** Capitalised adjectives that pertain to a noun: "Kyrgyz", "Iberian". */
function* pertainyms(text: string): Generator<string> {
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('  ')) continue
    const fields = line.split(' ')
    const word = (fields[4] ?? '').replace(/\(.*\)$/u, '')
    if (fields[1] === '01' && /^\p{Lu}[\p{L}-]+$/u.test(word)) yield word
  }
}

/** Single lower-case nouns whose first sense is of a kind above, and that a sense-tagged corpus has met. */
function readNouns(index: string, synsets: ReadonlyMap<string, Synset>): Map<string, Set<string>> {
  const nouns = new Map<string, Set<string>>()
  for (const line of index.split('\n')) {
    if (line === '' || line.startsWith('  ')) continue
    const fields = line.trimEnd().split(' ')
    const word = fields[0] ?? ''
    const senses = Number(fields[2])
    const tagged = Number(fields[fields.length - senses - 1])
    const first = synsets.get(fields[fields.length - senses] ?? '')
    const kind = nounKinds.get(first?.file ?? -1)
    if (kind === undefined || tagged === 0 || !/^[a-z]{3,}$/u.test(word) || !first?.words.includes(word)) continue
    addTo(nouns, kind, word)
  }
  return nouns
}

function addTo(lists: Map<string, Set<string>>, kind: string, entry: string): void {
  const list = lists.get(kind) ?? new Set()
  lists.set(kind, list.add(entry))
}
