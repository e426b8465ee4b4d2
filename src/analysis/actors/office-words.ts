import { isOccupation, isOffice, modifiers } from './role-words.ts'
import { isTitle } from './titles.ts'

const small = /^(?:of|for|the|and|to|state|madam|hon\.?|under)$/i

/** Whether a word names an office or stands as a title before a name. */
export const isOfficeWord = (word: string): boolean => isOffice(word) || isTitle(word)

/** Whether a word may belong to the office that opens a name: "Secretary", "of", "State". */
export const mayOpenOffice = (word: string): boolean =>
  isOfficeWord(word) || modifiers.has(word.toLowerCase()) || small.test(word)

/** Whether any word of a name may belong to an office or occupation, or names several; only such names can hold one. */
export function holdsOfficeWord(name: string): boolean {
  return name
    .split(/\s+/u)
    .some((word) => mayOpenOffice(word) || isOccupation(word) || isOffice(word.replace(/s$/, '')))
}
