import { linkEntities } from './actors/actors.ts'
import { authorInHeader } from './actors/byline.ts'
import { findMentions, readEntityModel } from './actors/mentions.ts'
import { resolveSpeakers } from './actors/speakers.ts'
import { findAttributions, parseAttributionModel } from './attribution/attribution.ts'
import { findTurns } from './attribution/turns.ts'
import { type Document, readDocument } from './document/document.ts'
import { parseRareWords } from './sequence/rare-words.ts'
import { parseWordClasses } from './sequence/word-classes.ts'
import { coveredBy, summarise } from './summary/summary.ts'
import { dateStatements, findTimexOf, inferPublished, parseDateJudge } from './time/time.ts'
import type {
  Analysis,
  Article,
  Claim,
  Entity,
  PublicationDate,
  Span,
  Statement,
  StatementDate,
  Timex,
} from './types.ts'

/** The bytes of the model files that an article is read with. */
export interface ReaderFiles {
  readonly entities: Uint8Array
  readonly attribution: Uint8Array
  readonly wordClasses: Uint8Array
  readonly rareWords: Uint8Array
  readonly wordVectors: Uint8Array
}

/** The bytes of all model files. */
export interface ModelFiles extends ReaderFiles {
  readonly dates: Uint8Array
}

/** What the check of claims on membership reads of a text: its sentences, and when it was published if that is known. */
export interface ClaimInput {
  readonly text: string
  readonly sentences: readonly Span[]
  readonly published: string | null
}

const undated: StatementDate = { value: null, basis: 'unknown', span: null }

/** An article as it is read before its statements are dated and its sentences chosen. */
export interface ReadArticle {
  readonly document: Document
  readonly published: PublicationDate
  readonly entities: readonly Entity[]
  readonly timex: readonly Timex[]
  readonly said: readonly Omit<Statement, 'date'>[]
}

/**
 * Reads the models and returns the reading of one article up to who said what. It is pure, but shares its working space between
 * calls, so it is not for concurrent use. Throws an `Error` where the bytes are no models of this version.
 */
export function createReader(files: ReaderFiles): (article: Article) => ReadArticle {
  const classes = parseWordClasses(files.wordClasses)
  const entityModel = readEntityModel(files.entities, { classes, rare: parseRareWords(files.rareWords) })
  const attributionModel = parseAttributionModel(files.attribution, classes, files.wordVectors)
  return (article) => {
    const document = readDocument(article.text)
    const mentions = findMentions(document, entityModel)
    const linked = linkEntities(document, mentions, article.author)
    const attributions = findAttributions(document, mentions, attributionModel)
    const author = authorInHeader(linked, article.author)
    const speakers = resolveSpeakers(document, linked, attributions, author)
    const speaks = author !== null && speakers.some((speaker) => speaker?.id === author.id)
    const entities = speaks && !linked.includes(author) ? [...linked, author] : linked
    const published = inferPublished(document, article.published)
    const turns = findTurns(document).flatMap(({ words }) => words)
    const timex = findTimexOf(document, published, turns)
    const said = attributions.map((attribution, i) => ({ ...attribution, speaker: speakers[i] ?? null }))
    return { document, published, entities, timex, said }
  }
}

/**
 * Reads the models and returns the analysis of one article: who said what and when, who is in it, and which sentences
 * carry it. The claims need the reference and are `findClaims`'s. As `createReader` not for concurrent use; throws as it does.
 */
export function createAnalyzer(
  files: ModelFiles,
  findClaims: (input: ClaimInput) => readonly Claim[],
): (article: Article) => Analysis {
  const read = createReader(files)
  const judge = parseDateJudge(files.dates)
  return (article) => {
    const { document, published, entities, timex, said } = read(article)
    const dates = dateStatements(document, timex, said, published, judge)
    const statements = said.map((statement, i) => ({ ...statement, date: dates[i] ?? undated }))
    const sentences = document.sentences.map(({ start, end }): Span => [start, end])
    return {
      id: article.id,
      text: article.text,
      title: article.title,
      language: article.language,
      published,
      statements,
      entities,
      timex,
      summary: summarise(document, coveredBy({ entities, statements }), { count: 3 }).map(({ span }) => span),
      claims: findClaims({ text: article.text, sentences, published: published.value }),
    }
  }
}
