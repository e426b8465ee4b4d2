import { type ParsedComponents, parse } from 'chrono-node'
import type { Timex } from '../../src/analysis/types.ts'

/** chrono-node's English dates as TIMEX3: as much of the value as it says that it is certain of. */
export function chronoTimex(text: string, published: string): Timex[] {
  return parse(text, new Date(`${published}T12:00:00`)).map(({ index, text: words, start }) => ({
    span: [index, index + words.length],
    type: start.isCertain('hour') ? 'TIME' : 'DATE',
    value: toValue(start),
  }))
}

function toValue(start: ParsedComponents): string {
  const pad = (field: 'month' | 'day' | 'hour' | 'minute') => String(start.get(field) ?? 0).padStart(2, '0')
  const year = String(start.get('year') ?? 'XXXX').padStart(4, '0')
  if (start.isCertain('hour')) return `${year}-${pad('month')}-${pad('day')}T${pad('hour')}:${pad('minute')}`
  if (start.isCertain('day') || start.isCertain('weekday')) return `${year}-${pad('month')}-${pad('day')}`
  return start.isCertain('month') ? `${year}-${pad('month')}` : year
}
