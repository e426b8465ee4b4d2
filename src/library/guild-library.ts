import { paragraphAt, readDocument } from '../analysis/document/document.ts'
import { findParagraphs } from '../analysis/document/paragraphs.ts'
import { coveredBy, summarise } from '../analysis/summary/summary.ts'
import type { Analysis, Article, Span } from '../analysis/types.ts'
import type { ArticleRecord, GuildStore } from '../store/store.ts'
import { addArticle } from './add-article.ts'
import { starterGuild } from './guilds.ts'
import { shortHash } from './identity.ts'
import { openingWords } from './index/guild-index.ts'
import { correct, mergeActors, renameActor, splitActor, undo } from './moderation.ts'
import { quote } from './quote.ts'
import { search } from './search.ts'
import { joinActors, type Shelf, toHit } from './shelves.ts'
import { timeline } from './timeline.ts'
import type {
  ActorHeader,
  ArticleHeader,
  GuildLibrary,
  ModerationEntry,
  NearDuplicate,
  QuoteAnswer,
  SearchAnswer,
  SearchQuery,
  Settings,
  StatementContext,
  StatementCorrection,
  StoredArticle,
  TimelineAnswer,
  TimelineQuery,
  WhoSaidAnswer,
  WhoSaidQuery,
} from './types.ts'
import { whoSaid } from './who-said.ts'

/** How long the buttons of a reply work, in milliseconds: ninety days. */
const replyLife = 90 * 86_400_000

interface Parts {
  /** The guild's shelf and the starter corpus's, each with its index up to date. */
  readonly own: () => Promise<Shelf>
  readonly starter: () => Promise<Shelf>
  readonly store: GuildStore
  readonly analyze: (article: Article) => Analysis | Promise<Analysis>
  readonly analysisVersion: string
  readonly now: () => Date
}

/** The library of one community: its own articles, and the starter corpus unless that is turned off. */
export class CommunityLibrary implements GuildLibrary {
  readonly guild: string
  readonly #parts: Parts

  constructor(guild: string, parts: Parts) {
    this.guild = guild
    this.#parts = parts
  }

