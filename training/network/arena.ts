import { type Kernels, openKernels } from './kernels.ts'

const floatBytes = 4
const page = 65_536

/** A memory of a fixed size that the kernels work on, given out from its start and never taken back. Addresses in bytes. */
export class Arena {
  readonly kernels: Kernels
  readonly floats: Float32Array<ArrayBuffer>
  private free = 16

  /** `size`: how many floats will be asked for at most. */
  constructor(size: number) {
    const pages = Math.ceil(((size + 8) * floatBytes) / page) + 1
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    this.floats = new Float32Array(memory.buffer)
    this.kernels = openKernels(memory)
  }

  /** The address of `count` floats, all 0, on a boundary of four floats. Throws a `RangeError` where there is no room. */
  reserve(count: number): number {
    const address = this.free
    this.free += Math.ceil(count / 4) * 4 * floatBytes
    if (this.free > this.floats.byteLength) throw new RangeError('The arena is too small for the network')
    return address
  }

  /** A copy of `values` in the arena. */
  place(values: ArrayLike<number>): number {
    const address = this.reserve(values.length)
    this.floats.set(values, address / floatBytes)
    return address
  }

  /** Writes the row at an address `times` times, one after the other, from another on. */
  repeat(row: number, to: number, times: number, width: number): void {
    const from = row / floatBytes
    for (let k = 0, at = to / floatBytes; k < times; k++, at += width) this.floats.copyWithin(at, from, from + width)
  }

  /** The floats from an address on, as a window on the memory. */
  view(address: number, count: number): Float32Array<ArrayBuffer> {
    return this.floats.subarray(address / floatBytes, address / floatBytes + count)
  }
}
