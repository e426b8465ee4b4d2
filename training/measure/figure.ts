import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { Article } from '../../src/analysis/types.ts'

/** One quality figure of the README's table. */
export interface Figure {
  readonly what: string
  readonly value: string
  /** What the project wants to reach; null where the figure stands for comparison. */
  readonly reach: string | null
}

/** A share in percent with one decimal, as the tables give it. */
export const percent = (share: number): string => (100 * share).toFixed(1)

/** The lines of a JSON-lines file, parsed. */
export function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}

/** An article of which only the text, and perhaps the date, is known. */
export function bareArticle(id: string, text: string, published: string | null = null): Article {
  return { id, text, published, title: null, author: null, source: null, url: null, language: 'en', tags: [] }
}
