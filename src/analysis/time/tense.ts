import type { Match } from './expression.ts'
import type { Words } from './words.ts'

const future = new Set(
  'will would shall may could can should must going planned expects expect expected due scheduled effective payable expire expires expiring until till by starting beginning begins starts'.split(
    ' ',
  ),
)
const past = new Set(
  'was were had did said told began fell rose came went took made gave got became left met won lost held led saw sold bought paid cut sent wrote put set hit grew since been ago last'.split(
    ' ',
  ),
)

/** How far from the expression a verb is looked for, in words. */
const reach = 12

/** Whether the nearest verb (or preposition) places the expression before or after the day of writing. */
export function readDirection(words: Words, { first, end }: Pick<Match, 'first' | 'end'>): 'past' | 'future' {
  for (let distance = 1; distance <= reach; distance++) {
    for (const at of [first - distance, end - 1 + distance]) {
      const word = words.lower(at)
      if (future.has(word) || word === 'by') return 'future'
      if (past.has(word) || /.{2}ed$/.test(word)) return 'past'
    }
  }
  return 'past'
}
