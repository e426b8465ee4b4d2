import data from './data/names.json' with { type: 'json' }

/** What a name is listed as; a name may be several. Bits of `GazetteerEntry`. */
const nameKinds = [
  'country',
  'nationality',
  'city',
  'town',
  'place',
  'region',
  'organisation',
  'person',
  'first',
  'last',
  'other',
  'time',
] as const

/** What a common noun names, from 1; 0 stands for none. */
const nounKinds = [
  'act',
  'artifact',
  'communication',
  'event',
  'group',
  'location',
  'object',
  'person',
  'time',
] as const

export interface Gazetteer {
  /** Folded names of one or more tokens, parted by spaces, to the bits of their kinds. */
  readonly names: ReadonlyMap<string, number>
  /** Every beginning of a longer name, up to a token's end. */
  readonly prefixes: ReadonlySet<string>
  readonly nouns: ReadonlyMap<string, number>
}

/** The names and nouns of the data file; its sources stand in it. */
export function loadGazetteer(): Gazetteer {
  const names = new Map<string, number>()
  const prefixes = new Set<string>()
  nameKinds.forEach((kind, bit) => {
    for (const name of data.names[kind].split('|')) {
      names.set(name, (names.get(name) ?? 0) | (1 << bit))
      for (let space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1)) {
        prefixes.add(name.slice(0, space))
      }
    }
  })
  const nouns = new Map<string, number>()
  nounKinds.forEach((kind, at) => {
    for (const noun of data.nouns[kind].split('|')) nouns.set(noun, at + 1)
  })
  return { names, prefixes, nouns }
}
