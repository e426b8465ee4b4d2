import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { type Command, type Context, everywhere } from '../src/bot/command.ts'
import type { CommandInvocation } from '../src/bot/invocation.ts'
import type { Reply } from '../src/bot/reply.ts'
import { DIFFICULTIES } from '../src/study/questions/types.ts'
import { addDeck, listDecks, removeDeck } from './quiz-decks.ts'
import { exportData, forgetMe, leaderboard, learnerComponents, stats } from './quiz-learner.ts'
import { playComponents, review, start, stop } from './quiz-rounds.ts'
import { suggestAlliances, suggestDecks, suggestKinds } from './suggest-study.ts'

const {
  String: string,
  Integer: integer,
  Boolean: boolean,
  Attachment,
  Subcommand,
  SubcommandGroup,
} = {
  ...ApplicationCommandOptionType,
}

type Option = APIApplicationCommandBasicOption

const number: Option = {
  type: integer,
  name: 'number',
  description: 'How many questions: 10',
  min_value: 1,
  max_value: 50,
}
const alliance: Option = {
  type: string,
  name: 'alliance',
  description: 'Only on this one',
  autocomplete: true,
  max_length: 100,
}
const deckName = (required: boolean): Option => ({
  type: string,
  name: required ? 'name' : 'deck',
  description: required ? 'Its name' : "A deck of the community's own to ask from",
  autocomplete: true,
  required,
  max_length: 60,
})

const options: readonly Option[] = [
  { type: string, name: 'alliances', description: 'Such as NATO, CSTO: all', autocomplete: true, max_length: 200 },
  { type: string, name: 'kinds', description: 'Kinds of question: all', autocomplete: true, max_length: 200 },
  number,
  { type: integer, name: 'seconds', description: 'Time for a question: 20', min_value: 5, max_value: 300 },
  {
    type: string,
    name: 'difficulty',
    description: 'How near the wrong answers are, and how far back the days: normal',
    choices: DIFFICULTIES.map((name) => ({ name, value: name })),
  },
  { type: boolean, name: 'bonus', description: 'Whether quick answers bring more points: yes' },
  deckName(false),
  { type: boolean, name: 'alone', description: 'Only for you, at your own pace' },
]

const subcommand = (name: string, description: string, inside: readonly Option[] = []) => ({
  type: Subcommand as ApplicationCommandOptionType.Subcommand,
  name,
  description,
  options: [...inside],
})

const runs: Readonly<Record<string, (invocation: CommandInvocation, context: Context) => Promise<Reply>>> = {
  start,
  stop,
  review,
  stats,
  leaderboard,
  'forget-me': forgetMe,
  export: exportData,
  'deck add': addDeck,
  'deck list': listDecks,
  'deck remove': removeDeck,
}

export const quiz: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'quiz',
    description: 'Questions on alliances and on the articles: rounds in a channel, or alone',
    ...everywhere,
    options: [
      subcommand('start', 'Starts a round in this channel, or one for you alone', options),
      subcommand('stop', 'Ends the round in this channel, or your own'),
      subcommand('review', 'What you got wrong before and is due today', [number]),
      subcommand('stats', 'Your answers by alliance, and what comes due when'),
      subcommand('leaderboard', 'Who has the most points here', [
        {
          type: string,
          name: 'time',
          description: 'Of all time, or of this week',
          choices: [
            { name: 'all time', value: 'all' },
            { name: 'this week', value: 'week' },
          ],
        },
        alliance,
      ]),
      subcommand('forget-me', 'Deletes your answers and what you are learning here'),
      subcommand('export', 'Your answers and what you are learning, as a file'),
      {
        type: SubcommandGroup as ApplicationCommandOptionType.SubcommandGroup,
        name: 'deck',
        description: "Questions of the community's own",
        options: [
          subcommand('add', 'For moderators: a deck from a CSV or JSON file', [
            { type: string, name: 'name', description: 'Its name', required: true, max_length: 60 },
            { type: Attachment, name: 'file', description: 'Columns: question, right, wrong 1 …', required: true },
          ]),
          subcommand('list', 'The decks there are'),
          subcommand('remove', 'For moderators: takes a deck out', [deckName(true)]),
        ],
      },
    ],
  },
  private: true,
  moderatorSubcommands: ['deck add', 'deck remove'],
  async run(invocation, context) {
    const run = runs[invocation.subcommand ?? '']
    if (!run) throw new Error(`No subcommand ${invocation.subcommand}.`)
    return run(invocation, context)
  },
  async suggest({ focused }, { study }) {
    if (focused.name === 'kinds') return suggestKinds(focused.typed)
    if (focused.name === 'deck' || focused.name === 'name') return suggestDecks(study, focused.typed)
    return suggestAlliances(study.reference, focused.typed, focused.name === 'alliances')
  },
  components: [...playComponents, ...learnerComponents],
}
