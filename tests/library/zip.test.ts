import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { zip } from '../../src/library/export/zip.ts'

const entries = [
  { name: 'a.md', data: Buffer.from('first\n'.repeat(50)) },
  { name: 'ünï/b.md', data: Buffer.from('') },
]

/** The files of an archive, read from its central directory. */
function unzip(archive: Buffer): { name: string; data: Buffer }[] {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50)
    const [packed, nameLength, local] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString()
    expect(archive.readUInt32LE(local)).toBe(0x04034b50)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    at += 46 + nameLength
    return { name, data: inflateRawSync(archive.subarray(start, start + packed)) }
  })
}

describe('a ZIP archive', () => {
  it('holds the files under their names', () => {
    expect(unzip(Buffer.from(zip(entries)))).toEqual(entries)
  })

  it('is the same bytes for the same files, whenever it is made', () => {
    const archive = Buffer.from(zip(entries))
    expect(archive).toEqual(Buffer.from(zip(entries.map((entry) => ({ ...entry })))))
    const firstDayOf1980 = 0x0021_0000
    expect(archive.readUInt32LE(10)).toBe(firstDayOf1980)
  })

  it('is empty without files', () => {
    expect(unzip(Buffer.from(zip([])))).toEqual([])
  })

  it('is one that Python reads, checksums and all', ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'))
    try {
      const file = join(folder, 'a.zip')
      writeFileSync(file, zip(entries))
      expect(execFileSync('python3', ['-m', 'zipfile', '-t', file], { encoding: 'utf8' })).toContain('Done testing')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') skip('python3 is not installed')
      throw error
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
