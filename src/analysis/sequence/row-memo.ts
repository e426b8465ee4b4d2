import type { MemoShape } from './feature-sink.ts'
import { packedWidth } from './feature-table.ts'

/** Of a keyed memo's places at most this share is used: a search stays short. */
const fullest = 0.6

/**
 * Remembers sums of packed rows by slot and group. Its arrays are made for all slots at once, which costs memory only
 * where it is written. It never forgets by itself: `clear` it when it is full, between two texts.
 */
export class RowMemo {
  readonly rows: Int32Array
  /** 1 where the row of a slot and group is known. */
  readonly known: Uint8Array
  private readonly groups: number
  private readonly half: number
  /** Two numbers a slot, and whether it is taken; nothing where slots are not keyed. */
  private readonly keys: Int32Array
  private readonly taken: Uint8Array
  private readonly limit: number
  private count = 0

  constructor({ groups, slots, keyed }: MemoShape, width: number) {
    this.groups = groups
    this.half = packedWidth(width)
    this.rows = new Int32Array(slots * groups * this.half)
    this.known = new Uint8Array(slots * groups)
    this.keys = new Int32Array(keyed ? 2 * slots : 0)
    this.taken = new Uint8Array(keyed ? slots : 0)
    this.limit = Math.floor(slots * fullest)
  }

  /** Whether there is no room for another key. */
  get full(): boolean {
    return this.taken.length > 0 && this.count >= this.limit
  }

  /** Where a row begins in `rows`; the index into `known` is this divided by the row's width. */
  indexOf(group: number, slot: number): number {
    return slot * this.groups + group
  }

  /** The slot of two numbers, a new one where they are new; -1 where there is no room. */
  slotOf(key: number, more: number): number {
    const { keys, taken } = this
    const mask = taken.length - 1
    let hash = Math.imul(key, 0x9e3779b1) ^ Math.imul(more, 0x85ebca6b)
    hash ^= hash >>> 15
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      if (taken[at] === 0) {
        if (this.count >= this.limit) return -1
        this.count++
        taken[at] = 1
        keys[2 * at] = key
        keys[2 * at + 1] = more
        return at
      }
      if (keys[2 * at] === key && keys[2 * at + 1] === more) return at
    }
  }

  clear(): void {
    this.known.fill(0)
    this.taken.fill(0)
    this.count = 0
  }
}
