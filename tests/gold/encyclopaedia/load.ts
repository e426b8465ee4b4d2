import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { tokenize } from '../../../src/analysis/document/tokens.ts'
import type { Span } from '../../../src/analysis/types.ts'
import type { Half } from '../load.ts'

export interface GoldName {
  /** UTF-16 code units into the passage's text, end exclusive. */
  readonly span: Span
  readonly type: 'person' | 'organisation' | 'place'
}

export interface GoldPassage {
  readonly id: string
  readonly half: Half
  readonly text: string
  /** In order, not overlapping. */
  readonly entities: readonly GoldName[]
}

const frontMatter = z.strictObject({ half: z.enum(['development', 'test']) })
const nameType = z.enum(['person', 'organisation', 'place'])

/** All passages, in order of their file names. Throws where a file does not keep to README.md. */
export function loadPassages(folder: URL = new URL('./', import.meta.url)): readonly GoldPassage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => readPassage(name.replace(/\.md$/, ''), readFileSync(new URL(name, folder), 'utf8')))
}

/** A passage from its file: front matter, then text with `[names](type)`. Throws where a type is none of the three. */
export function readPassage(id: string, markdown: string): GoldPassage {
  const [, header = '', ...rest] = markdown.split(/^---$/m)
  const { half } = frontMatter.parse(parse(header))
  const marked = rest.join('---').trim()
  const entities: GoldName[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    const [whole, name = '', type] = match
    text += marked.slice(at, match.index)
    entities.push({ span: [text.length, text.length + name.length], type: nameType.parse(type) })
    text += name
    at = match.index + whole.length
  }
  return { id, half, text: text + marked.slice(at), entities }
}

/** The passage as annotated corpora print it: a space between any two tokens of a line, hyphens and possessives aside. */
export function spacedOut(passage: GoldPassage): GoldPassage {
  const tokens = tokenize(passage.text)
  const { text: before } = passage
  let text = ''
  const starts = new Map<number, number>()
  const ends = new Map<number, number>()
  tokens.forEach((token, i) => {
    const last = tokens[i - 1]
    const gap = before.slice(last?.end ?? 0, token.start)
    const joined = last && (token.text === '-' || last.text === '-') && gap === ''
    text += gap !== '' || joined || !last ? gap : ' '
    starts.set(token.start, text.length)
    text += token.text
    ends.set(token.end, text.length)
  })
  const moved = (place: ReadonlyMap<number, number>, offset: number): number => {
    const to = place.get(offset)
    if (to === undefined) throw new Error(`${passage.id}: a name does not begin and end with a token, at ${offset}`)
    return to
  }
  const entities = passage.entities.map(({ span: [start, end], type }): GoldName => {
    return { span: [moved(starts, start), moved(ends, end)], type }
  })
  return { ...passage, text, entities }
}
