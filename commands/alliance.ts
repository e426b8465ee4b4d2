import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, everywhere } from '../src/bot/command.ts'
import { readPartialDate } from '../src/bot/partial-date.ts'
import { type Message, publicly } from '../src/bot/reply.ts'
import { allianceView, compareView, countryView, gatheringsView } from '../src/bot/views/alliance.ts'
import { membersMap, overlapPicture } from '../src/bot/views/alliance-pictures.ts'
import { firstDay } from '../src/library/index/dates.ts'
import {
  type AllianceAnswer,
  allianceAnswer,
  allianceOn,
  alliancesOn,
  compareAnswer,
  countryAnswer,
} from '../src/study/lookup/lookup.ts'
import { allianceNamed, countryNamed } from '../src/study/questions/named.ts'
import { UserError } from '../src/user-error.ts'
import { suggestAlliances, suggestCountries } from './suggest-study.ts'

const string = ApplicationCommandOptionType.String as const
const name = z.string().trim().min(1).max(100)
const date = z.string().trim().min(1).max(40)
const one = z.object({ name })
const several = z.object({ first: name, second: name, third: name.optional(), date: date.optional() })
const dated = z.object({ date, alliance: name.optional() })

type Option = APIApplicationCommandBasicOption

const named = (optionName: string, description: string, required: boolean): Option => ({
  type: string,
  name: optionName,
  description,
  required,
  autocomplete: true,
  max_length: 100,
})
const day = (required: boolean): Option => ({
  type: string,
  name: 'date',
  description: 'A day, like 2004-05-01; of a year or a month, its first day',
  required,
  max_length: 40,
})

const subcommand = (subName: string, description: string, options: Option[]) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name: subName,
  description,
  options,
})

export const alliance: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'alliance',
    description: 'Who belongs to which alliance and since when, from a reference with sources',
    ...everywhere,
    options: [
      subcommand('show', 'One alliance: its members and their dates', [named('name', 'Its name or acronym', true)]),
      subcommand('country', 'What a country is and was to every alliance', [named('name', 'Its name', true)]),
      subcommand('compare', 'What two or three alliances share', [
        named('first', 'An alliance', true),
        named('second', 'Another', true),
        named('third', 'A third', false),
        day(false),
      ]),
      subcommand('on', 'Who belonged on a day', [day(true), named('alliance', 'Without it: which there were', false)]),
    ],
  },
  async run({ subcommand: which, options }, context) {
    switch (which) {
      case 'show':
        return publicly(await show(one.parse(options).name, context))
      case 'country':
        return publicly(country(one.parse(options).name, context))
      case 'compare':
        return publicly(await compare(several.parse(options), context))
      case 'on':
        return publicly(await on(dated.parse(options), context))
      default:
        throw new Error(`No subcommand ${which}.`)
    }
  },
  suggest: async ({ subcommand: which, focused }, { study }) =>
    which === 'country' ? suggestCountries(focused.typed) : suggestAlliances(study.reference, focused.typed, false),
}

async function show(typed: string, context: Context): Promise<Message> {
  const { reference } = context.study
  return membersView(allianceAnswer(reference, allianceNamed(reference, typed)), context)
}

async function on(asked: z.infer<typeof dated>, context: Context): Promise<Message> {
  const { reference } = context.study
  const when = dayOf(asked.date)
  if (asked.alliance !== undefined) {
    return membersView(allianceOn(reference, allianceNamed(reference, asked.alliance), when), context)
  }
  return gatheringsView(alliancesOn(reference, when), when, context.asker.locale)
}

async function membersView(answer: AllianceAnswer, { asker }: Context): Promise<Message> {
  return allianceView(answer, await membersMap(answer, asker.locale), asker.locale)
}

function country(typed: string, { study, asker }: Context): Message {
  const { reference } = study
  const asOf =
    reference.alliances
      .map((each) => each.asOf)
      .sort()
      .at(-1) ?? ''
  return countryView(countryAnswer(reference, countryNamed(typed)), asOf, asker.locale)
}

async function compare(asked: z.infer<typeof several>, { study, asker }: Context): Promise<Message> {
  const { reference } = study
  const typed = [asked.first, asked.second, ...(asked.third === undefined ? [] : [asked.third])]
  const alliances = typed.map((each) => allianceNamed(reference, each))
  if (new Set(alliances).size < alliances.length) {
    throw new UserError('alliance.same', 'These are one alliance: choose different ones to compare.')
  }
  const answer = compareAnswer(reference, alliances, asked.date === undefined ? null : dayOf(asked.date))
  return compareView(answer, await overlapPicture(answer, asker.locale), asker.locale)
}

/** The day that was typed, or the first one of the year, month or week. Throws UserError for what is no date. */
function dayOf(typed: string): string {
  return firstDay(readPartialDate('date', typed))
}
