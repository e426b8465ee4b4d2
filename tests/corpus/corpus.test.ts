import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const folder = new URL('../../corpus/', import.meta.url)

const frontMatter = z.strictObject({
  title: z.string().min(1),
  author: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
  url: z.url().optional(),
  published: z.iso.date().optional(),
  language: z.literal('en'),
  tags: z.array(z.string().min(1)).min(1),
})

const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const parts = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m)
    return { name, header: parse(parts[1] ?? ''), body: parts.slice(2).join('---').trim() }
  })

/** A month and a year, with or without the day. */
const dates =
  /(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g
const saying = /\b(?:said|told|announced|stated|wrote)\b/g

describe('the starter corpus', () => {
  it.each(['NATO', 'CSTO', 'OTS', 'EAEU', 'SCO', 'CSDP', 'ASEAN', 'GCC', 'AUKUS', 'ECOWAS', 'Rio Treaty', 'OSCE'])(
    'has one article on %s',
    (topic) => {
      expect(articles.filter(({ header }) => header.tags.includes(topic))).toHaveLength(1)
    },
  )

  it('gives each article its own title', () => {
    const titles = articles.map(({ header }) => header.title)
    expect(new Set(titles).size).toBe(titles.length)
  })

  describe.each(articles)('$name', ({ header, body }) => {
    it('has valid front matter', () => {
      expect(() => frontMatter.parse(header)).not.toThrow()
    })

    it('has 300 to 900 words', () => {
      const words = body.split(/\s+/).length
      expect(words).toBeGreaterThanOrEqual(300)
      expect(words).toBeLessThanOrEqual(900)
    })

    it('puts no words of real people between quotation marks', () => {
      expect(body).not.toMatch(/["“”„«»‘]|(?:^|\s)'/)
    })

    it('reports at least three sayings in sentences that bear a date', () => {
      const sentences = body.split(/(?<=[^A-Z][.!?])\s+(?=[A-Z])/)
      const dated = sentences.filter((sentence) => sentence.match(saying) && sentence.match(dates))
      expect(dated.length).toBeGreaterThanOrEqual(3)
    })
  })
})
