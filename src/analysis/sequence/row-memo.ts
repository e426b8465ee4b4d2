import type { MemoShape } from './feature-sink.ts'

/** Of a keyed memo's slots at most this share is used, so that a search stays short. */
const fullest = 0.6
const free = -1

/** Which rows of a memo are known, by slot and group. It never forgets by itself: `clear` it between two texts. */
export class RowMemo {
  /** The first of its rows, in rows from the arena's beginning. */
  readonly first: number
  /** 1 where the row of a slot and group is known; the row's number less `first` is the index. */
  readonly known: Uint8Array
  readonly groups: number
  /** Two numbers a slot, the first `free` where it is; nothing where slots are not keyed. */
  private readonly keys: Int32Array
  private readonly limit: number
  private count = 0

  constructor({ groups, slots, keyed }: MemoShape, first: number) {
    this.first = first
    this.groups = groups
    this.known = new Uint8Array(slots * groups)
    this.keys = new Int32Array(keyed ? 2 * slots : 0).fill(free)
    this.limit = Math.floor(slots * fullest)
  }

  /** Whether there is no room for another key. */
  get full(): boolean {
    return this.count >= this.limit
  }

  /** The slot of two numbers, the first not below zero; a new one where they are new; -1 where there is no room. */
  slotOf(key: number, more: number): number {
    const { keys } = this
    const mask = (keys.length >>> 1) - 1
    let hash = Math.imul(key, 0x9e3779b1) ^ Math.imul(more, 0x85ebca6b)
    hash ^= hash >>> 15
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const here = keys[2 * at]
      if (here === key && keys[2 * at + 1] === more) return at
      if (here !== free) continue
      if (this.count >= this.limit) return -1
      this.count++
      keys[2 * at] = key
      keys[2 * at + 1] = more
      return at
    }
  }

  clear(): void {
    this.known.fill(0)
    this.keys.fill(free)
    this.count = 0
  }
}
