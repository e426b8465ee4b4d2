import { Buffer } from 'node:buffer'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Analyze, loadAnalyzer } from '../../src/library/analyzer.ts'
import { openLibrary } from '../../src/library/library.ts'
import { openStore } from '../../src/store/store.ts'
import { makeDocx, makePdf } from '../library/import/documents/make-files.ts'
import { startVelden, type Velden } from './velden.ts'

let analyze: Analyze
beforeAll(() => {
  analyze = loadAnalyzer()
})

/** The town with the whole analysis, as it runs in a community. */
async function startWhole(): Promise<Velden> {
  const store = await openStore('sqlite::memory:')
  const library = openLibrary({ store, analyze, analysisVersion: '1' })
  return startVelden((app) => ({ ...app, library: async (guild) => library.forGuild(guild) }))
}

const file = (filename: string, content: string | Uint8Array) => ({
  filename,
  contentType: 'application/octet-stream',
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
})

const words = 'bridge ferry harbour toll council mayor river winter budget spring engineers plans'.split(' ')
const endless = `The mayor, Ada Orlo, said that ${Array.from({ length: 10_000 }, (_, i) => words[(i * 7) % words.length]).join(' ')}`
const german =
  'Die Bürgermeisterin Ada Orlo sagte am Montag, die Brücke werde bis zum Frühjahr fertig sein. Die Fähre fahre weiter, bis niemand sie mehr brauche. Im Rat der Stadt wurde lange darüber gestritten, wer die Kosten zu tragen habe.'
const arabic =
  'قالت رئيسة البلدية آدا أورلو يوم الاثنين: «سيكون الجسر جاهزا بحلول الربيع». وستستمر العبارة في العمل حتى لا يحتاج إليها أحد. وفي مجلس المدينة دار جدل طويل حول من يتحمل تكاليف بيت الجسر الجديد.'
const mentions =
  '@everyone <@1> **bold** [x](javascript:alert(1)) said the mayor, Ada Orlo, on Monday: “||the @here bridge|| is `ours` <#3> ~~now~~.”'

/** Goes through everything that shows an article: preview, card, summary, actors, timeline, statements, context, fix. */
async function walkThrough({ mara, ana }: Velden, title: string): Promise<string> {
  const seen: string[] = [mara.text()]
  await mara.presses('Save')
  for (const line of [
    '/summarize article:',
    '/summarize length:long article:',
    '/actors article:',
    '/timeline article:',
  ]) {
    await ana.picks(line, title)
    seen.push(ana.text())
  }
  await ana.types(`/who-said article:${title}`)
  seen.push(ana.text())
  if (ana.buttons().includes('Context')) {
    await ana.presses('Context')
    seen.push(ana.text())
  }
  await ana.types('/search words:bridge')
  seen.push(ana.text())
  await mara.picks('/article fix article:', title)
  await mara.presses('Add a statement that was missed')
  await mara.picks('/article show article:', title)
  await mara.picks('/article export article:', title)
  await mara.picks('/article remove article:', title)
  return [...seen, mara.text()].join('\n')
}

