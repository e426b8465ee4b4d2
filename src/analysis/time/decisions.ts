import file from './data/decisions.json' with { type: 'json' }
import type { Expression, Match } from './expression.ts'
import type { Anchor, Direction } from './resolve.ts'
import { type Feature, type NamedWeights, Weights } from './weights.ts'
import { isCapital, type Words } from './words.ts'

/** What counting over annotated news decides better than a rule; made by `npm run train -- time`. */
export interface Decisions {
  /** Do annotators take the words for a time expression? "now" and "a week" often are none. */
  readonly expression: Weights
  /** Does a date without a year, or a weekday, lie after the day of writing? */
  readonly future: Weights
}

export const learned: Decisions = readDecisions(file)

export function readDecisions({ expression, future }: Record<keyof Decisions, NamedWeights>): Decisions {
  return { expression: new Weights(expression), future: new Weights(future) }
}

export function isExpression(words: Words, match: Match, decisions: Decisions): boolean {
  return decisions.expression.logOdds(expressionFeatures(words, match)) > 0
}

/** `match` may be any words of the text with what they mean. */
export function readDirection(
  words: Words,
  match: Omit<Match, 'rule'>,
  anchor: Anchor | null,
  decisions: Decisions,
): Direction {
  const told = toldDirection(words, match)
  if (told !== null) return told
  return decisions.future.logOdds(directionFeatures(words, match, anchor)) > 0 ? 'future' : 'past'
}

/** Verbs in the present that tell of what is on a calendar: "expires on Friday". */
const onCalendar =
  /^(?:expires?|begins?|starts?|opens?|closes?|ends?|resumes?|continues?|convenes?|reconvenes?|meets?|meet|takes?|vote|votes)$/

/** What has a date of its own once it is over: "approved at its meeting of 24 February". */
const onRecord =
  /^(?:meeting|session|sitting|letter|statement|decision|resolution|decree|order|ruling|judge?ment|speech|address|memo|email)$/

