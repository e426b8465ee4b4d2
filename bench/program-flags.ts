import { readFileSync } from 'node:fs'
import { z } from 'zod'

const { scripts } = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

/** What `npm start` gives to Node: a small young generation, for memory counts more here than the speed of short-lived work. */
export const programFlags = scripts.start.split(' ').filter((word) => word.startsWith('--'))
