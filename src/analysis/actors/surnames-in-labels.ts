import { speaksOfOneself } from '../attribution/turn-paragraphs.ts'
import { findTurns } from '../attribution/turns.ts'
import { type Document, slice } from '../document/document.ts'
import { meetsSpan, unionOf } from '../document/spans.ts'
import { indexBy } from './index-by.ts'
import { initialsOf, mostInitials } from './labels.ts'
import type { Mention } from './mention.ts'
import type { NamedMention } from './name-facts.ts'
import { foldName } from './names.ts'
import { isRoleHead } from './role-words.ts'

/** One word, before a bracket or not: "OKU", "Varga (Coast Party)". */
const surname = /^(\p{Lu}[\p{L}\p{M}’'-]+)(?:\s\(|$)/u

/** Those who have a word in a record without a name, but for occupations. */
const nobody =
  /^(?:all|answer|question|audience|crowd|panel|staff|voice|voices|man|woman|male|female|guest|everybody|everyone|others|both|unknown|unidentified|us|you|me|press|company|management|court)$/i

/**
 * The labels of one word that come back in a record as mentions of people, where the text has no other name there: of
 * those who speak of "me" and do more than ask, and so are no outlet. What has an article elsewhere is an office; initials
 * and words of a name that the text has are told by it.
 */
export function surnamesInLabels(document: Document, mentions: readonly NamedMention[]): Mention[] {
  const record = findTurns(document)
  if (record.length === 0) return []
  const taken = unionOf(mentions.map(({ span }) => span))
  const labels = record.flatMap((turn) => {
    const name = surname.exec(slice(document, turn.label))?.[1]
    if (name === undefined || nobody.test(name) || isRoleHead(name)) return []
    const label = [turn.label[0], turn.label[0] + name.length] as const
    return meetsSpan(taken, label) ? [] : { name: name.toUpperCase(), label, turn }
  })
  if (labels.length === 0) return []
  const initials = new Set(
    mentions.flatMap(({ name }) => [...initialsOf(name.text), ...initialsOf(name.text.slice(name.titles))]),
  )
  const nouns = nounsOf(document)
  const names = new Set(mentions.flatMap(({ name }) => name.folded.split(' ')))
  return [...indexBy(labels, ({ name }) => [name])].flatMap(([name, turns]) => {
    const asked = turns.filter(({ turn }) => /\?["”’]?\s*$/u.test(slice(document, turn.words.at(-1) ?? turn.label)))
    const speaks = turns.some(({ turn }) => turn.words.some((words) => speaksOfOneself(document, words)))
    const isPerson = turns.length > 1 && speaks && asked.length * 2 <= turns.length
    const isTold = nouns.has(name) || names.has(foldName(name)) || (name.length <= mostInitials && initials.has(name))
    if (!isPerson || isTold) return []
    return turns.map(({ label }) => ({ span: label, type: 'person' as const }))
  })
}

/** The words that stand behind an article somewhere, in capitals: "the Co-Chair". */
const nounsOf = ({ text }: Document): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/\b(?:the|an?)\s([\p{L}\p{M}’'-]+)/giu), ([, noun = '']) => noun.toUpperCase()))
