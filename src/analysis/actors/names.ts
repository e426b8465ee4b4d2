import type { EntityType } from '../types.ts'

/** Letters that Unicode does not decompose. */
const plain: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
}

/** Names kept folded: a text names the same ones again and again. */
const mostFolded = 1 << 14
const foldedNames = new Map<string, string>()

/** Folds case, diacritics and the apostrophe's forms, and drops a leading article and a final possessive. */
export function foldName(name: string): string {
  const known = foldedNames.get(name)
  if (known !== undefined) return known
  const folded = fold(name)
  if (foldedNames.size >= mostFolded) foldedNames.clear()
  if (name.length <= longestKept) foldedNames.set(name, folded)
  return folded
}

/** Longer ones are no names; keeping them would keep their texts. */
const longestKept = 100

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘ʼ]/gu, "'")
    .toLowerCase()
    .replace(/[ıłøđæœßðþ]/g, (letter) => plain[letter] ?? letter)
    .replace(/^the\s+/, '')
    .replace(/'s?$/, '')
    .replace(/[\s-]+/gu, ' ')
    .trim()
}

const suffixes = new Set(['jr', 'jr.', 'sr', 'sr.', 'ii', 'iii', 'iv'])
const particles = new Set(
  'de del della di da dos van von der den bin ibn al el la le ter ten af zu y e bint ben'.split(' '),
)

/** A folded name without the words that tell a son from his father: "tomas oku" of "tomas oku jr.". */
export function withoutSuffix(folded: string): string {
  let end = folded.length
  for (let space = folded.lastIndexOf(' '); space > 0; space = folded.lastIndexOf(' ', space - 1)) {
    if (!suffixes.has(folded.slice(space + 1, end))) break
    end = space
  }
  return folded.slice(0, end)
}

/** The last word of a folded name, but for such a word. */
export function lastWord(folded: string): string {
  const name = withoutSuffix(folded)
  return name.slice(name.lastIndexOf(' ') + 1)
}

/** The last name of a person's folded name, with its particles: "van der pas". */
function surname(folded: string): string {
  const parts = withoutSuffix(folded).split(' ')
  let at = parts.length - 1
  while (at > 1 && particles.has(parts[at - 1] ?? '')) at--
  return parts.slice(Math.max(at, 0)).join(' ')
}

/**
 * Whether a folded name can be another form of a fuller one: its words stand in the fuller one in order, each whole or
 * as an initial, and the surnames agree ("v putin", "putin" and "vladimir vladimirovich putin").
 */
export function abbreviates(short: string, full: string): boolean {
  const name = withoutSuffix(short) === short ? withoutSuffix(full) : full
  if (short === name) return true
  const wanted = short.split(' ')
  const words = name.split(' ')
  if (wanted.length >= words.length && wanted.length > 1 && !wanted.some(isInitial)) return false
  const last = words.at(-1)
  if (wanted.length === 1) return wanted[0] === last || wanted[0] === surname(full)
  if (wanted.at(-1) !== last) return false
  let at = 0
  for (const word of wanted) {
    while (at < words.length && !sameWord(word, words[at] ?? '')) at++
    if (at === words.length) return false
    at++
  }
  return true
}

const isInitial = (word: string): boolean => /^\p{L}\.?$/u.test(word)

function sameWord(short: string, full: string): boolean {
  return short === full || (isInitial(short) && full.startsWith(short.charAt(0)))
}

/** The id of an entity whose name has the key, within one text. */
export const entityId = (type: EntityType, key: string): string => `${type}:${key.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
