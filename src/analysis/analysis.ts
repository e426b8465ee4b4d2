import { linkEntities } from './actors/actors.ts'
import { findMentions } from './actors/compromise.ts'
import { resolveSpeakers } from './actors/speakers.ts'
import { findAttributions } from './attribution/rules.ts'
import { readDocument } from './document/document.ts'
import { summarise } from './summary/summary.ts'
import { dateStatements, findTimex, inferPublished } from './time/time.ts'
import type { Analysis, Article, StatementDate } from './types.ts'

const undated: StatementDate = { value: null, basis: 'unknown', span: null }

/** Reads one article: who said what and when, who is in it, and which sentences carry it. Pure; linear but for the summary. */
export function analyze(article: Article): Omit<Analysis, 'claims'> {
  const document = readDocument(article.text)
  const mentions = findMentions(document)
  const entities = linkEntities(document, mentions)
  const attributions = findAttributions(document)
  const speakers = resolveSpeakers(document, entities, attributions)
  const published = inferPublished(document, article.published)
  const timex = findTimex(document, published.value)
  const dates = dateStatements(document, timex, attributions, published)
  const covered = {
    mentions: mentions.map((mention) => mention.span),
    contents: attributions.map((attribution) => attribution.content),
  }
  return {
    id: article.id,
    text: article.text,
    title: article.title,
    language: article.language,
    published,
    statements: attributions.map((attribution, i) => ({
      ...attribution,
      speaker: speakers[i] ?? null,
      date: dates[i] ?? undated,
    })),
    entities,
    timex,
    summary: summarise(document, covered, 3),
  }
}