describe('an article that is odd is taken, and everything that shows it is what Discord takes:', () => {
  it.each([
    ['10,000 words without a full stop', 'Endless', `# Endless\n\n${endless}`],
    ['a title of 300 characters', 'Toll toll', `# ${'Toll toll '.repeat(30).trim()}\n\nAda Orlo said the toll is off.`],
    ['text from right to left', 'جسر', `# جسر المدينة\n\n${arabic}\n\n\u202Eneddih si siht\u202C said Ada Orlo.`],
    ['Markdown and mentions', 'Bold', `# **Bold** @everyone\n\n${mentions}\n\nAda Orlo said “# no heading”.`],
    ['one word', 'Word', '# Word\n\nbridge'],
    ['a language other than English', 'Brücke', `# Die Brücke\n\n${german}`],
  ])('%s', { timeout: 120_000 }, async (_, title, text) => {
    const velden = await startWhole()
    await velden.mara.types('/article add file:odd.md', { file: file('odd.md', text) })
    const all = await walkThrough(velden, title)
    expect(all).not.toMatch(/Something went wrong on our side/)
    expect(all).not.toMatch(/(?<!\\)@everyone|(?<!\\)<@1>|(?<!\\)<#3>|\u202E/)
    expect(velden.sandbox.violations).toEqual([])
    for (const message of velden.ana.messages()) expect(message.mentions).toEqual([])
  })

  it('is said to be in another language than English', async () => {
    const { mara } = await startWhole()
    await mara.types('/article add file:odd.md', { file: file('odd.md', `# Die Brücke\n\n${german}`) })
    expect(mara.text()).toContain('The analysis knows English only')
    expect(mara.text()).toContain('German')
  })
})

describe('a file that cannot be read is answered in plain words, and nothing is stored:', () => {
  const huge = () => new Uint8Array(26 * 1_048_576)
  it.each([
    ['a PDF that is a scan', () => file('scan.pdf', makePdf([[]])), /^scan\.pdf: .*(?:scan|no text)/],
    ['an empty file', () => file('empty.txt', ''), /^empty\.txt: there is no text in it\.$/],
    ['white space alone', () => file('blank.md', ' \n\n\t'), /^blank\.md: there is no text in it\.$/],
    ['a file of more than 25 MiB', () => file('huge.txt', huge()), /^huge\.txt: the file is larger than 25 MiB/],
    [
      'a text of more than an article may have',
      () => file('long.txt', 'word '.repeat(300_000)),
      /an article may have 1 MiB/,
    ],
    ['a PDF that is broken', () => file('broken.pdf', '%PDF-1.4 and no more'), /^broken\.pdf: /],
    ['a Word document that is broken', () => file('broken.docx', 'PK\u0003\u0004 and no more'), /^broken\.docx: /],
    [
      'a picture called a text',
      () => file('picture.txt', Buffer.from('89504e470d0a1a0a', 'hex')),
      /this is a PNG image, not text/,
    ],
    ['a program', () => file('a.exe', 'MZ'), /^a\.exe: files of this kind cannot be read/],
    ['a name of markup', () => file('**@everyone**.exe', 'MZ'), /files of this kind cannot be read/],
  ])('%s', { timeout: 60_000 }, async (_, make, answer) => {
    const { mara, ana, sandbox } = await startVelden()
    const odd = make()
    await mara.types(`/article add file:${odd.filename}`, { file: odd })
    expect(mara.text()).toMatch(answer)
    await ana.types('/summarize article:odd')
    expect(ana.text()).toContain('No article called')
    await mara.types('/article list')
    expect(mara.text()).toContain('2 articles')
    expect(sandbox.violations).toEqual([])
  })
})

const paragraph =
  '<p>Ada Orlo said the ferry will come back in spring, when the ice is gone from the harbour, the landing has been mended and the council has found the money for a second crew.</p>'
const page = `<html><head><title>The Ferry</title></head><body><nav>Home</nav><article><h1>The Ferry</h1>${paragraph.repeat(6)}</article></body></html>`

describe('a document is read in a thread of its own', () => {
  it.each([
    ['PDF', () => file('a.pdf', makePdf([['The Ferry', '', 'Ada Orlo said the ferry will come back in spring.']]))],
    ['Word', () => file('a.docx', makeDocx(['The Ferry', 'Ada Orlo said the ferry will come back in spring.']))],
    ['HTML', () => file('a.html', page)],
  ])('and previewed: %s', { timeout: 60_000 }, async (_, make) => {
    const { mara } = await startVelden()
    const document = make()
    await mara.types(`/article add file:${document.filename}`, { file: document })
    await mara.sees('Not saved yet')
    expect(mara.text()).toContain('The Ferry')
  })
})

describe('an address', () => {
  it.each([
    ['http://127.0.0.1:9/x', /127\.0\.0\.1/],
    ['http://[::1]/x', /not on the public internet/],
    ['http://[::ffff:169.254.169.254]/latest/meta-data', /not on the public internet/],
    ['http://169.254.169.254/latest/meta-data', /not on the public internet/],
    ['http://10.0.0.1/', /not on the public internet/],
    ['http://0x7f000001/', /not on the public internet/],
    ['http://localhost/', /localhost/],
    ['ftp://example.org/a', /http/],
    ['file:///etc/passwd', /http/],
    ['javascript:alert(1)', /http/],
  ])('%s is not read', async (url, answer) => {
    const { mara } = await startVelden()
    await mara.types(`/article add url:${url}`)
    expect(mara.text()).toMatch(answer)
    expect(mara.text()).not.toContain('Not saved yet')
  })
})
