import type { Settings } from './types.ts'

/** The settings as they were set; where they were not, answers are public and the starter articles there. */
export function readSettings(set: { get(name: string): unknown }): Settings {
  const moderators = set.get('moderators')
  const language = set.get('language')
  const starterOff = set.get('starterOff')
  return {
    answers: set.get('answers') === 'private' ? 'private' : 'public',
    starter: set.get('starter') !== false,
    starterOff: Array.isArray(starterOff) ? starterOff.filter((id) => typeof id === 'string') : [],
    language: typeof language === 'string' ? language : null,
    moderators: typeof moderators === 'string' ? moderators : null,
  }
}
