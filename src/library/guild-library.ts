import { paragraphAt, readDocument } from '../analysis/document/document.ts'
import { findParagraphs } from '../analysis/document/paragraphs.ts'
import { blend } from '../analysis/summary/summary.ts'
import type { Analysis, Article } from '../analysis/types.ts'
import type { ArticleRecord, GuildStore } from '../store/store.ts'
import { UserError } from '../user-error.ts'
import { actorProfile } from './actor-profile.ts'
import { addArticle } from './add-article.ts'
import { starterGuild } from './guilds.ts'
import { history } from './history.ts'
import { articleKey, shortHash } from './identity.ts'
import { fold } from './index/fold.ts'
import { openingWords } from './index/guild-index.ts'
import { sentencesOf } from './missed-statements.ts'
import { addStatement, correct, mergeActors, renameActor, splitActor, undo } from './moderation.ts'
import { quote } from './quote.ts'
import { search } from './search.ts'
import { readSettings } from './settings.ts'
import { actorById, joinActors, type Shelf, toHit, toHits } from './shelves.ts'
import { summarizeArticle } from './summary.ts'
import { timeline } from './timeline.ts'
import type {
  ActorAnswer,
  ActorHeader,
  ActorProfile,
  ArticleHeader,
  ArticleSummary,
  GuildLibrary,
  History,
  MissedStatement,
  ModerationEntry,
  NearDuplicate,
  OwnActor,
  QuoteAnswer,
  Reanalysis,
  SearchAnswer,
  SearchQuery,
  Sentence,
  Settings,
  StatementContext,
  StatementCorrection,
  StatementHit,
  StoredArticle,
  TimelineAnswer,
  TimelineQuery,
  WhoSaidAnswer,
  WhoSaidQuery,
} from './types.ts'
import { whoSaid } from './who-said.ts'

/** How long an article that was removed can be brought back, in milliseconds: thirty days. */
export const restorable = 30 * 86_400_000

/** How long the buttons of a reply work, in milliseconds: ninety days. */
const replyLife = 90 * 86_400_000

interface Parts {
  /** The guild's shelf and the starter corpus's, each with its index up to date. */
  readonly own: () => Promise<Shelf>
  readonly starter: (without: readonly string[]) => Promise<Shelf>
  readonly store: GuildStore
  readonly analyze: (article: Article, options: { readonly patient: boolean }) => Analysis | Promise<Analysis>
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

  async summary(article: StoredArticle, sentences: number): Promise<ArticleSummary> {
    const { index, store } = await this.#parts.own()
    return summarizeArticle(article, sentences, blend(await index.frequencies(store)))
  }

  async actorIn(articleId: string, entity: string): Promise<ActorProfile | null> {
    const shelves = await this.#shelves()
    for (const shelf of shelves) {
      const [entry] = await shelf.store.articles.entries([articleId])
      const found = entry?.appearances.find((one) => one.entity === entity)
      const actor = found && actorById(shelves, found.actor)
      if (actor) return actorProfile(actor)
    }
    return null
  }

  async actor(idOrName: string): Promise<ActorAnswer> {
    const shelves = await this.#shelves()
    if (shelves.every(({ index }) => index.size === 0)) return { kind: 'empty' }
    const chosen = actorById(shelves, idOrName)
    const named = chosen ? [chosen] : joinActors(shelves, ({ index }) => index.actors.known(idOrName))
    const [actor, ...others] = named
    if (!actor) {
      const nearest = joinActors(shelves, ({ index }) => index.actors.nearest(idOrName, 5)).slice(0, 5)
      return { kind: 'nobody', nearest: nearest.map(({ header }) => header) }
    }
    if (others.length > 0) return { kind: 'which', candidates: named.slice(0, 25).map(({ header }) => header) }
    return { kind: 'actor', profile: await actorProfile(actor) }
  }

