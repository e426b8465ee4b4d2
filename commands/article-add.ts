import { z } from 'zod'
import type { Article } from '../src/analysis/types.ts'
import { type Context, type ModalRoute, route } from '../src/bot/command.ts'
import { packState, unpackState, unreadable } from '../src/bot/component-id.ts'
import type { HandedFile, TargetMessage } from '../src/bot/invocation.ts'
import { privately, type Reply, updated } from '../src/bot/reply.ts'
import { articleDetailsForm, newArticleForm, readByline } from '../src/bot/views/article-form.ts'
import { previewView, savedView, staleView } from '../src/bot/views/library.ts'
import { noticeView } from '../src/bot/views/notice.ts'
import { isArchive } from '../src/library/import/archive/archive.ts'
import { type ArticleFields, articleFields } from '../src/library/import/fields.ts'
import { readArticles } from '../src/library/import/import.ts'
import { readUrl } from '../src/library/import/read-url.ts'
import type { StoredArticle } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'

type Details = Partial<Pick<ArticleFields, 'title' | 'author' | 'source' | 'url' | 'published'>>

const details = articleFields.pick({ title: true, author: true, source: true, url: true, published: true })
const packed = z.tuple([z.string().min(1).max(100)])
const text = z.string().nullable()

/** An article that waits to be saved; an edited one only in the place of the revision that was edited. */
interface Waiting {
  readonly article: Article
  readonly over?: number | undefined
}

const wholeArticle: z.ZodType<Article> = z.object({
  id: z.string(),
  title: text,
  author: text,
  source: text,
  url: text,
  published: text,
  language: z.string(),
  tags: z.array(z.string()),
  text: z.string(),
})
/** As it is kept in the library's memory. */
const waiting: z.ZodType<Waiting> = z.object({ article: wholeArticle, over: z.number().int().optional() })

/** Shows what an article would be, from a file, pasted text or an address; without any, opens the form. Nothing is stored. */
export async function addArticle(
  given: Readonly<Record<string, unknown>>,
  file: HandedFile | undefined,
  context: Context,
): Promise<Reply> {
  const known = readDetails(given)
  if (file) return preview(withDetails(await readFile(file, context), known), context, privately)
  if (typeof given.text === 'string' && given.text.trim() !== '') {
    return preview(withDetails(await readText(given.text), known), context, privately)
  }
  if (known.url !== undefined) {
    return preview(withDetails(await readUrl(known.url), { ...known, url: undefined }), context, privately)
  }
  return { type: 'modal', modal: newArticleForm() }
}

/** Shows what the article in a message would be: its file's, else the one that it links to, else its own text. */
export async function addMessage({ text, files }: TargetMessage, context: Context): Promise<Reply> {
  const [file] = files
  if (file) return preview(await readFile(file, context), context, privately)
  const address = /https?:\/\/[^\s<>]+/u.exec(text)?.[0]
  if (address !== undefined) return preview(await readUrl(address), context, privately)
  if (text.trim() !== '') return preview(await readText(text), context, privately)
  throw new UserError('message.empty', 'This message has no text, link or file to add.')
}

/** Opens the form for the details of an article that is there; what comes of it is previewed and saved like a new one. */
export async function editArticle({ article, revision }: StoredArticle, { library }: Context): Promise<Reply> {
  const state: Waiting = { article, over: revision }
  return { type: 'modal', modal: articleDetailsForm(article, await packState(library, state)) }
}

/** What was written into the options or the form; what was left empty is as if it was not asked for. */
function readDetails(given: Readonly<Record<string, unknown>>): Details {
  const filled = Object.entries(given).filter(([name, value]) => name in details.shape && value !== '')
  const parsed = details.safeParse(Object.fromEntries(filled))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UserError('article.details', `${String(issue?.path[0])}: wanted ${issue?.message}.`)
}

async function readFile(file: HandedFile, context: Context): Promise<Article> {
  if (isArchive(file.name)) {
    throw new UserError('article.archive', `${file.name}: the articles of an archive are added with /article import.`)
  }
  return onlyArticle(file.name, await readArticles(file.name, await context.download(file)))
}

async function readText(pasted: string): Promise<Article> {
  const name = 'The text'
  return onlyArticle(name, await readArticles(name, Buffer.from(pasted)))
}

function onlyArticle(name: string, [article, ...others]: readonly Article[]): Article {
  if (!article) throw new UserError('article.empty', `${name}: there is no article in it.`)
  if (others.length === 0) return article
  throw new UserError('article.several', `${name} has ${others.length + 1} articles. Send them one at a time.`)
}

function withDetails(article: Article, known: Details): Article {
  return {
    ...article,
    title: known.title ?? article.title,
    author: known.author ?? article.author,
    source: known.source ?? article.source,
    url: known.url ?? article.url,
    published: known.published ?? article.published,
  }
}

async function preview(article: Article, context: Context, send: typeof privately, over?: number): Promise<Reply> {
  const { library, asker } = context
  const state: Waiting = { article, over }
  const packed = await packState(library, state)
  const stored = await library.preview(article)
  const isKnown = (await library.articles()).some(({ id }) => id === stored.header.id)
  const alike = await library.nearDuplicates(article)
  return send(previewView(stored, { isKnown, alike, packed }, asker.locale))
}

async function recall(state: string, { library }: Context): Promise<Waiting> {
  const known = waiting.safeParse(await unpackState(library, state))
  if (!known.success) throw unreadable()
  return known.data
}

/** Saves what waits; where the article was changed meanwhile it is left so, and shown as it is now. */
async function save({ article, over }: Waiting, { library, asker }: Context): Promise<Reply> {
  try {
    return updated(savedView(await library.add(article, { over }), asker.locale))
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'article.stale') throw error
    const newer = await library.article(article.id)
    if (!newer)
      throw new UserError('article.removed', 'Somebody else removed this article meanwhile. Restore it first.')
    const state: Waiting = { article, over: newer.revision }
    return updated(staleView(newer, await packState(library, state), asker.locale))
  }
}

export const addComponents = [
  route({
    name: 'article-save',
    answers: 'update',
    schema: packed,
    async run([state], _press, context) {
      return save(await recall(state, context), context)
    },
  }),
  route({
    name: 'article-edit',
    answers: 'form',
    schema: packed,
    async run([state], _press, context) {
      return { type: 'modal', modal: articleDetailsForm((await recall(state, context)).article, state) }
    },
  }),
  route({
    name: 'article-cancel',
    answers: 'update',
    schema: packed,
    run: async () => updated(noticeView('Nothing was saved.')),
  }),
]

export const addForms: readonly ModalRoute[] = [
  {
    name: 'article-new',
    async run(_args, { fields, files }, context) {
      const [file] = files
      if (!file && !fields.text?.trim()) {
        throw new UserError('article.text', 'There was neither text nor a file in the form. Nothing was saved.')
      }
      const article = file ? await readFile(file, context) : await readText(fields.text ?? '')
      const { byline = '', ...others } = fields
      return preview(withDetails(article, readDetails({ ...others, ...readByline(byline) })), context, privately)
    },
  },
  {
    name: 'article-details',
    async run(args, { fields }, context) {
      const state = packed.safeParse(args)
      if (!state.success) throw unreadable()
      const { article, over } = await recall(state.data[0], context)
      const { title = null, author = null, source = null, url = null, published = null } = readDetails(fields)
      return preview({ ...article, title, author, source, url, published }, context, updated, over)
    },
  },
]
