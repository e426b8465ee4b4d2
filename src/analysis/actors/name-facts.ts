import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { bodyNoun } from './bodies.ts'
import { type Country, countryNamed, countryOfDemonym, countrySeatedAt } from './countries.ts'
import { isGivenName } from './given-names.ts'
import { typeByNoun } from './head-nouns.ts'
import type { Mention } from './mention.ts'
import { foldName, lastWord } from './names.ts'
import { holdsOfficeWord } from './office-words.ts'
import { bodySeatedAt } from './organisations.ts'
import { isHonorific, isPersonal, isSurelyPersonal, lengthOfTitles, withoutKeptTitle } from './titles.ts'

/** What a name is by itself, wherever it stands. */
export interface NameFacts {
  readonly text: string
  readonly folded: string
  /** The words of the folded name: how many, the first and the last but for "jr." and the like. */
  readonly size: number
  readonly first: string
  readonly last: string
  /** Without white space; a double name is. */
  readonly isSingle: boolean
  /** UTF-16 length of the titles that open it, and whether they are a person's and no body's. */
  readonly titles: number
  readonly isAddressed: boolean
  /** "Baroness Crewe", "Lord Ferris of Muir". */
  readonly isNoble: boolean
  /** For a single name with a title that it keeps, the folded name alone: "harald" of "King Harald"; else null. */
  readonly withoutTitle: string | null
  /** Whether a word of it may belong to an office. */
  readonly holdsOffice: boolean
  /** Two or three capitalised words, perhaps with an initial, none of them a body's. */
  readonly looksPersonal: boolean
  /** Parts stand in it with a dash between them. */
  readonly isDashed: boolean
  /** One word of five capitals or more. */
  readonly inCapitals: boolean
  /** "NGOs", "Russophobia". */
  readonly isCommonNoun: boolean
  /** "Kazakh", "Central Asian", and no country's name. */
  readonly isAdjective: boolean
  /** The country of the name, and the one whose seat of government it is. */
  readonly country: Country | null
  readonly seatOf: Country | null
  /** The body that sits in the town of the name. */
  readonly body: string | null
  /** The noun, where the name is no more than a body's noun. */
  readonly bodyNoun: string | null
  /** What the name's own noun says that it is. */
  readonly typeByNoun: 'place' | 'organisation' | null
}

/** A mention with what its name is. */
export interface NamedMention extends Mention {
  readonly name: NameFacts
}

/** Names kept: a text has the same ones again and again. */
const mostKept = 1 << 12
/** Longer ones are no names; keeping them would keep their texts. */
const longestKept = 100
const kept = new Map<string, NameFacts>()

/** The mention of the type in a span of the text. */
export function mentionAt({ text }: Pick<Document, 'text'>, span: Span, type: Mention['type']): NamedMention {
  return { span, type, name: factsOf(text.slice(span[0], span[1])) }
}

function factsOf(name: string): NameFacts {
  const known = kept.get(name)
  if (known) return known
  const facts = readName(name)
  if (kept.size >= mostKept) kept.clear()
  if (name.length <= longestKept) kept.set(name, facts)
  return facts
}

/** Words that a body's name has and a person's has not. */
const bodyWords =
  /\b(?:group|holdings?|bank|party|union|company|corp|inc|ltd|council|agency|bureau|department|board|authority|service|division|college|school|hospital|orchestra|records|airlines|institute|university|ministry|league|association|foundation|fund|press|news|times|post|club|house|office|court|committee|commission|centre|center|army|force|parliament|assembly|senate|congress|treaty|pact|accord|agreement|federation|republic|kingdom|states?)\b/i

const noble = /^(?:Lord|Lady|Baroness)\s\p{Lu}[\p{L}\p{M}’'-]+(?:\sof(?:\s\p{Lu}[\p{L}\p{M}’'-]+)+)?$/u

function looksPersonal(text: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}\p{M}’'-]*){1,2}$/u.test(text) && !bodyWords.test(text)
}

function readName(text: string): NameFacts {
  const folded = foldName(text)
  const words = folded.split(' ')
  const titles = lengthOfTitles(text)
  const country = countryNamed(text)
  const opening = /^\p{L}+/u.exec(text)?.[0] ?? ''
  return {
    text,
    folded,
    size: words.length,
    first: words[0] ?? '',
    last: lastWord(folded),
    isSingle: !/\s/u.test(text),
    titles,
    isAddressed:
      titles > 0 &&
      (isHonorific(opening) ||
        (isPersonal(opening) && looksPersonal(text.slice(titles))) ||
        (/^canon$/i.test(opening) && isGivenName(text.slice(titles).split(' ', 1)[0] ?? '')) ||
        (isSurelyPersonal(opening) && isWord(text.slice(titles)))),
    isNoble: noble.test(text) && !bodyWords.test(text),
    withoutTitle: withoutKeptTitle(folded),
    holdsOffice: holdsOfficeWord(text),
    looksPersonal: looksPersonal(text),
    isDashed: /\s[–—-]\s/u.test(text),
    inCapitals: /^\p{Lu}{5,}$/u.test(text),
    isCommonNoun: /^(?:\p{Lu}{2,}s|\p{L}+(?:phobia|ism))$/u.test(text),
    isAdjective:
      country === null &&
      (countryOfDemonym(text) !== null || /\b(?:Asian|African|European|American|Arabian|Western|Eastern)$/u.test(text)),
    country,
    seatOf: countrySeatedAt(text),
    body: bodySeatedAt(text),
    bodyNoun: bodyNoun(text),
    typeByNoun: typeByNoun(text),
  }
}

/** A capitalised word that is neither an office nor a body's noun. */
const isWord = (name: string): boolean =>
  /^\p{Lu}\p{Ll}[\p{L}\p{M}’'-]+$/u.test(name) && !holdsOfficeWord(name) && bodyNoun(name) === null
