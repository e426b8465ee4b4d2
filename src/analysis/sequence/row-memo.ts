import type { MemoShape } from './feature-sink.ts'

/** Of a keyed memo's slots at most this share is used, so that a search stays short. */
const fullest = 0.6
/** What begins a slot: its two keys, then the bits of the groups that are known, and of whether the slot is taken. */
const headNumbers = 3
const taken = 1 << 30

/**
 * The sums that are remembered, as rows of an arena, by slot and group. A slot's head stands right before its sums, so that
 * all of it lies close together in memory. Where all is zero nothing is known. It never forgets by itself: `clear` it
 * between two texts.
 */
export class RowMemo {
  /** The first row past it. */
  readonly end: number
  private readonly first: number
  /** Numbers in a row, rows of a slot, and rows of its head. */
  private readonly width: number
  private readonly stride: number
  private readonly headRows: number
  private readonly slots: number
  private readonly limit: number
  private count = 0

  /** `first` is the row of the arena where it begins, `width` the numbers in a row. */
  constructor({ groups, slots }: MemoShape, first: number, width: number) {
    this.first = first
    this.width = width
    this.slots = slots
    this.headRows = Math.ceil(headNumbers / width)
    this.stride = this.headRows + groups
    this.end = first + slots * this.stride
    this.limit = Math.floor(slots * fullest)
  }

  /** Whether there is no room for another key. */
  get full(): boolean {
    return this.count >= this.limit
  }

  /** The slot of two numbers, the first not below zero; a new one where they are new; -1 where there is no room. */
  slotOf(arena: Int32Array, key: number, more: number): number {
    const mask = this.slots - 1
    let hash = Math.imul(key, 0x9e3779b1) ^ Math.imul(more, 0x85ebca6b)
    hash ^= hash >>> 15
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = this.headOf(slot)
      if (arena[at] === key && arena[at + 1] === more && arena[at + 2] !== 0) return slot
      if (arena[at + 2] !== 0) continue
      if (this.count >= this.limit) return -1
      this.count++
      arena[at] = key
      arena[at + 1] = more
      arena[at + 2] = taken
      return slot
    }
  }

  /** The row of a group's sum in a slot; -1 where there is no such slot. */
  rowOf(group: number, slot: number): number {
    return slot < 0 || slot >= this.slots ? -1 : this.first + slot * this.stride + this.headRows + group
  }

  /** Whether a group's sum in a slot is known; from now on it is. */
  recall(arena: Int32Array, group: number, slot: number): boolean {
    const at = this.headOf(slot) + 2
    const known = arena[at] ?? 0
    if ((known & (1 << group)) !== 0) return true
    arena[at] = known | (1 << group)
    return false
  }

  clear(arena: Int32Array): void {
    arena.fill(0, this.first * this.width, this.end * this.width)
    this.count = 0
  }

  private headOf(slot: number): number {
    return (this.first + slot * this.stride) * this.width
  }
}
