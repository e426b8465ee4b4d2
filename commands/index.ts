import type { Command } from '../src/bot/command.ts'
import { actors } from './actors.ts'
import { addToCorpus } from './add-to-corpus.ts'
import { alliance } from './alliance.ts'
import { article } from './article.ts'
import { help } from './help.ts'
import { quiz } from './quiz.ts'
import { search } from './search.ts'
import { settings } from './settings.ts'
import { summarize } from './summarize.ts'
import { timeline } from './timeline.ts'
import { whoSaid } from './who-said.ts'
import { whoSaidThis } from './who-said-this.ts'

/** Every command, in the order of /help. */
export const commands: readonly Command[] = [
  whoSaid,
  whoSaidThis,
  search,
  summarize,
  actors,
  timeline,
  alliance,
  quiz,
  help,
  article,
  addToCorpus,
  settings,
]
