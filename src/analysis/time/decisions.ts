import file from './data/decisions.json' with { type: 'json' }
import { farDirection, toldDirection } from './direction.ts'
import type { Expression, Match } from './expression.ts'
import type { Anchor, Direction } from './resolve.ts'
import { nearestVerb, wordClass } from './verbs.ts'
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
  // "had on that day urged" tells when, whatever words stand around it.
  if (match.rule === 'that-unit' && words.lower(match.first - 1) === 'on') return true
  return decisions.expression.logOdds(expressionFeatures(words, match)) > 0
}

/** `match` may be any words of the text with what they mean. */
export function readDirection(
  words: Words,
  match: Omit<Match, 'rule'>,
  anchor: Anchor | null,
  decisions: Decisions,
): Direction {
  const told = toldDirection(words, match) ?? farDirection(words, match, anchor)
  if (told !== null) return told
  return decisions.future.logOdds(directionFeatures(words, match, anchor)) > 0 ? 'future' : 'past'
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
