import { globSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

it('keeps the model files together under 6 MiB', () => {
  const root = resolve(import.meta.dirname, '../..')
  const sizes = globSync('models/*.bin', { cwd: root }).map((name) => statSync(resolve(root, name)).size)
  expect(sizes.length).toBeGreaterThan(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6 * 2 ** 20)
})
