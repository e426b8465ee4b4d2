import type { Command } from '../src/bot/command.ts'
import { actors } from './actors.ts'
import { article } from './article.ts'
import { help } from './help.ts'
import { settings } from './settings.ts'
import { summarize } from './summarize.ts'
import { whoSaid } from './who-said.ts'

/** Every command, in the order of /help. */
export const commands: readonly Command[] = [whoSaid, summarize, actors, help, article, settings]
