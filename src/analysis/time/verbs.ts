import { isCapital, type Words } from './words.ts'

/** What class a word is of that tells of a tense. */
export const verbs = new Map<string, string>()
const classes: Readonly<Record<string, string>> = {
  future: "will shall won 'll",
  modal: 'would may might could can should must',
  coming:
    'due expected scheduled planned effective payable expire expires expiring going plans expects hopes set likely upcoming',
  past: 'was were had did said told began fell rose came went took made gave got became left met lost held led saw sold bought paid cut sent wrote hit grew been ran won spoke broke drove flew fallen risen gone seen taken become begun shown known given driven written spoken chosen drew heard chose threw flew fought sought withdrew',
  present: 'is are has have be does do says',
}
for (const [name, list] of Object.entries(classes)) for (const word of list.split(' ')) verbs.set(word, name)

/** How far from a date its verb is looked for, in words. */
export const reach = 15

export function nearestVerb(words: Words, from: number, step: -1 | 1): string {
  for (let distance = 0; distance < reach; distance++) {
    const at = from + step * distance
    const word = words.lower(at)
    if (word === '' || (word === '.' && distance > 0 && isCapital(words.text(at + 1)))) return 'none'
    const name = words.text(at) === 'May' ? null : (verbs.get(word) ?? (endsIn(word, 'ed', 4) ? 'past' : null))
    if (name !== null) return auxiliaryOf(words, at) ?? name
    if (word === 'to' && standsAsVerb(words, at + 1)) return 'infinitive'
  }
  return 'none'
}

/** "will be| signed", "would not have| come", "to be| held": the tense is the first verb's of the group. */
export function auxiliaryOf(words: Words, verb: number): string | null {
  for (let at = verb - 1; at >= verb - 3; at--) {
    const word = words.lower(at)
    const name = verbs.get(word)
    if (name === 'future' || name === 'modal') return name
    if (word === 'to') return at === verb - 1 || verbs.get(words.lower(at + 1)) === 'present' ? 'infinitive' : null
    if (name === undefined && word !== 'not' && !endsIn(word, 'ly', 5)) return null
  }
  return null
}

/** Whether the word after "to" is a verb, as far as its looks tell: "to meet", not "to lawmakers", "to the town". */
export function standsAsVerb(words: Words, at: number): boolean {
  const word = words.text(at)
  return (
    /^\p{Ll}/u.test(word) &&
    !prepositions.has(word) &&
    !/[^s]s$/.test(word) &&
    words.lexeme(at).cardinal === undefined &&
    !/^(?:me|us|him|her|them|you|it|more|less|fewer|nearly|almost|such|some)$/.test(word) &&
    !withoutArticle.has(word)
  )
}

/** Places and bodies that one goes to, or speaks to, without an article. */
const withoutArticle = new Set(
  'parliament congress council cabinet committee court school college university church hospital prison jail office power war town bed'.split(
    ' ',
  ),
)

export const prepositions = new Set(
  'in on at by for from of to since until till through during over within after before between about around as than the a an this that its their his her'.split(
    ' ',
  ),
)

/** A word that has a grammar of its own stands for itself, others for what they look like. */
export function wordClass(words: Words, at: number): string {
  const word = words.lower(at)
  if (word === '') return 'edge'
  if (prepositions.has(word) || /^[^\p{L}\p{N}]+$/u.test(word)) return word
  if (/^\p{N}/u.test(word)) return 'number'
  if (isCapital(words.text(at))) return 'Name'
  return verbs.get(word) ?? (endsIn(word, 'ed', 4) ? 'past' : endsIn(word, 'ly', 5) ? 'adverb' : 'word')
}

/** Whether a word of at least so many letters has the ending. */
export function endsIn(word: string, ending: string, letters: number): boolean {
  return word.length >= letters && word.endsWith(ending)
}
