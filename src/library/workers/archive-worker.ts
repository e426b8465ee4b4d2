import { type Unpacked, unpack } from '../import/archive/unpack.ts'
import { answerWork } from './answer-work.ts'

answerWork(({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Unpacked => unpack(name, bytes))
