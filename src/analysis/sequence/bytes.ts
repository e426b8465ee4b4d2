/** Reads the numbers of a model file in order. Throws a `RangeError` at the end of the bytes. Little endian. */
export class ByteReader {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  uint8(): number {
    return this.view.getUint8(this.at++)
  }

  uint32(): number {
    this.at += 4
    return this.view.getUint32(this.at - 4, true)
  }

  float32(): number {
    this.at += 4
    return this.view.getFloat32(this.at - 4, true)
  }

  /** An unsigned number of seven bits a byte, lowest first (LEB128). */
  varint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.uint8()
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
    }
    throw new RangeError('A number in the model file is too long')
  }

  /** Fills `numbers` with ascending ones, each written as its distance from the one before, less one (varint). */
  gaps(numbers: Uint32Array): void {
    const { bytes } = this
    let { at } = this
    let previous = -1
    for (let i = 0; i < numbers.length; i++) {
      let gap = 0
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] ?? 128
        gap |= (byte & 127) << shift
        if (byte < 128) break
        if (at > bytes.length || shift > 28) throw new RangeError('The model file ends too early')
      }
      previous += (gap >>> 0) + 1
      numbers[i] = previous
    }
    this.at = at
  }

  /**
   * Fills `rows` with rows of `width` signed bytes, two to a number (low + high × 2^16). Each is written as a mask of
   * those that are not zero, then these.
   */
  sparseRows(rows: Int32Array, width: number): void {
    const { bytes } = this
    const half = (width + 1) >>> 1
    let { at } = this
    for (let base = 0; base < rows.length; base += half) {
      let next = at + ((width + 7) >>> 3)
      for (let first = 0; first < width; first += 8) {
        for (let mask = bytes[at++] ?? 0; mask !== 0; mask &= mask - 1) {
          const k = first + 31 - Math.clz32(mask & -mask)
          const weight = ((bytes[next++] ?? 0) << 24) >> 24
          const pair = base + (k >>> 1)
          rows[pair] = (rows[pair] ?? 0) + ((k & 1) === 0 ? weight : weight * 65536)
        }
      }
      at = next
    }
    if (at > bytes.length) throw new RangeError('The model file ends too early')
    this.at = at
  }

  /** The next `length` bytes, not copied. */
  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new RangeError('The model file ends too early')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** A copy of the next `count` floats. */
  float32s(count: number): Float32Array<ArrayBuffer> {
    const bytes = this.take(4 * count)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(4 * i, true))
  }

  /** The next `count` signed bytes, not copied. */
  int8s(count: number): Int8Array {
    const bytes = this.take(count)
    return new Int8Array(bytes.buffer, bytes.byteOffset, count)
  }

  /** UTF-8 after its length in bytes. */
  text(): string {
    return new TextDecoder().decode(this.take(this.varint()))
  }
}

/** Writes what `ByteReader` reads. */
export class ByteWriter {
  private bytes = new Uint8Array(1024)
  private at = 0

  uint8(value: number): void {
    this.reserve(1)
    this.bytes[this.at++] = value
  }

  uint32(value: number): void {
    this.reserve(4)
    new DataView(this.bytes.buffer).setUint32(this.at, value, true)
    this.at += 4
  }

  float32(value: number): void {
    this.reserve(4)
    new DataView(this.bytes.buffer).setFloat32(this.at, value, true)
    this.at += 4
  }

  varint(value: number): void {
    let rest = value
    while (rest >= 128) {
      this.uint8((rest & 127) | 128)
      rest >>>= 7
    }
    this.uint8(rest)
  }

  /** Ascending numbers, each as its distance from the one before, less one. */
  gaps(numbers: Uint32Array): void {
    let previous = -1
    for (const number of numbers) {
      this.varint(number - previous - 1)
      previous = number
    }
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value)
    this.varint(bytes.length)
    this.append(bytes)
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.at)
  }

  private reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count))
    larger.set(this.bytes)
    this.bytes = larger
  }
}
