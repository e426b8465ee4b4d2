import { linkEntities } from './actors/actors.ts'
import { findMentions } from './actors/compromise.ts'
import { resolveSpeakers } from './actors/speakers.ts'
import { findAttributions } from './attribution/rules.ts'
import { readDocument } from './document/document.ts'
import { summarise } from './summary/summary.ts'
import type { Analysis, Article } from './types.ts'

/** Reads one article: who said what and when, who is in it, and which sentences carry it. Pure; linear but for the summary. */
export function analyze(article: Article): Omit<Analysis, 'claims'> {
  const document = readDocument(article.text)
  const entities = linkEntities(document, findMentions(document))
  const attributions = findAttributions(document)
  const speakers = resolveSpeakers(document, entities, attributions)
  return {
    id: article.id,
    text: article.text,
    title: article.title,
    language: article.language,
    published: { value: article.published, basis: article.published === null ? 'unknown' : 'given' },
    statements: attributions.map((attribution, i) => ({
      ...attribution,
      speaker: speakers[i] ?? null,
      date: { value: null, basis: 'unknown', span: null },
    })),
    entities,
    timex: [],
    summary: summarise(document, 3),
  }
}
