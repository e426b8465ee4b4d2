import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Article, EntityType, PublicationDate, Span, StatementDate } from '../../src/analysis/types.ts'

/** Rules are developed on `development`; models for dates learn from `training` too, on which no rule for dates is developed. */
export type Half = 'development' | 'test' | 'training'

/** One of the values that a reader would accept; most statements have one only. */
export type GoldDate = Pick<StatementDate, 'value' | 'basis'>

/** Spans are UTF-16 code units into the article's text, end exclusive. */
export interface GoldStatement {
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  /** Canonical names; null where the text does not say who spoke. Any of them is right. */
  readonly speakers: readonly (string | null)[]
  readonly roles: readonly (string | null)[]
  readonly dates: readonly GoldDate[]
}

export interface GoldEntity {
  readonly name: string
  readonly type: EntityType
  readonly aliases: readonly string[]
  readonly roles: readonly string[]
}

export interface GoldArticle {
  readonly half: Half
  readonly style: string
  readonly article: Article
  readonly document: PublicationDate
  readonly entities: readonly GoldEntity[]
  readonly statements: readonly GoldStatement[]
}

const frontMatter = z.strictObject({
  title: z.string(),
  author: z.string().optional(),
  source: z.string().optional(),
  published: z.iso.date().optional(),
  language: z.literal('en'),
})

const named = z
  .record(
    z.string(),
    z.strictObject({ aliases: z.array(z.string()).default([]), roles: z.array(z.string()).default([]) }),
  )
  .default({})

const annotation = z.strictObject({
  half: z.enum(['development', 'test', 'training']),
  style: z.string(),
  document: z.string(),
  people: named,
  organisations: named,
  countries: named,
  statements: z.array(
    z.strictObject({
      said: z.string(),
      /** Which occurrence of the words, from 1, where they stand more than once. */
      at: z.int().positive().optional(),
      who: z.string().nullable(),
      role: z.string().nullable(),
      when: z.string(),
    }),
  ),
})

/** All articles of the gold set, in order of their numbers. Throws where a file does not keep to README.md. */
export function loadGold(folder: URL = new URL('./', import.meta.url)): readonly GoldArticle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((name) => {
      const id = name.replace(/\.md$/, '')
      return readGold(
        id,
        readFileSync(new URL(name, folder), 'utf8'),
        readFileSync(new URL(`${id}.yaml`, folder), 'utf8'),
      )
    })
}

/**
 * One article (Markdown with front matter) with its annotation (YAML, as README.md describes it).
 * Throws an Error that names the article where words are not found exactly once, a name is not declared, or a field is wrong.
 */
export function readGold(id: string, markdown: string, yaml: string): GoldArticle {
  const article = readArticle(id, markdown)
  const { half, style, document, people, organisations, countries, statements } = annotation.parse(parse(yaml))
  const entities = [
    ...toEntities(people, 'person'),
    ...toEntities(organisations, 'organisation'),
    ...toEntities(countries, 'country'),
  ]
  const declared = new Set<string | null>([null, ...entities.map(({ name }) => name)])
  return {
    half,
    style,
    article,
    document: readDocumentDate(document),
    entities,
    statements: statements.map(({ said, at, who, role, when }) => {
      const speakers = alternatives(who)
      const unknown = speakers.find((name) => !declared.has(name))
      if (unknown !== undefined) throw new Error(`${id}: the speaker ${unknown} is not declared`)
      return {
        ...locate(id, article.text, said, at),
        speakers,
        roles: alternatives(role),
        dates: when.split(' | ').map(readDate),
      }
    }),
  }
}

function readArticle(id: string, markdown: string): Article {
  const [, header = '', ...rest] = markdown.split(/^---$/m)
  const { title, author, source, published, language } = frontMatter.parse(parse(header))
  return {
    id,
    title,
    author: author ?? null,
    source: source ?? null,
    url: null,
    published: published ?? null,
    language,
    tags: [],
    text: rest.join('---').trim(),
  }
}

function toEntities(record: z.infer<typeof named>, type: EntityType): GoldEntity[] {
  return Object.entries(record).map(([name, { aliases, roles }]) => ({ name, type, aliases, roles }))
}

function alternatives(field: string | null): readonly (string | null)[] {
  return field === null ? [null] : field.split(' | ').map((value) => (value === 'null' ? null : value))
}

const documentDate = z.object({ value: z.string(), basis: z.enum(['given', 'inferred', 'unknown']) })
const statementDate = z.object({ value: z.string(), basis: z.enum(['stated', 'inherited', 'published']) })

function readDocumentDate(text: string): PublicationDate {
  const [value, basis] = text.split(' ')
  return documentDate.parse({ value, basis })
}

function readDate(text: string): GoldDate {
  if (text === 'unknown') return { value: null, basis: 'unknown' }
  const [value, basis] = text.split(' ')
  return statementDate.parse({ value, basis })
}

const brackets = { '{': ['content', '}'], '[': ['cue', ']'], '<': ['source', '>'] } as const

type Part = 'content' | 'cue' | 'source'

/** Spans of the pieces that a marked passage names. */
function locate(id: string, text: string, said: string, at: number | undefined): Record<Part, readonly Span[]> {
  const { pattern, parts } = toPattern(said)
  const found = [...text.matchAll(new RegExp(pattern, 'dg'))]
  const match = found[(at ?? 1) - 1]
  if (match?.indices === undefined || (at === undefined && found.length > 1)) {
    throw new Error(`${id}: found ${found.length} times, wanted ${at ?? 'once'}: ${said}`)
  }
  const spans: Record<Part, Span[]> = { content: [], cue: [], source: [] }
  for (const [i, part] of parts.entries()) {
    const span = match.indices[i + 1]
    if (span !== undefined) spans[part].push(span)
  }
  return spans
}

/** A marked passage as a regular expression with one group a piece, in order. */
function toPattern(said: string): { pattern: string; parts: readonly Part[] } {
  const parts: Part[] = []
  const pattern = said
    .split(/(\{[^}]*\}|\[[^\]]*\]|<[^>]*>)/)
    .map((piece) => {
      const bracket = Object.entries(brackets).find(([open]) => piece.startsWith(open))
      if (bracket === undefined) return words(piece)
      parts.push(bracket[1][0])
      return `(${words(piece.slice(1, -1))})`
    })
    .join('')
  return { pattern, parts }
}

function words(text: string): string {
  return text
    .split(' ... ')
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('\\s[\\s\\S]*?\\s')
}
