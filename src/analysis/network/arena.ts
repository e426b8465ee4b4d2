import { type Kernels, openKernels } from './kernels.ts'

const page = 65_536
const line = 16

/** A memory of a fixed size that the kernels work on, given out from its start and never taken back. Addresses in bytes. */
export class Arena {
  readonly kernels: Kernels
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly shorts: Int16Array<ArrayBuffer>
  readonly words: Int32Array<ArrayBuffer>
  readonly floats: Float32Array<ArrayBuffer>
  private free = line

  /** `size`: how many bytes will be asked for at most, each time rounded up to a multiple of 16. */
  constructor(size: number) {
    const pages = Math.ceil((size + line) / page)
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    this.bytes = new Uint8Array(memory.buffer)
    this.shorts = new Int16Array(memory.buffer)
    this.words = new Int32Array(memory.buffer)
    this.floats = new Float32Array(memory.buffer)
    this.kernels = openKernels(memory)
  }

  /** The address of `size` bytes, all 0, on a multiple of 16. Throws a `RangeError` where there is no room. */
  reserve(size: number): number {
    const address = this.free
    this.free += Math.ceil(size / line) * line
    if (this.free > this.floats.byteLength) throw new RangeError('The arena is too small for the network')
    return address
  }

  /** A copy of `values` in the arena. */
  place(values: Uint8Array | Int16Array | Float32Array): number {
    const address = this.reserve(values.byteLength)
    this.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), address)
    return address
  }
}
