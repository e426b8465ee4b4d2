/**
 * Writes WebAssembly (binary format, version 1, with fixed-width and relaxed SIMD): just what the kernels need. Code is a list of
 * bytes; each function here takes the code of its operands and returns its own.
 */
export type Code = readonly number[]

/** Value types. */
export const i32 = 0x7f
export const v128 = 0x7b

/** A whole number in signed LEB128. */
function signed(value: number): number[] {
  const bytes: number[] = []
  for (let rest = value; ; ) {
    const byte = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) return [...bytes, byte]
    bytes.push(byte | 0x80)
  }
}

/** A whole number from 0 on in LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)]
export const whole = (value: number): Code => [0x41, ...signed(value)]
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
export const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b]
export const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c]

const simd = (operation: number): Code => [0xfd, ...unsigned(operation)]
/** Four floats from `address` + `offset` bytes. */
export const load = (address: Code, offset = 0): Code => [...address, ...simd(0x00), 2, ...unsigned(offset)]
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...simd(0x0b),
  2,
  ...unsigned(offset),
]
/** Stores the first eight bytes. */
export const storeHalf = (address: Code, value: Code): Code => [...address, ...value, ...simd(0x5b), 0, 0, 0]
/** The whole number that stands at `address`. */
export const wordAt = (address: Code): Code => [...address, 0x28, 2, 0]
/** The four bytes from `address` + `offset`, four times. */
export const spread = (address: Code, offset = 0): Code => [...address, ...simd(0x09), 2, ...unsigned(offset)]
/** One number, four times. */
export const four = (value: number): Code => {
  const bytes = new Uint8Array(Float32Array.of(value, value, value, value).buffer)
  return [...simd(0x0c), ...bytes]
}
/** One whole number, four times. */
export const fourWhole = (value: number): Code => {
  const bytes = new Uint8Array(Int32Array.of(value, value, value, value).buffer)
  return [...simd(0x0c), ...bytes]
}
/** The floats of a vector in another order: `lanes` says for each which of the four it is. */
export const shuffle = (value: Code, lanes: readonly number[]): Code => [
  ...value,
  ...value,
  ...simd(0x0d),
  ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
]
export const plus = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe4)]
export const minus = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe5)]
export const times = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe6)]
export const over = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe7)]
export const least = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe8)]
export const most = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe9)]
/** `least` and `most` of numbers that are neither "not a number" nor zeros of two signs, in one instruction. */
export const lower = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xea)]
export const higher = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xeb)]
/** For each float whether that of `a` is greater: all bits, or none. */
export const greater = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x44)]
/** The bits of `yes` where `mask` has ones, else of `no`. */
export const select = (yes: Code, no: Code, mask: Code): Code => [...yes, ...no, ...mask, ...simd(0x52)]

export const plusWhole = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xae)]
/** For each of four places `sum` and two products of 16-bit numbers. */
export const plusShortProducts = (sum: Code, a: Code, b: Code): Code => plusWhole(sum, [...a, ...b, ...simd(0xba)])
/** For each of four places `sum` and four products of bytes, of which those of `a` have a sign and those of `b` are below 128. */
export const plusByteProducts = (sum: Code, a: Code, b: Code): Code => [...a, ...b, ...sum, ...simd(0x113)]
export const minusWhole = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xb1)]
/** Eight 16-bit sums that stop at the largest number there is. */
export const plusShort = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x8f)]
/** Whole numbers times a power of two. */
export const shiftUp = (a: Code, bits: number): Code => [...a, ...whole(bits), ...simd(0xab)]
/** The first or the last four of eight 16-bit numbers. */
export const widen = (a: Code, half: number): Code => [...a, ...simd(half === 0 ? 0xa7 : 0xa8)]
/** Two times four whole numbers as eight of 16 bits, the nearest there are. */
export const narrow = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x85)]
/** Two times eight 16-bit numbers as sixteen bytes without sign, the nearest there are. */
export const narrowToBytes = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x66)]
/** Whole numbers as floats. */
export const toFloats = (a: Code): Code => [...a, ...simd(0xfa)]

/** `body` again and again as long as `a` < `b` without sign, which is looked at before each turn. */
export const whileBelow = (a: Code, b: Code, body: Code): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...[...a, ...b, 0x4f, 0x0d, 1],
  ...body,
  ...[0x0c, 0, 0x0b, 0x0b],
]
/** `yes` where `condition` is not zero, else `no`. */
export const choose = (condition: Code, yes: Code, no: Code): Code => [
  ...condition,
  ...[0x04, 0x40],
  ...yes,
  0x05,
  ...no,
  0x0b,
]
export const call = (index: number, ...operands: Code[]): Code => [...operands.flat(), 0x10, ...unsigned(index)]

/** A function of whole numbers that returns nothing. */
export interface WasmFunction {
  readonly name: string
  readonly parameters: number
  /** Types of the locals after the parameters. */
  readonly locals: readonly number[]
  readonly code: Code
}

/** `write` gets the numbers of the parameters by name, and a way to new locals. */
export function define<Name extends string>(
  name: string,
  parameters: readonly Name[],
  write: (parameters: Readonly<Record<Name, number>>, fresh: (type: number) => number) => Code,
): WasmFunction {
  const locals: number[] = []
  const fresh = (type: number): number => parameters.length + locals.push(type) - 1
  // Every name has its number.
  const numbers = Object.fromEntries(parameters.map((parameter, i) => [parameter, i])) as Record<Name, number>
  const code = write(numbers, fresh)
  return { name, parameters: parameters.length, locals, code }
}

const section = (id: number, items: readonly Code[]): Code => {
  const content = [...unsigned(items.length), ...items.flat()]
  return [id, ...unsigned(content.length), ...content]
}
const text = (value: string): Code => [...unsigned(value.length), ...Buffer.from(value, 'latin1')]

/**
 * What puts functions on a memory; `Exports` are the functions by name. Their module is made when that is first done, once
 * in a process.
 */
export function opener<Exports>(functions: () => readonly WasmFunction[]): (memory: WebAssembly.Memory) => Exports {
  let module: WebAssembly.Module | null = null
  return (memory) => {
    module ??= new WebAssembly.Module(assemble(functions()))
    // The module exports just these.
    return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports
  }
}

/** The bytes of a module that imports a memory as `env.memory` and exports the functions, which have the numbers from 0. */
function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...unsigned(parameters), ...Array(parameters).fill(i32), 0])
  const bodies = functions.map(({ locals, code }) => {
    const body = [...unsigned(locals.length), ...locals.flatMap((type) => [1, type]), ...code, 0x0b]
    return [...unsigned(body.length), ...body]
  })
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [[...text('env'), ...text('memory'), 0x02, 0x00, 0]]),
    ...section(
      3,
      functions.map((_, i) => unsigned(i)),
    ),
    ...section(
      7,
      functions.map(({ name }, i) => [...text(name), 0x00, ...unsigned(i)]),
    ),
    ...section(10, bodies),
  ])
}
