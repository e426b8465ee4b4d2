import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zip } from '../../../../src/library/export/zip.ts'
import { readArchive } from '../../../../src/library/import/archive/archive.ts'
import { archiveLimits, unpack } from '../../../../src/library/import/archive/unpack.ts'

const kiln = Buffer.from('# The Kiln\n\nDee Ravn said the kiln is cold.\n')
const ferry = Buffer.from('# The Ferry\n\nBo Lindt said the ferry was late.\n')
const archive = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zip(Object.entries(files).map(([name, data]) => ({ name, data })))

/** The archive with a change to a number in the record of its only entry in the central directory, little-endian. */
function altered(bytes: Uint8Array, offset: number, value: number, width: 2 | 4): Uint8Array {
  const copy = Buffer.from(bytes)
  const entry = copy.indexOf('PK\u0001\u0002', 0, 'latin1')
  copy.writeUIntLE(value, entry + offset, width)
  return copy
}

const read = async (files: Readonly<Record<string, Uint8Array>>) => {
  const { articles, leftOut } = await readArchive('all.zip', archive(files))
  return { titles: articles.map(({ title }) => title), leftOut }
}

describe('an archive of articles', () => {
  it('gives them in order, whatever folders they are in, and each once', async () => {
    const again = Buffer.from(kiln)
    expect(await read({ 'b/ferry.md': ferry, 'a/kiln.md': kiln, 'again.md': again })).toEqual({
      titles: ['The Ferry', 'The Kiln'],
      leftOut: [],
    })
  })

  it('is read though some of its files are no articles, and says which and why', async () => {
    const inner = archive({ 'kiln.md': kiln })
    expect(
      await read({ 'kiln.md': kiln, 'sheet.xlsx': kiln, 'inner.zip': inner, 'empty.txt': Buffer.alloc(0) }),
    ).toEqual({
      titles: ['The Kiln'],
      leftOut: [
        { name: 'sheet.xlsx', why: expect.stringMatching(/^files of this kind cannot be read/) },
        { name: 'inner.zip', why: 'it is an archive itself; send it by itself' },
        { name: 'empty.txt', why: 'there is no text in it' },
      ],
    })
  })

  it('passes over folders and what systems leave behind', async () => {
    const files = { 'kiln.md': kiln, 'a/': Buffer.alloc(0), '__MACOSX/._kiln.md': kiln, '.DS_Store': kiln }
    expect(await read(files)).toEqual({ titles: ['The Kiln'], leftOut: [] })
  })

  it.each(['../kiln.md', 'a/../../kiln.md', '/etc/kiln.md', 'C:\\kiln.md', '..\\kiln.md'])(
    'takes no file whose name leads out of it: %s',
    async (name) => {
      const { leftOut } = await read({ 'ferry.md': ferry, [name]: kiln })
      expect(leftOut).toEqual([{ name, why: 'its name leads out of the archive' }])
    },
  )

  it('says of an encrypted file that it is', async () => {
    const encrypted = altered(archive({ 'kiln.md': kiln }), 8, 0x0801, 2)
    await expect(readArchive('all.zip', encrypted)).rejects.toThrow(
      'all.zip: there is no article in it. kiln.md: it is encrypted; pack it without a password.',
    )
  })

  it.each([
    ['whose checksum is another', 16, 1234, 4],
    ['longer than it says', 24, kiln.length - 1, 4],
    ['shorter than it says', 24, kiln.length + 1, 4],
  ] as const)('takes no file %s', async (_, offset, value, width) => {
    const damaged = altered(archive({ 'kiln.md': kiln }), offset, value, width)
    await expect(readArchive('all.zip', damaged)).rejects.toThrow('kiln.md: it is damaged')
  })

  it('says of a file packed in another way that it cannot be read', async () => {
    const packed = altered(archive({ 'kiln.md': kiln }), 10, 14, 2)
    await expect(readArchive('all.zip', packed)).rejects.toThrow('it is packed in a way that cannot be read')
  })

  it.each([
    ['text', Buffer.from('not an archive')],
    ['nothing', Buffer.alloc(0)],
    ['the end of an archive alone', Buffer.from(archive({ 'kiln.md': kiln })).subarray(-40)],
    ['the beginning of an archive alone', Buffer.from(archive({ 'kiln.md': kiln })).subarray(0, 60)],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(readArchive('all.zip', bytes)).rejects.toThrow('all.zip: this is not a ZIP archive, or it is damaged.')
  })

  it('without any article is refused', async () => {
    await expect(readArchive('all.zip', archive({}))).rejects.toThrow('all.zip: there is no article in it.')
  })
})

describe('an archive that is small and unpacks to much', () => {
  const zeros = (mebibytes: number) => Buffer.alloc(mebibytes * 1_048_576)

  it('is refused before it is unpacked', () => {
    const files = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.txt`, zeros(21)]))
    expect(() => unpack('bomb.zip', zipSync(files, { level: 1 }))).toThrow('unpacked it has more than 100 MiB')
  })

  it('leaves out a single file that is too large', () => {
    const { files, leftOut } = unpack('bomb.zip', zipSync({ 'a.txt': zeros(26), 'b.txt': kiln }, { level: 1 }))
    expect(files.map(({ name }) => name)).toEqual(['b.txt'])
    expect(leftOut).toEqual([{ name: 'a.txt', why: 'it has more than 25 MiB' }])
  })

  it('cannot lie about its size', () => {
    const lying = altered(zipSync({ 'a.txt': zeros(20) }, { level: 1 }), 24, 10, 4)
    expect(unpack('bomb.zip', lying)).toEqual({ files: [], leftOut: [{ name: 'a.txt', why: 'it is damaged' }] })
  })

  it('has no more files than can be gone through', () => {
    const many = Object.fromEntries(Array.from({ length: archiveLimits.entries + 1 }, (_, i) => [`${i}.md`, kiln]))
    expect(() => unpack('bomb.zip', zipSync(many, { level: 0 }))).toThrow('it has 2001 files; an archive may have 2000')
  })
})