/** What words right before a day, month or weekday leave no doubt of: "is to vote on", "ahead of", "expires on"; else null. */
function toldDirection(words: Words, { first, expression }: Omit<Match, 'rule'>): Direction | null {
  if (expression.kind !== 'calendar') return null
  const before = words.lower(first - 1)
  if (before === 'of' && words.lower(first - 2) === 'ahead') return 'future'
  if (before === 'of' && onRecord.test(words.lower(first - 2)) && hasPast(words, first - 3)) return 'past'
  const governor = /^(?:on|in|at|by)$/.test(before) ? first - 2 : first - 1
  if (onCalendar.test(words.lower(governor)) && verbs.get(words.lower(governor - 1)) === undefined) return 'future'
  for (let at = governor; at > governor - nearby; at--) {
    const word = words.lower(at)
    const next = words.lower(at + 1)
    if (word === '' || /^[.,;:“”"()]$/.test(word)) return null
    if (word === 'to' && standsAsVerb(words, at + 1))
      return /^(?:is|are|plans?|hopes?|expects?|intends?|wants?|due|set|scheduled|expected)$/.test(words.lower(at - 1))
        ? 'future'
        : null
    if (word === 'would' && next !== 'have') return 'future'
    if (verbs.has(word) || endsIn(word, 'ed', 4)) {
      if (auxiliaryOf(words, at) === 'modal') continue
      return verbs.get(word) === 'future' ? 'future' : null
    }
  }
  return null
}

function hasPast(words: Words, from: number): boolean {
  for (let at = from; at > from - nearby; at--) {
    const word = words.lower(at)
    if (word === '' || /^(?:[.;:]|will|would|to)$/.test(word)) return false
    if (verbs.get(word) === 'past' || endsIn(word, 'ed', 4)) return true
  }
  return false
}

/** How far before a date its verb is looked for, in words. */
const nearby = 8

const prepositions = new Set(
  'in on at by for from of to since until till through during over within after before between about around as than the a an this that its their his her'.split(
    ' ',
  ),
)

/** A word that has a grammar of its own stands for itself, others for what they look like. */
function wordClass(words: Words, at: number): string {
  const word = words.lower(at)
  if (word === '') return 'edge'
  if (prepositions.has(word) || /^[^\p{L}\p{N}]+$/u.test(word)) return word
  if (/^\p{N}/u.test(word)) return 'number'
  if (isCapital(words.text(at))) return 'Name'
  return verbs.get(word) ?? (endsIn(word, 'ed', 4) ? 'past' : endsIn(word, 'ly', 5) ? 'adverb' : 'word')
}

/** Whether a word of at least so many letters has the ending. */
function endsIn(word: string, ending: string, letters: number): boolean {
  return word.length >= letters && word.endsWith(ending)
}

export function expressionFeatures(words: Words, { first, end, rule, expression }: Match): Feature[] {
  const before = wordClass(words, first - 1)
  const after = wordClass(words, end)
  const said = words.lower(first)
  const templates = templatesOf(rule)
  const features: Feature[] = [
    ['rule', rule],
    [templates.unit, unitOf(expression)],
    [templates.before, before],
    [templates.after, after],
    [templates.first, said.length < 9 ? said : ''],
    ['before', before],
    ['after', after],
    ['before', words.lower(first - 1)],
  ]
  if (before === 'Name' && isCapital(words.text(first))) features.push(['title', rule])
  return features
}

interface RuleTemplates {
  readonly unit: string
  readonly before: string
  readonly after: string
  readonly first: string
}

const ruleTemplates = new Map<string, RuleTemplates>()

/** The templates that name a rule: written once, since the rules are few and their matches many. */
function templatesOf(rule: string): RuleTemplates {
  const known = ruleTemplates.get(rule)
  if (known) return known
  const templates = {
    unit: `rule ${rule}`,
    before: `rule ${rule}, before`,
    after: `rule ${rule}, after`,
    first: `rule ${rule}, first`,
  }
  ruleTemplates.set(rule, templates)
  return templates
}

function unitOf(expression: Expression): string {
  if (expression.kind === 'value') return expression.type === 'DATE' ? '' : expression.value
  return 'unit' in expression ? (expression.unit ?? '') : ''
}

const verbs = new Map<string, string>()
const classes: Readonly<Record<string, string>> = {
  future: "will shall won 'll",
  modal: 'would may might could can should must',
  coming:
    'due expected scheduled planned effective payable expire expires expiring going plans expects hopes set likely upcoming',
  past: 'was were had did said told began fell rose came went took made gave got became left met lost held led saw sold bought paid cut sent wrote hit grew been ran won spoke broke drove flew fallen risen gone seen taken become begun shown known given driven written spoken chosen',
  present: 'is are has have be does do says',
}
for (const [name, list] of Object.entries(classes)) for (const word of list.split(' ')) verbs.set(word, name)

const reach = 15

function nearestVerb(words: Words, from: number, step: -1 | 1): string {
  for (let distance = 0; distance < reach; distance++) {
    const at = from + step * distance
    const word = words.lower(at)
    if (word === '' || (word === '.' && distance > 0 && isCapital(words.text(at + 1)))) return 'none'
    const name = verbs.get(word) ?? (endsIn(word, 'ed', 4) ? 'past' : null)
    if (name !== null) return auxiliaryOf(words, at) ?? name
    if (word === 'to' && standsAsVerb(words, at + 1)) return 'infinitive'
  }
  return 'none'
}

/** "will be| signed", "would not have| come", "to be| held": the tense is the first verb's of the group. */
function auxiliaryOf(words: Words, verb: number): string | null {
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
function standsAsVerb(words: Words, at: number): boolean {
  const word = words.text(at)
  return (
    /^\p{Ll}/u.test(word) &&
    !prepositions.has(word) &&
    !/[^s]s$/.test(word) &&
    !/^(?:me|us|him|her|them|you|it|more|less|fewer|nearly|almost|such|some)$/.test(word)
  )
}

export function directionFeatures(
  words: Words,
  { first, end, expression }: Omit<Match, 'rule'>,
  anchor: Anchor | null,
): Feature[] {
  const kind = kindOf(expression)
  return [
    ['kind', kind],
    ['left', nearestVerb(words, first - 1, -1)],
    ['right', nearestVerb(words, end, 1)],
    ['before', words.lower(first - 1)],
    ['ahead', `${kind} ${anchor ? aheadOf(expression, anchor) : ''}`],
  ]
}

function kindOf(expression: Expression): string {
  if (expression.kind === 'time') return expression.on ? kindOf(expression.on) : 'time'
  if (expression.kind !== 'calendar') return expression.kind === 'part' ? expression.part.charAt(0) : expression.kind
  return expression.month === null ? 'weekday' : expression.day === null ? 'month' : 'day'
}

/** How far ahead the next one lies: the farther, the nearer is the last one. */
function aheadOf(expression: Expression, { day }: Anchor): string {
  if (expression.kind === 'time') return expression.on ? aheadOf(expression.on, { day, exactness: 'day' }) : ''
  if (expression.kind === 'part') return String(Number(expression.part.charAt(1)) - Math.ceil(day.month / 3))
  if (expression.kind !== 'calendar' || expression.month === null) return ''
  const months = (expression.month - day.month + 12) % 12
  if (months === 0 && expression.day !== null) return expression.day > day.day ? 'soon' : 'just'
  return String(Math.ceil(months / 2))
}
