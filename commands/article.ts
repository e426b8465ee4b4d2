import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
} from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, inServers, route } from '../src/bot/command.ts'
import { privately, type Reply, updated } from '../src/bot/reply.ts'
import { UserError } from '../src/user-error.ts'
import { actorComponents, actorForms, fixActor } from './article-actors.ts'
import { addArticle, addComponents, addForms, editArticle } from './article-add.ts'
import { fixArticle, fixComponents, fixForms } from './article-fix.ts'
import { importComponents, planImport } from './article-import.ts'
import { logComponents, logPage } from './article-log.ts'
import { reanalyze } from './article-reanalyze.ts'
import { card, exportAll, exportOne, listPage, remove, restore } from './article-shelf.ts'
import { ownArticle, suggestArticles, suggestOwnActors, suggestRemoved } from './suggest.ts'

const named = z.string().trim().min(1).max(200)
const one = z.object({ article: named })
const id = z.tuple([named])
const string = ApplicationCommandOptionType.String as const

export const article: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'article',
    description: "The community's articles: add, import, list, show, edit, fix, remove, restore, export",
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
      subcommand('import', 'Adds all articles of a ZIP, after a preview', [
        { type: ApplicationCommandOptionType.Attachment, name: 'file', description: 'A ZIP archive', required: true },
      ]),
      subcommand('fix', 'Puts right who said what and when, and which names are one', [
        articleOption(false),
        {
          type: string,
          name: 'actor',
          description: 'A name to change, to join with another or to part in two',
          autocomplete: true,
          max_length: 200,
        },
      ]),
      subcommand('log', 'What moderators put right: who, when, what; takes it back'),
      subcommand('reanalyze', 'Analyses an article anew, or all; what was put right stays', [articleOption(false)]),
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
        return editArticle(await ownArticle(one.parse(options).article, context.library), context)
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
      case 'import':
        if (!files.file) throw new UserError('import.file', 'Choose a ZIP archive for the option file.')
        return planImport(files.file, context)
      case 'fix':
        return fix(z.object({ article: named.optional(), actor: named.optional() }).parse(options), context)
      case 'log':
        return privately(await logPage(0, context))
      case 'reanalyze':
        return reanalyze(z.object({ article: named.optional() }).parse(options).article, context)
      default:
        throw new Error(`No subcommand ${subcommand}.`)
    }
  },
  suggest({ focused, subcommand }, { library }) {
    if (focused.name === 'actor') return suggestOwnActors(library, focused.typed)
    return subcommand === 'restore' ? suggestRemoved(library, focused.typed) : suggestArticles(library, focused.typed)
  },
  components: [
    ...addComponents,
    ...importComponents,
    ...fixComponents,
    ...actorComponents,
    ...logComponents,
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
  modals: [...addForms, ...fixForms, ...actorForms],
}

async function fix(
  { article: title, actor }: { readonly article?: string | undefined; readonly actor?: string | undefined },
  context: Context,
): Promise<Reply> {
  if ((title === undefined) === (actor === undefined)) {
    throw new UserError('fix.what', 'Put what right? Choose an article for its statements, or an actor for a name.')
  }
  return privately(title === undefined ? await fixActor(actor ?? '', context) : await fixArticle(title, 0, context))
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
