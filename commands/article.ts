import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
} from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, inServers, route } from '../src/bot/command.ts'
import { type Message, privately, updated } from '../src/bot/reply.ts'
import { articleCardView, articleListView, fileView, removedView, restoredView } from '../src/bot/views/library.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { fileNameOf, toMarkdownFile } from '../src/library/export/markdown.ts'
import { zip } from '../src/library/export/zip.ts'
import type { StoredArticle } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'
import { addArticle, addComponents, addForms, editArticle } from './article-add.ts'
import { findArticle, suggestArticles, suggestRemoved } from './suggest.ts'

/** The largest file that Discord takes from a bot, in bytes. */
const largestUpload = 10 * 1_048_576

const named = z.string().trim().min(1).max(200)
const one = z.object({ article: named })
const id = z.tuple([named])
const string = ApplicationCommandOptionType.String as const

export const article: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'article',
    description: "The community's articles: add, list, show, edit, remove, restore, export",
    ...inServers,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    options: [
      subcommand('add', 'Adds an article, after a preview; without options, opens a form', [
        {
          type: ApplicationCommandOptionType.Attachment,
          name: 'file',
          description: 'Text, Markdown, HTML, PDF or Word',
        },
        { type: string, name: 'text', description: 'The text itself', max_length: 6000 },
        { type: string, name: 'title', description: 'Its title', max_length: 500 },
        { type: string, name: 'author', description: 'Who wrote it', max_length: 200 },
        { type: string, name: 'source', description: 'The outlet', max_length: 200 },
        {
          type: string,
          name: 'url',
          description: 'Its address; read from there where no text is given',
          max_length: 1000,
        },
        { type: string, name: 'published', description: 'The day of publication, like 2022-06-07', max_length: 10 },
      ]),
      subcommand('list', 'All articles, newest first'),
      subcommand('show', 'One article: what is known of it and found in it', [articleOption(true)]),
      subcommand('edit', 'Changes its title, author, outlet, address or date, after a preview', [articleOption(true)]),
      subcommand('remove', 'Takes an article out; it can be restored for 30 days', [articleOption(true)]),
      subcommand('restore', 'Brings a removed article back', [articleOption(true)]),
      subcommand('export', 'An article as Markdown; without one, all as a ZIP', [articleOption(false)]),
    ],
  },
  moderators: true,
  private: true,
  async run({ subcommand, options, files }, context) {
    switch (subcommand) {
      case 'add':
        return addArticle(options, files.file, context)
      case 'list':
        return privately(await listPage(0, context))
      case 'show':
        return privately(await card(one.parse(options).article, context))
      case 'edit':
        return editArticle((await ownArticle(one.parse(options).article, context)).article, context)
      case 'remove':
        return privately(await remove(one.parse(options).article, context))
      case 'restore':
        return privately(await restore(one.parse(options).article, context))
      case 'export':
        return privately(
          options.article === undefined
            ? await exportAll(context)
            : await exportOne(one.parse(options).article, context),
        )
      default:
        throw new Error(`No subcommand ${subcommand}.`)
    }
  },
  suggest({ focused, subcommand }, { library }) {
    return subcommand === 'restore' ? suggestRemoved(library, focused.typed) : suggestArticles(library, focused.typed)
  },
  components: [
    ...addComponents,
    route({
      name: 'article-list',
      answers: 'update',
      schema: z.tuple([z.string(), z.coerce.number().int().min(0).max(1_000_000)]),
      run: async ([, offset], _press, context) => updated(await listPage(offset, context)),
    }),
    route({
      name: 'article-show',
      answers: 'private',
      schema: id,
      run: async ([named], _press, context) => privately(await card(named, context)),
    }),
    route({
      name: 'article-export',
      answers: 'private',
      schema: id,
      run: async ([named], _press, context) => privately(await exportOne(named, context)),
    }),
    route({
      name: 'article-remove',
      answers: 'update',
      schema: id,
      run: async ([named], _press, context) => updated(await remove(named, context)),
    }),
    route({
      name: 'article-restore',
      answers: 'update',
      schema: id,
      run: async ([named], _press, context) => updated(await restore(named, context)),
    }),
  ],
  modals: addForms,
}

type Options = NonNullable<APIApplicationCommandSubcommandOption['options']>

function subcommand(name: string, description: string, options: Options = []): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options }
}

function articleOption(required: boolean): Options[number] {
  return {
    type: string,
    name: 'article',
    description: 'Words of its title',
    required,
    autocomplete: true,
    max_length: 200,
  }
}

async function listPage(offset: number, { library, asker }: Context): Promise<Message> {
  const articles = await library.articles()
  return articles.length === 0 ? emptyLibraryView() : articleListView(articles, offset, asker.locale)
}

async function card(named: string, { library, asker }: Context): Promise<Message> {
  return articleCardView(await findArticle(library, named), asker)
}

async function ownArticle(named: string, { library }: Context): Promise<StoredArticle> {
  const stored = await findArticle(library, named)
  if (!stored.header.starter) return stored
  throw new UserError('article.starter', 'Starter articles stay as they are. /settings turns them all off.')
}

async function remove(named: string, context: Context): Promise<Message> {
  const { header } = await ownArticle(named, context)
  await context.library.remove(header.id)
  return removedView(header)
}

async function restore(named: string, { library }: Context): Promise<Message> {
  const removed = await library.removed()
  const wanted = named.toLowerCase()
  const header =
    removed.find(({ id: removedId }) => removedId === named) ??
    removed.find(({ title }) => title.toLowerCase().includes(wanted))
  if (!header || !(await library.restore(header.id))) {
    throw new UserError('article.not-removed', `No removed article called “${named}”.`)
  }
  return restoredView(header)
}

async function exportOne(named: string, { library }: Context): Promise<Message> {
  const { article: whole, header } = await findArticle(library, named)
  return fileView(header.title, { name: fileNameOf(whole), data: Buffer.from(toMarkdownFile(whole)) })
}

async function exportAll({ library }: Context): Promise<Message> {
  const own = (await library.articles()).filter(({ starter }) => !starter)
  if (own.length === 0) return emptyLibraryView()
  const stored = await Promise.all(own.map(({ id: each }) => library.article(each)))
  const files = stored.flatMap((each) => (each ? [each.article] : []))
  const data = zip(
    files.map((each, i) => ({
      name: `${String(i + 1).padStart(4, '0')}-${fileNameOf(each)}`,
      data: Buffer.from(toMarkdownFile(each)),
    })),
  )
  if (data.length > largestUpload) {
    throw new UserError(
      'export.large',
      'The whole library is larger than Discord takes: 10 MiB. Export its articles one by one.',
    )
  }
  const words = files.length === 1 ? 'One article' : `${files.length} articles`
  return fileView(`${words}, as Markdown with front matter.`, { name: 'articles.zip', data })
}
