import './closed-pipe.ts'
import { reference } from '../alliances/reference.ts'

/** `npm run alliances`: the reference, one membership a line as JSON on stdout. */
const lines = reference().memberships.map(({ alliance, country, status, from, to, source, certain }) =>
  JSON.stringify({ alliance, country, status, from, to, source, certain }),
)
process.stdout.write(`${lines.join('\n')}\n`)
