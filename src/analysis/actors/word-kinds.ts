import lexicon from './data/word-kinds.json' with { type: 'json' }

const closed = new Set(lexicon.closed.split(' '))
const verbs = new Set(lexicon.verbs.split(' '))
const nouns = new Set(lexicon.nouns.split(' '))
const things = new Set(lexicon.things.split(' '))

/**
 * Whether a word in lower case may be a noun or an adjective within a noun phrase, as far as its looks and short lists tell:
 * no word of grammar, no irregular past, none in -ed, -ing, -ly or -s but those that are nouns or adjectives all the same
 * ("retired", "shipping", "affairs").
 */
export function mayBeNoun(word: string): boolean {
  if (!/^\p{Ll}{2,}$/u.test(word) || isGrammar(word)) return false
  return nouns.has(word) || !/(?:ed|ing|ly|[^s]s)$/.test(word)
}

/** Whether a word in lower case is a word of grammar, an irregular past or a verb of news texts. */
export const isGrammar = (word: string): boolean => closed.has(word) || verbs.has(word)

/** Whether a word in lower case is something that is said, done or had, or a verb, and so opens no role. */
export const isThing = (word: string): boolean => things.has(word)
