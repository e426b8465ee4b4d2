/**
 * Small numbers by the 32-bit hashes of what they belong to, in two typed arrays. Two things with one hash are one: of
 * 65,000 entries a word that is none of them meets one in 66,000 times.
 */
export class HashedNumbers {
  /** Hashes, 0 where a place is free; a hash of 0 counts as 1. */
  private keys: Int32Array
  private values: Uint16Array
  private count = 0

  /** Grows as needed; `expected` saves the growing. */
  constructor(expected: number) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(8, 1.5 * expected)))
    this.keys = new Int32Array(room)
    this.values = new Uint16Array(room)
  }

  /** The number of a hash, below 2^16; 0 where it has none. */
  get(hash: number): number {
    return this.values[this.find(hash)] ?? 0
  }

  /** Adds bits to the number of a hash. */
  add(hash: number, bits: number): void {
    this.set(hash, this.get(hash) | bits)
  }

  set(hash: number, value: number): void {
    if (this.count >= 0.8 * this.keys.length) this.grow()
    const at = this.find(hash)
    if (this.keys[at] === 0) this.count++
    this.keys[at] = hash | 0 || 1
    this.values[at] = value
  }

  private find(hash: number): number {
    const { keys } = this
    const wanted = hash | 0 || 1
    const mask = keys.length - 1
    let at = wanted & mask
    while (keys[at] !== 0 && keys[at] !== wanted) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const { keys, values } = this
    this.keys = new Int32Array(2 * keys.length)
    this.values = new Uint16Array(2 * keys.length)
    this.count = 0
    keys.forEach((key, at) => {
      if (key !== 0) this.set(key, values[at] ?? 0)
    })
  }
}
