/** Letters that may differ in a word of at least so many. */
const allowed = [
  { from: 9, edits: 2 },
  { from: 5, edits: 1 },
] as const

/** Whether two folded words are the same but for a slip: a letter wrong, missing, too many or out of place. */
export function alikeWords(a: string, b: string): boolean {
  if (a === b) return true
  const shorter = Math.min(a.length, b.length)
  const most = allowed.find(({ from }) => shorter >= from)?.edits ?? 0
  return most > 0 && Math.abs(a.length - b.length) <= most && distance(a, b, most) <= most
}

/** The share of the wanted words, each counted once, that are among the others or like one of them: 0 to 1. */
export function shareOf(wanted: readonly string[], words: readonly string[]): number {
  const known = new Set(words)
  const asked = [...new Set(wanted)]
  const found = asked.filter((word) => known.has(word) || [...known].some((other) => alikeWords(word, other)))
  return asked.length === 0 ? 0 : found.length / asked.length
}

/** Edits from one word to the other, two neighbours that change places being one; more than `most` where it is more. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      next.push(edits)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
