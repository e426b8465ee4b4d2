import { type Document, sentenceAt } from '../document/document.ts'
import type { Words } from './words.ts'

/** Words that open a clause with a time of its own. */
const subordinate = new Set('who whose whom which that where until since'.split(' '))

/** What somebody says something in or at: its date is that of the saying ("in a May 5 letter", "at Saturday's briefing"). */
export const speechEvents = new Set(
  (
    'interview statement speech letter post article tweet column message memo address broadcast remarks essay email note ' +
    'press news briefing conference meeting session summit hearing rally debate sitting call event ceremony sermon talk report study survey poll paper analysis installment episode show programme program podcast review book memoir memoirs diary telegram issue edition visit trip tour ceremony dinner reception forum lecture stop appearance inquest funeral vigil'
  ).split(' '),
)

/** Participles that open a clause of their own after a comma: "Venn, elected in May, said". None of them is a verb of saying. */
const participle =
  /^(?:elected|appointed|signed|born|founded|established|adopted|built|launched|created|opened|ratified|concluded|drafted|formed)$/

const clauseMarks = new Set(',.;:!?')

/** "Mr|.| Venn": a full stop inside a sentence. */
const isAbbreviation = ({ document }: Words, at: number): boolean => {
  const [stop, next] = [document.tokens[at], document.tokens[at + 1]]
  return (
    stop?.text === '.' && next !== undefined && sentenceAt(document, stop.start) === sentenceAt(document, next.start)
  )
}

/** "The mayors, from Orlen and Brin, signed |a pact on Monday": a verb, not a participle. */
const hasObject = (words: Words, at: number): boolean => /^(?:an?|the|his|her|their|its|this)$/.test(words.lower(at))

/** "hinted at |that| in a speech on Monday". */
const isPronoun = (words: Words, at: number): boolean =>
  words.lower(at) === 'that' &&
  /^(?:at|of|to|for|with|about)$/.test(words.lower(at - 1)) &&
  /^(?:in|on|at|during|by)$/.test(words.lower(at + 1))

const demonstrative =
  /^that (?:back )?(?:in|on|last|this) (?:early |late )?\p{L}+(?: \d{4})?(?:,? (?:and|but|too|again|as well)\b|[.;]|$)/u

/** "said |that in January|, and meant it": the pronoun, not the conjunction. */
export const isDemonstrative = ({ text }: Document, at: number): boolean => demonstrative.test(text.slice(at, at + 60))

/** "It is worth recalling |that| in July she had proposed it": what follows is what the text tells. */
const isRecalled = (words: Words, at: number): boolean =>
  words.lower(at) === 'that' &&
  /^(?:recall|recalled|recalling|remembered|noted|noting)$/.test(words.lower(at - 1)) &&
  !/^(?:he|she|they|\p{Lu}.*)$/u.test(words.text(at - 2))

/** "The anger is |so| plain |that| Torm was asked about it on Thursday": what follows is the sentence's own. */
const isResult = (words: Words, at: number): boolean =>
  words.lower(at) === 'that' && [2, 3, 4].some((back) => /^(?:so|such)$/.test(words.lower(at - back)))

const startOf = ({ document }: Words, at: number): number => document.tokens[at]?.start ?? 0

/** "pledged to shut them |after he introduced| a law last month.": what was before, where the sentence ends with it. */
function isBackground(words: Words, at: number, first: number): boolean {
  if (!/^(?:after|because|although|though)$/.test(words.lower(at))) return false
  if (!/^(?:he|she|it|they|we|I)$/.test(words.text(at + 1))) return false
  const { start, end } = sentenceOf(words, at)
  const text = words.document.text.slice(startOf(words, at), Math.min(end, startOf(words, first) + longestRest))
  const said = startOf(words, first) - startOf(words, at)
  return startOf(words, at) > start && !/\band\b/.test(text.slice(0, said)) && !text.slice(said).includes(',')
}

/** How far on a comma is looked for, in UTF-16 code units. */
const longestRest = 300

const sentenceOf = (words: Words, at: number): { readonly start: number; readonly end: number } =>
  words.document.sentences[sentenceAt(words.document, startOf(words, at))] ?? { start: 0, end: 0 }

/** How far back the opening of a clause is looked for, in words. */
const longestClause = 40

/** "who addressed a press conference on Saturday, said": the clause tells when it was said. */
const speechVerb =
  /^(?:addressed|spoke|speaking|briefed|testified|wrote|delivered|issued|appeared|visiting|attending|touring|hosting|chairing)$/

/** How far before the clause the paper that it tells of stands, in words. */
const longestName = 12

/** "A study by Venn|, which the union commissioned and published in June|, found": the clause tells when the paper came out. */
function isOfPaper(words: Words, at: number, first: number): boolean {
  if (words.lower(at) !== 'which' || startOf(words, at) === 0) return false
  let isPrinted = false
  for (let i = at + 1; i < first; i++) isPrinted ||= printed.test(words.lower(i))
  if (!isPrinted) return false
  for (let i = at - 1; i >= Math.max(words.first, at - longestName); i--) if (papers.test(words.lower(i))) return true
  return false
}

const printed = /^(?:published|released|issued|printed|posted|aired|broadcast)$/
const papers = /^(?:report|study|survey|poll|paper|analysis|review|article|essay|book|letter|statement|interview|film)$/

export type Clause =
  | { readonly kind: 'main' | 'speech' | 'aside' }
  /** `start`: where it begins, in UTF-16 code units. */
  | { readonly kind: 'subordinate'; readonly start: number }

/**
 * Whose clause the expression stands in, from the comma (or the sentence's begin) before it: the sentence's own (`main`), that
 * of a paper or a speech ("a report that the council printed in June"), a clause of its own ("who spoke on Monday"), or an
 * aside that tells of no saying ("elected in May").
 */
export function clauseAround(words: Words, first: number): Clause {
  const { start: from } = sentenceOf(words, first)
  for (let at = first - 1; at >= Math.max(words.first, first - longestClause); at--) {
    if (startOf(words, at) < from) break
    const word = words.lower(at)
    if (isBackground(words, at, first)) return { kind: 'subordinate', start: startOf(words, at) }
    if (word === ',' && participle.test(words.lower(at + 1)) && !hasObject(words, at + 2)) return { kind: 'aside' }
    if (clauseMarks.has(word) && !isAbbreviation(words, at)) return { kind: 'main' }
    if (isRecalled(words, at) || isResult(words, at)) return { kind: 'main' }
    if (subordinate.has(word) && !isPronoun(words, at) && !isDemonstrative(words.document, startOf(words, at))) {
      const start = startOf(words, at)
      const verb = words.lower(/^(?:was|also|had|has)$/.test(words.lower(at + 1)) ? at + 2 : at + 1)
      return speechEvents.has(words.lower(at - 1)) || speechVerb.test(verb) || isOfPaper(words, at, first)
        ? { kind: 'speech' }
        : { kind: 'subordinate', start }
    }
    if (word === 'despite') return { kind: 'subordinate', start: startOf(words, at) }
    if (word === 'ahead' && words.lower(at + 1) === 'of') return { kind: 'aside' }
  }
  return { kind: 'main' }
}
