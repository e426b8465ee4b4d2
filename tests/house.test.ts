import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What each part of the house may import of ours, besides itself and src/user-error.ts. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/analysis': [],
  'src/alliances': [],
  'src/pictures': [],
  'src/store': ['src/analysis/types.ts'],
  'src/library': ['src/analysis', 'src/alliances', 'src/store'],
  'src/study': ['src/analysis', 'src/alliances', 'src/store'],
  'src/bot': ['src/library', 'src/study', 'src/pictures', 'src/analysis/types.ts'],
  commands: ['src/bot', 'src/library', 'src/study', 'src/pictures', 'src/analysis/types.ts'],
  'src/sandbox': [],
}
const mayImportDiscord = new Set(['src/bot', 'commands', 'src/sandbox'])
const selfContained = new Set(['src/analysis', 'src/alliances', 'src/pictures'])

const sources = globSync('{src,commands}/**/*.ts', { cwd: root })
const partOf = (file: string) => Object.keys(allowed).find((part) => file.startsWith(`${part}/`))

function importsOf(file: string): string[] {
  const text = readFileSync(resolve(root, file), 'utf8')
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].flatMap((match) => match[1] ?? [])
}

describe('who may import whom', () => {
  it('finds sources to check', () => {
    expect(sources.length).toBeGreaterThan(5)
  })

  it.each(sources.filter((file) => partOf(file)))('%s keeps to its part of the house', (file) => {
    const part = partOf(file) ?? ''
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) {
        const target = relative(root, resolve(root, dirname(file), specifier))
        const own = target.startsWith(`${part}/`)
        const error = target === 'src/user-error.ts' && !selfContained.has(part)
        const listed = allowed[part]?.some((place) => target === place || target.startsWith(`${place}/`))
        const data = target.endsWith('.json') && target.startsWith(part)
        expect(own || error || listed || data, `${file} imports ${target}`).toBe(true)
      } else if (/^(discord\.js|@discordjs\/)/.test(specifier)) {
        expect(mayImportDiscord.has(part), `${file} imports ${specifier}`).toBe(true)
      }
    }
  })
})
