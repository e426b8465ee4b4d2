import type { Selectable } from 'kysely'
import type { Analysis, Article, PublicationDate, Span, StatementDate, StatementKind } from '../analysis/types.ts'
import type { Addition, Correction } from './moderation.ts'
import type { Appearance, ArticleEntry, StoredStatement } from './records.ts'
import type { AnalysisTable, ArticleTable, StatementTable } from './schema.ts'

type EntryRow = Selectable<ArticleTable> &
  Pick<Selectable<AnalysisTable>, 'version' | 'published_value' | 'published_basis'>
export type SpokenRow = Selectable<StatementTable> & { readonly actor: string | null }

export function toEntry(
  row: EntryRow,
  statements: readonly StoredStatement[],
  appearances: readonly Appearance[],
): ArticleEntry {
  return {
    id: row.id,
    title: row.title,
    author: row.author,
    source: row.source,
    url: row.url,
    // The column holds what this program wrote from the same type.
    published: { value: row.published_value, basis: row.published_basis as PublicationDate['basis'] },
    text: row.text,
    revision: row.revision,
    addedAt: row.added_at,
    hash: row.hash,
    analysisVersion: row.version,
    statements,
    appearances,
  }
}

export function toStatement(row: SpokenRow): StoredStatement {
  return {
    id: row.id,
    article: row.article,
    paragraph: row.paragraph,
    actor: row.actor,
    corrected: false,
    // The columns hold what this program wrote from the same types.
    kind: row.kind as StatementKind,
    content: JSON.parse(row.content) as Span[],
    cue: JSON.parse(row.cue) as Span[],
    source: JSON.parse(row.source) as Span[],
    speaker:
      row.entity === null || row.speaker_name === null
        ? null
        : { id: row.entity, name: row.speaker_name, role: row.speaker_role },
    date: {
      value: row.date_value,
      basis: row.date_basis as StatementDate['basis'],
      span: row.date_span === null ? null : (JSON.parse(row.date_span) as Span),
    },
    confidence: row.confidence,
  }
}

export function toArticle(
  entry: ArticleEntry,
  row: Pick<Selectable<ArticleTable>, 'language' | 'tags' | 'published'>,
): Article {
  return {
    id: entry.id,
    title: entry.title,
    author: entry.author,
    source: entry.source,
    url: entry.url,
    published: row.published,
    language: row.language,
    // The column holds what this program wrote from the same type.
    tags: JSON.parse(row.tags) as string[],
    text: entry.text,
  }
}

export function toAnalysis(entry: ArticleEntry, body: string): Analysis {
  // The column holds what this program wrote from the same type.
  const rest = JSON.parse(body) as Omit<Analysis, 'published' | 'statements' | 'text' | 'title'>
  const entities = new Map(entry.appearances.map(({ actor, entity }) => [actor, entity]))
  return {
    ...rest,
    text: entry.text,
    title: entry.title,
    published: entry.published,
    statements: entry.statements.map(
      ({ id: _id, article: _article, paragraph: _paragraph, actor, corrected: isCorrected, ...statement }) => {
        // A moderator names a speaker by the community's actor; here it is the entity of this article, where it has one.
        const entity = isCorrected && actor !== null ? entities.get(actor) : undefined
        const { speaker } = statement
        return entity === undefined || speaker === null
          ? statement
          : { ...statement, speaker: { ...speaker, id: entity } }
      },
    ),
  }
}

/** The statement as moderators corrected it, in the order that they did; null where they said that it is none. */
export function corrected(statement: StoredStatement, corrections: readonly Correction[]): StoredStatement | null {
  let current: StoredStatement = statement
  for (const correction of corrections) {
    if (correction.action === 'dismiss') return null
    current = { ...current, ...partsOf(correction), corrected: true }
  }
  return current
}

/** A statement that a moderator added, as one of its article; null where its words no longer stand in the text. */
export function added(id: string, article: string, text: string, addition: Addition): StoredStatement | null {
  const { span, words, paragraph } = addition
  if (text.slice(...span) !== words) return null
  const empty = { cue: [], source: [], confidence: 1 }
  return { id, article, paragraph, content: [span], ...empty, corrected: true, ...partsOf(addition) }
}

type Parts = Pick<StoredStatement, 'kind' | 'date' | 'actor' | 'speaker'>

function partsOf(correction: Addition): Parts
function partsOf(correction: Exclude<Correction, { action: 'dismiss' }>): Partial<StoredStatement>
function partsOf(correction: Exclude<Correction, { action: 'dismiss' }>): Partial<StoredStatement> {
  switch (correction.action) {
    case 'kind':
      return { kind: correction.kind }
    case 'date':
      return { date: correctedDate(correction.value) }
    case 'speaker':
      return { ...speakerOf(correction.actor, correction.name), confidence: 1 }
    case 'add': {
      const { kind, date, actor, name } = correction
      return { kind, date: correctedDate(date), ...speakerOf(actor, name) }
    }
  }
}

const correctedDate = (value: string | null): StatementDate =>
  value === null ? { value, basis: 'unknown', span: null } : { value, basis: 'corrected', span: null }

const speakerOf = (actor: string | null, name: string | null): Pick<StoredStatement, 'actor' | 'speaker'> => ({
  actor,
  speaker: actor === null || name === null ? null : { id: actor, name, role: null },
})
