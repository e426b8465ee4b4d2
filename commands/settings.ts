import { ApplicationCommandOptionType, ApplicationCommandType, Locale, PermissionFlagsBits } from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, inServers, route } from '../src/bot/command.ts'
import { type Message, privately, updated } from '../src/bot/reply.ts'
import { languageName, settingsView, starterSize } from '../src/bot/views/settings.ts'
import type { Settings } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'

const languages: readonly string[] = Object.values(Locale)
/** Stands for the language of each member's own Discord. */
const ownLanguage = 'own'

const change = z.object({
  answers: z.enum(['public', 'private']).optional(),
  starter: z.boolean().optional(),
  dates: z.string().trim().max(100).optional(),
  moderators: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
})

export const settings: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'settings',
    description: 'How the bot behaves here: who sees answers, language of dates, starter articles, moderators',
    ...inServers,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'answers',
        description: 'Who sees the answer to a question',
        choices: [
          { name: 'all in the channel', value: 'public' },
          { name: 'the asker, who can share it', value: 'private' },
        ],
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'starter',
        description: 'Whether the starter articles on alliances are in the library',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'dates',
        description: "The language of dates and numbers; else each member's own",
        autocomplete: true,
        max_length: 100,
      },
      {
        type: ApplicationCommandOptionType.Role,
        name: 'moderators',
        description: 'A role that may do what moderators may; @everyone for none',
      },
    ],
  },
  moderators: true,
  private: true,
  async run({ options }, context) {
    const { moderators, dates, ...given } = change.parse(options)
    // The role @everyone has the id of its guild.
    const role = moderators === context.asker.guild ? null : moderators
    const language = dates === undefined ? undefined : languageOf(dates)
    const wanted = definedOf({ ...given, moderators: role, language })
    if (Object.keys(wanted).length > 0) await context.library.configure(wanted)
    return privately(await view(0, context))
  },
  async suggest({ focused }) {
    const typed = focused.typed.trim().toLowerCase()
    const offered = [
      { name: "each member's own", value: ownLanguage },
      ...languages.map((language) => ({ name: languageName(language), value: language })),
    ]
    const begun = offered.filter(({ name }) => name.toLowerCase().startsWith(typed))
    const held = offered.filter(
      ({ name }) => !begun.some((one) => one.name === name) && name.toLowerCase().includes(typed),
    )
    return [...begun, ...held]
  },
  components: [
    route({
      name: 'settings-starter',
      answers: 'update',
      schema: z.tuple([z.coerce.number().int().min(0).max(10_000)]),
      async run([offset], { values }, context) {
        const { library } = context
        const shown = (await library.starterArticles()).slice(offset, offset + starterSize).map(({ id }) => id)
        const { starterOff } = await library.settings()
        const others = starterOff.filter((id) => !shown.includes(id))
        const off = shown.filter((id) => !values.includes(id))
        await library.configure({ starter: true, starterOff: [...others, ...off] })
        return updated(await view(offset, context))
      },
    }),
    route({
      name: 'settings-page',
      answers: 'update',
      schema: z.tuple([z.string(), z.coerce.number().int().min(0).max(10_000)]),
      run: async ([, offset], _press, context) => updated(await view(offset, context)),
    }),
  ],
}

async function view(offset: number, { library, asker }: Context): Promise<Message> {
  const current = await library.settings()
  return settingsView(current, await library.starterArticles(), offset, asker.locale)
}

/** The language that was chosen or typed; null for each member's own. */
function languageOf(typed: string): Settings['language'] {
  const words = typed.toLowerCase()
  if (words === ownLanguage || words === "each member's own") return null
  const found = languages.find(
    (language) => language.toLowerCase() === words || languageName(language).toLowerCase() === words,
  )
  if (found !== undefined) return found
  throw new UserError('settings.language', `“${typed}” is no language of Discord's. Choose one from the list.`)
}

/** What is set in a change; what is not mentioned stays as it is. */
function definedOf<T extends object>(change: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  // Entries without a value are left out, and nothing else.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>
  }
}
