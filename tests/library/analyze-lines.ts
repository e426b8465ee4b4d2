import { readDocument } from '../../src/analysis/document/document.ts'
import type { Analysis, Article, Entity, Span, Statement } from '../../src/analysis/types.ts'

/** Makes an article from its text; the rest is as given or empty. */
export function articleOf(id: string, text: string, fields: Partial<Article> = {}): Article {
  const empty = { title: null, author: null, source: null, url: null, published: null, language: 'en', tags: [] }
  return { ...empty, ...fields, id, text }
}

/**
 * A small analysis for tests: each sentence of the form `2022-06-07 Role: Given Surname said words` is a statement,
 * dated by its first word unless that is `undated`; the person is an entity with the role, which may be empty. ISO days
 * and weeks are the expressions of time, and times of a day (`2022-06-07TNI`).
 */
export function analyzeLines(article: Article): Analysis {
  const statements: Statement[] = []
  const entities = new Map<string, Entity>()
  for (const { start, end } of readDocument(article.text).paragraphs) {
    const match = /^(\S+) ([^:]*): (.+?) (said|asked) (.+)$/su.exec(article.text.slice(start, end))
    if (!match) continue
    const [, date = '', role = '', name = '', cue = '', words = ''] = match
    const roleAt = start + date.length + 1
    const nameAt = roleAt + role.length + 2
    const cueAt = nameAt + name.length + 1
    const source: Span = [nameAt, nameAt + name.length]
    const known = entities.get(name)
    const id = known?.id ?? `e${entities.size + 1}`
    entities.set(name, {
      id,
      type: 'person',
      name,
      aliases: [],
      roles: role === '' ? (known?.roles ?? []) : [{ text: role, span: [roleAt, roleAt + role.length] }],
      mentions: [...(known?.mentions ?? []), source],
    })
    statements.push({
      kind: words.startsWith('“') ? 'direct' : 'indirect',
      content: [[end - words.length, end]],
      cue: [[cueAt, cueAt + cue.length]],
      source: [source],
      speaker: { id, name, role: role === '' ? null : role },
      date:
        date === 'undated'
          ? { value: null, basis: 'unknown', span: null }
          : { value: date, basis: 'stated', span: [start, start + date.length] },
      confidence: 0.9,
    })
  }
  return {
    id: article.id,
    text: article.text,
    title: article.title,
    language: article.language,
    published: { value: article.published, basis: article.published === null ? 'unknown' : 'given' },
    statements,
    entities: [...entities.values()],
    timex: [...article.text.matchAll(/\b\d{4}-(?:W\d{2}|\d{2}-\d{2})(?:T[A-Z]{2})?\b/g)].map((found) => ({
      span: [found.index, found.index + found[0].length] as const,
      type: found[0].includes('T') ? ('TIME' as const) : ('DATE' as const),
      value: found[0],
    })),
    summary: [],
    claims: [],
  }
}