  async whoSaid(query: WhoSaidQuery): Promise<WhoSaidAnswer> {
    return whoSaid(await this.#shelves(), query)
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    return search(await this.#shelves(), query)
  }

  async quote(words: string): Promise<QuoteAnswer> {
    return quote(await this.#shelves(), words)
  }

  async timeline(query: TimelineQuery): Promise<TimelineAnswer | null> {
    const article = query.article === undefined ? null : await this.article(query.article)
    if (query.article !== undefined && article === null) return null
    return timeline(await this.#shelves(), query, article)
  }

  async context(statementId: string): Promise<StatementContext | null> {
    for (const shelf of await this.#shelves()) {
      const [statement] = await shelf.store.articles.statements([statementId])
      if (!statement) continue
      const text = (await shelf.store.articles.texts([statement.article])).get(statement.article)
      const hit = toHit(shelf.index, statement, text)
      if (!hit || text === undefined) return null
      const { content, cue, source } = statement
      return { hit, text, content, cue, source, ...surroundings(text, content[0]?.[0] ?? 0) }
    }
    return null
  }

  async article(idOrTitle: string): Promise<StoredArticle | null> {
    const shelves = await this.#shelves()
    const found = shelves.flatMap((shelf) => {
      const header = shelf.index.header(idOrTitle)
      return header ? [{ shelf, header, score: Number.POSITIVE_INFINITY }] : []
    })
    if (found.length === 0) {
      for (const shelf of shelves) {
        const best = shelf.index.findByTitle(idOrTitle)
        if (best) found.push({ shelf, ...best })
      }
    }
    const [best] = found.toSorted((a, b) => b.score - a.score)
    const record = best && (await best.shelf.store.articles.find(best.header.id))
    return record ? stored(best.header, record) : null
  }

  async summary({ analysis }: StoredArticle, sentences: number): Promise<readonly Span[]> {
    return summarise(readDocument(analysis.text), coveredBy(analysis), sentences)
  }

  async articles(): Promise<readonly ArticleHeader[]> {
    return (await this.#shelves()).flatMap(({ index }) => index.headers())
  }

  async suggestSpeakers(typed: string, limit: number): Promise<readonly ActorHeader[]> {
    const actors = joinActors(await this.#shelves(), ({ index }) => index.actors.suggest(typed, limit))
    return actors.slice(0, limit).map(({ header }) => header)
  }

  async suggestArticles(typed: string, limit: number): Promise<readonly ArticleHeader[]> {
    return (await this.#shelves()).flatMap(({ index }) => index.suggestArticles(typed, limit)).slice(0, limit)
  }

  async add(article: Article): Promise<StoredArticle> {
    const { store, analyze, analysisVersion, now } = this.#parts
    await addArticle(store, article, { analyze, analysisVersion, now })
    const { index } = await this.#parts.own()
    const header = index.header(article.id)
    const record = await store.articles.find(article.id)
    if (!header || !record) throw new Error(`Article ${article.id} was removed while it was added.`)
    return stored(header, record)
  }

  remove(articleId: string): Promise<boolean> {
    const { store, now } = this.#parts
    return store.change(({ articles, revision }) => articles.setRemoved(articleId, now(), revision))
  }

  restore(articleId: string): Promise<boolean> {
    return this.#parts.store.change(({ articles, revision }) => articles.setRemoved(articleId, null, revision))
  }

  async removed(): Promise<readonly ArticleHeader[]> {
    const articles = await this.#parts.store.articles.removed()
    return articles.map(({ text, title, published, ...rest }) => ({
      ...rest,
      title: title ?? openingWords(text),
      published: { value: published, basis: published === null ? ('unknown' as const) : ('given' as const) },
      starter: false,
    }))
  }

  async preview(article: Article): Promise<StoredArticle> {
    const analysis = await this.#parts.analyze(article)
    const { id, author, source, url, text } = article
    const title = article.title ?? openingWords(text)
    const header = { id, title, author, source, url, published: analysis.published, starter: false }
    return stored(header, { article, analysis })
  }

  async nearDuplicates({ id, text }: Article): Promise<readonly NearDuplicate[]> {
    const shelves = await this.#shelves()
    const found = await Promise.all(shelves.map(({ index, store }) => index.nearDuplicates(text, store)))
    return found
      .flat()
      .filter(({ article }) => article.id !== id)
      .toSorted((a, b) => b.likeness - a.likeness)
  }

  async settings(): Promise<Settings> {
    return readSettings(await this.#parts.store.settings.all())
  }

  async configure(change: Partial<Settings>): Promise<Settings> {
    await this.#parts.store.change(async ({ settings }) => {
      for (const [name, value] of Object.entries(change)) await settings.set(name, value)
    })
    return this.settings()
  }

  correct(statementId: string, correction: StatementCorrection, member: string): Promise<boolean> {
    return correct(this.#parts.store, statementId, correction, { member, now: this.#parts.now() })
  }

  mergeActors(from: string, into: string, member: string): Promise<boolean> {
    return mergeActors(this.#parts.store, from, into, { member, now: this.#parts.now() })
  }

  async renameActor(actor: string, name: string, member: string): Promise<boolean> {
    return renameActor(this.#parts.store, actor, name, { member, now: this.#parts.now() })
  }

  async splitActor(
    actor: string,
    apart: { readonly articles: readonly string[]; readonly name: string },
    member: string,
  ): Promise<boolean> {
    return splitActor(this.#parts.store, actor, apart, { member, now: this.#parts.now() })
  }

  log(limit: number): Promise<readonly ModerationEntry[]> {
    return this.#parts.store.moderation.entries(limit)
  }

  undo(entry: number): Promise<boolean> {
    return undo(this.#parts.store, entry, this.#parts.now())
  }

  async remember(state: unknown): Promise<string> {
    const key = shortHash(this.guild, state)
    await this.#parts.store.replies.keep(key, state, new Date(this.#parts.now().getTime() + replyLife))
    return key
  }

  async recall(key: string): Promise<unknown> {
    return this.#parts.store.replies.find(key, this.#parts.now())
  }

  async #shelves(): Promise<readonly Shelf[]> {
    const own = await this.#parts.own()
    const starterOn = own.index.setting('starter') !== false
    return starterOn && this.guild !== starterGuild ? [own, await this.#parts.starter()] : [own]
  }
}

function stored(
  header: ArticleHeader,
  { article, analysis }: Pick<ArticleRecord, 'article' | 'analysis'>,
): StoredArticle {
  return { header, article, analysis, paragraphs: findParagraphs(article.text) }
}

/** The settings as they were set; where they were not, answers are public, the starter articles there. */
function readSettings(set: ReadonlyMap<string, unknown>): Settings {
  const moderators = set.get('moderators')
  return {
    answers: set.get('answers') === 'private' ? 'private' : 'public',
    starter: set.get('starter') !== false,
    moderators: typeof moderators === 'string' ? moderators : null,
  }
}

/** The paragraph at an offset, the last sentence before it and the first after it. */
function surroundings(text: string, offset: number): Pick<StatementContext, 'paragraph' | 'before' | 'after'> {
  const document = readDocument(text)
  const paragraph = document.paragraphs[paragraphAt(document, offset)]
  if (!paragraph) return { paragraph: [0, text.length], before: null, after: null }
  const before = document.sentences[paragraph.firstSentence - 1]
  const after = document.sentences[paragraph.endSentence]
  return {
    paragraph: [paragraph.start, paragraph.end],
    before: before ? [before.start, before.end] : null,
    after: after ? [after.start, after.end] : null,
  }
}