  async speakers(limit: number): Promise<readonly ActorHeader[]> {
    const actors = joinActors(await this.#shelves(), ({ index }) => index.actors.speakers().slice(0, limit))
    return actors
      .map(({ header }) => header)
      .toSorted((a, b) => b.statements - a.statements)
      .slice(0, limit)
  }

  async articles(): Promise<readonly ArticleHeader[]> {
    return (await this.#shelves()).flatMap(({ index }) => index.headers())
  }

  async suggestSpeakers(typed: string, limit: number): Promise<readonly ActorHeader[]> {
    const actors = joinActors(await this.#shelves(), ({ index }) => index.actors.suggest(typed, limit))
    return actors.slice(0, limit).map(({ header }) => header)
  }

  async suggestActors(typed: string, limit: number): Promise<readonly ActorHeader[]> {
    const actors = joinActors(await this.#shelves(), ({ index }) => index.actors.suggestKnown(typed, limit))
    return actors.slice(0, limit).map(({ header }) => header)
  }

  async suggestTopics(typed: string, limit: number): Promise<readonly string[]> {
    const names = (await this.suggestActors(typed, limit)).map(({ name }) => name)
    const words = (await this.#shelves()).flatMap(({ index }) => index.titleWords(typed, limit))
    const begins = (topic: string) => fold(topic).startsWith(fold(typed.trim()))
    const topics = [...new Set([...names, ...words])]
    return [...topics.filter(begins), ...topics.filter((topic) => !begins(topic))].slice(0, limit)
  }

  async suggestArticles(typed: string, limit: number): Promise<readonly ArticleHeader[]> {
    return (await this.#shelves()).flatMap(({ index }) => index.suggestArticles(typed, limit)).slice(0, limit)
  }

  async add(
    article: Article,
    { patient = false, over }: { readonly patient?: boolean; readonly over?: number | undefined } = {},
  ): Promise<StoredArticle> {
    const { store } = this.#parts
    const isStored = await addArticle(store, article, {
      ...this.#adding(patient),
      ...(over === undefined ? {} : { over }),
    })
    if (!isStored && over !== undefined && (await store.articles.find(articleKey(article.id)))?.revision !== over) {
      throw new UserError('article.stale', 'Somebody else changed this article meanwhile. Nothing was saved.')
    }
    return this.#ownArticle(articleKey(article.id))
  }

  async reanalyze(articleId: string, { patient = false } = {}): Promise<Reanalysis | null> {
    const { store } = this.#parts
    const record = await store.articles.find(articleId)
    if (!record) return null
    await addArticle(store, record.article, { ...this.#adding(patient), over: record.revision, anew: true })
    return { article: await this.#ownArticle(articleId), before: record.statements.length }
  }

  #adding(patient: boolean) {
    const { analyze, analysisVersion, now } = this.#parts
    return { analyze: (article: Article) => analyze(article, { patient }), analysisVersion, now }
  }

  async #ownArticle(id: string): Promise<StoredArticle> {
    const { index } = await this.#parts.own()
    const header = index.header(id)
    const record = await this.#parts.store.articles.find(id)
    if (!header || !record) throw new Error(`Article ${id} was removed while it was written.`)
    return stored(header, record)
  }

  remove(articleId: string): Promise<boolean> {
    const { store, now } = this.#parts
    return store.change(({ articles, revision }) => articles.setRemoved(articleId, now(), revision))
  }

  async restore(articleId: string): Promise<boolean> {
    if (!(await this.removed()).some(({ id }) => id === articleId)) return false
    return this.#parts.store.change(({ articles, revision }) => articles.setRemoved(articleId, null, revision))
  }

  async removed(): Promise<readonly ArticleHeader[]> {
    const { store, now } = this.#parts
    const articles = await store.articles.removed(new Date(now().getTime() - restorable))
    return articles.map(({ text, title, published, ...rest }) => ({
      ...rest,
      title: title ?? openingWords(text),
      published: { value: published, basis: published === null ? ('unknown' as const) : ('given' as const) },
      starter: false,
    }))
  }

  async preview(article: Article): Promise<StoredArticle> {
    const analysis = await this.#parts.analyze(article, { patient: false })
    const { author, source, url, text } = article
    const id = articleKey(article.id)
    const title = article.title ?? openingWords(text)
    const header = { id, title, author, source, url, published: analysis.published, starter: false }
    return stored(header, { article, analysis })
  }

  async nearDuplicates({ id, text }: Article): Promise<readonly NearDuplicate[]> {
    const shelves = await this.#shelves()
    const found = await Promise.all(shelves.map(({ index, store }) => index.nearDuplicates(text, store)))
    return found
      .flat()
      .filter(({ article }) => article.id !== articleKey(id))
      .toSorted((a, b) => b.likeness - a.likeness)
  }

  async starterArticles(): Promise<readonly ArticleHeader[]> {
    return (await this.#parts.starter([])).index.headers()
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

  async addStatement(articleId: string, missed: MissedStatement, member: string): Promise<StatementHit> {
    const { store, now } = this.#parts
    const record = await store.articles.find(articleId)
    if (!record) throw new UserError('article.unknown', 'This article is not in the library any more.')
    const id = await addStatement(store, record.article, missed, { member, now: now() })
    const context = await this.context(id)
    if (!context) throw new Error(`Statement ${id} was taken away while it was added.`)
    return context.hit
  }

  async statementsOf(articleId: string): Promise<readonly StatementHit[]> {
    const shelf = (await this.#shelves()).find(({ index }) => index.header(articleId) !== null)
    if (!shelf) return []
    return toHits(shelf.index.statementsIn(articleId).map((statement) => ({ shelf, statement })))
  }

  sentencesOf({ analysis }: StoredArticle): readonly Sentence[] {
    return sentencesOf(analysis.text)
  }

  async actorsOf(articleId: string): Promise<readonly ActorHeader[]> {
    const { index } = await this.#parts.own()
    const [entry] = await this.#parts.store.articles.entries([articleId])
    const speakers = (entry?.statements ?? []).flatMap(({ actor }) => actor ?? [])
    const named = (entry?.appearances ?? []).map(({ actor }) => actor)
    const ids = new Set([...speakers, ...named].map((id) => index.actors.final(id)))
    return [...ids].flatMap((id) => index.actors.header(id) ?? [])
  }

  async ownActor(id: string): Promise<OwnActor | null> {
    const { index } = await this.#parts.own()
    const header = index.actors.header(id)
    if (!header) return null
    const named = new Set(index.actors.articlesOf(id))
    return { header, articles: index.headers().filter((article) => named.has(article.id)) }
  }

  async suggestOwnActors(typed: string, limit: number): Promise<readonly ActorHeader[]> {
    return (await this.#parts.own()).index.actors.suggestKnown(typed, limit)
  }

  async actorsNamed(typed: string): Promise<readonly ActorHeader[]> {
    const { actors } = (await this.#parts.own()).index
    const exact = actors.exactlyNamed(typed)
    return exact.length > 0 ? exact : actors.suggestKnown(typed, 25)
  }

  log(limit: number, offset = 0): Promise<readonly ModerationEntry[]> {
    return this.#parts.store.moderation.entries(limit, offset)
  }

  async history(limit: number, offset: number): Promise<History> {
    return history(await this.#parts.own(), limit, offset)
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
    const { starter, starterOff } = readSettings({ get: (name) => own.index.setting(name) })
    return starter && this.guild !== starterGuild ? [own, await this.#parts.starter(starterOff)] : [own]
  }
}

function stored(
  header: ArticleHeader,
  { article, analysis, revision }: Pick<ArticleRecord, 'article' | 'analysis'> & Pick<StoredArticle, 'revision'>,
): StoredArticle {
  const parts = { header, article, analysis, paragraphs: findParagraphs(article.text) }
  return revision === undefined ? parts : { ...parts, revision }
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
