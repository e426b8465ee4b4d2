import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const hedges = new RegExp(
  `\\b(?:${z
    .strictObject({ hedges: z.array(z.array(z.string())) })
    .parse(parse(readFileSync(join(import.meta.dirname, '..', 'data', 'claim-words.yaml'), 'utf8')))
    .hedges.flat()
    .join('|')})\\b|n[’']t\\b`,
  'u',
)

/** "Had it been up to them, …": a condition without an if. */
const INVERTED = /^[“"']?(?:Had|Were|Should) /

/** Whether the sentence asks, supposes, denies, plans or reports: what it says is not the writer's own assertion. */
export function isHedged(text: string): boolean {
  return INVERTED.test(text) || hedges.test(text[0]?.toLowerCase() + text.slice(1)) || text.trimEnd().endsWith('?')
}

/** Whether the text breaks off inside quotation marks. */
export function isQuoted(front: string): boolean {
  const open = (front.match(/[“«]/g) ?? []).length - (front.match(/[”»]/g) ?? []).length
  return open > 0 || (front.match(/"/g) ?? []).length % 2 === 1
}
