import { writeSync } from 'node:fs'
import { openLibrary } from '../../src/library/library.ts'
import { openStore } from '../../src/store/store.ts'
import { analyzeLines } from '../library/analyze-lines.ts'
import { carryOut, writeNumber } from './load.ts'

/** Writes to a store until it is killed, and prints the number of each write once it is acknowledged. */
const [address = '', seed, first] = process.argv.slice(2)
const library = openLibrary({ store: await openStore(address), analyze: analyzeLines, analysisVersion: '1' }).forGuild(
  '1',
)
for (let n = Number(first); ; n++) {
  await carryOut(writeNumber(Number(seed), n), library)
  writeSync(1, `${n}\n`)
}
