import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { zip } from '../../src/library/export/zip.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { serious } from './axe.ts'
import { findChromium, openBrowser, openPage, takePicture } from './browser.ts'
import { startVelden } from './velden.ts'

const executable = findChromium()

const kiln = '2022-10-02 Potter: Dee Ravn said the kiln is cold'
const markdown = (title: string, text: string) => Buffer.from(`---\ntitle: ${title}\n---\n\n${text}\n`)

describe.skipIf(executable === null)(
  executable === null ? 'a moderator on the page (skipped: there is no Chromium)' : 'a moderator on the page',
  () => {
    let browser: Browser
    let page: Page
    let sandbox: Sandbox

    beforeAll(async () => {
      browser = await openBrowser(executable ?? '')
    })
    afterAll(() => browser.close())

    beforeEach(async () => {
      const velden = await startVelden()
      sandbox = velden.sandbox
      page = await openPage(browser, sandbox, 760)
    })

    const box = () => page.getByRole('combobox', { name: 'Message' })
    const log = () => page.getByRole('log')
    const dialog = () => page.getByRole('dialog')
    const button = (name: string) => log().getByRole('button', { name, exact: true }).last()
    const sends = async (line: string) => {
      await box().fill(line)
      await box().press('Enter')
    }
    /** Sends a line whose last option completes to an article. */
    const sendsFor = async (line: string, choice: string) => {
      await box().fill(line)
      await page.getByRole('option', { name: choice }).click()
      await box().press('Enter')
    }
    const picture = (name: string) => takePicture(page, name)
    const dropped = async (name: string, bytes: Uint8Array) => {
      // Runs in the page, where there are files to drop.
      const transfer = await page.evaluateHandle(`(() => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(${JSON.stringify([...bytes])})], ${JSON.stringify(name)}))
        return data
      })()`)
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
      expect(await box().inputValue()).toBe(`/article add file:${name} `)
    }
    /** Nothing that axe finds serious, dark and light, and nothing that Discord would have refused. */
    const fine = async () => {
      expect(await serious(page)).toEqual([])
      await page.evaluate("document.documentElement.dataset.theme = 'light'")
      expect(await serious(page)).toEqual([])
      await page.evaluate("document.documentElement.dataset.theme = 'dark'")
      expect(sandbox.violations).toEqual([])
    }

    it('adds an article by the form, edits its details and saves it', async () => {
      await sends('/article add ')
      await dialog().getByLabel('Text').fill(kiln)
      await dialog().getByLabel('Title').fill('The Kln')
      await fine()
      await picture('article-add')
      await dialog().getByRole('button', { name: 'Submit' }).click()
      await log().getByText('Not saved yet').waitFor()
      await picture('preview')
      await button('Edit details').click()
      await dialog().getByLabel('Title').fill('The Kiln')
      await dialog().getByRole('button', { name: 'Submit' }).click()
      await log().getByText('The Kiln', { exact: true }).waitFor()
      await fine()
      await button('Save').click()
      await log().getByText('Saved:').waitFor()
    })

    it('drops a file in, and saves the article or not', async () => {
      await dropped('kiln.md', markdown('The Kiln', kiln))
      await box().press('Enter')
      await log().getByText('Not saved yet').waitFor()
      await button('Cancel').click()
      await log().getByText('Nothing was saved.').waitFor()
      await fine()
    })

    it('adds what a message says', async () => {
      await sends(kiln)
      await log().getByText(kiln).waitFor()
      await page.getByLabel('Apps for this message').click()
      await page.getByRole('button', { name: 'Add to corpus' }).click()
      await log().getByText('Not saved yet').waitFor()
      await fine()
    })

    it('imports an archive, and sees how far it is', async () => {
      const files = ['Kiln', 'Ferry', 'Toll'].map((title) => ({
        name: `${title}.md`,
        data: markdown(`The ${title}`, `2022-10-02 : Dee Ravn said the ${title} is ours`),
      }))
      await box().fill('/article import file:')
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('option', { name: 'Choose a file' }).click(),
      ])
      const bytes = zip([...files, { name: 'notes.xlsx', data: Buffer.from('x') }])
      await chooser.setFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })
      await box().press('Enter')
      await log().getByText('3 articles in all.zip').waitFor()
      await picture('import')
      await fine()
      await button('Import 3 articles').click()
      await log().getByText('3 articles in the library, with 3 statements.').waitFor()
      await fine()
    })

    it('puts a statement right from its context, and takes it back in the log', async () => {
      await sends('/who-said about:ferry speaker:Bo Lindt ')
      await button('Context').click()
      await button('Fix').click()
      await dialog().getByLabel('Date of the saying').fill('8 June 2022')
      await dialog().getByLabel('A quotation').check()
      await fine()
      await picture('fix')
      await dialog().getByRole('button', { name: 'Submit' }).click()
      await log().getByText('Put right: date, kind.').waitFor()
      await button('Log').click()
      await log().getByText('2 changes').waitFor()
      await picture('log')
      await fine()
      await button('Undo').click()
      await log().getByText('taken back').waitFor()
    })

    it('adds a statement that was missed', async () => {
      await sendsFor('/article fix article:bri', 'A Bridge for Velden')
      await button('Add a statement that was missed').click()
      await log().getByRole('combobox', { name: 'Choose a paragraph' }).selectOption('2')
      await log().getByRole('combobox', { name: 'Choose a sentence' }).selectOption({ index: 1 })
      await dialog().getByRole('textbox', { name: 'Words' }).fill('the harbour froze')
      await dialog().getByLabel('Someone else').fill('Zoe Quill')
      await fine()
      await dialog().getByRole('button', { name: 'Submit' }).click()
      await log().getByText('Put right: added.').waitFor()
      await fine()
    })

    it('renames a name and makes one of two', async () => {
      await sendsFor('/article fix actor:ad', 'Ada Orlo')
      await button('Rename').click()
      await dialog().getByLabel('Name').fill('Adaline Orlo')
      await fine()
      await dialog().getByRole('button', { name: 'Submit' }).click()
      await log().getByText('Ada Orlo is called this now.').waitFor()
      await button('Same as another').click()
      await dialog().getByLabel('Another name').fill('Cal Orlo')
      await dialog().getByRole('button', { name: 'Submit' }).click()
      await log().getByText('Adaline Orlo is one with this now.').waitFor()
      await fine()
    })

    it('lists, shows, removes, restores, exports and analyses anew', async () => {
      await sends('/article list ')
      await log().getByText('2 articles').waitFor()
      await button('Show').click()
      await button('Export').click()
      await log().getByRole('link', { name: /\.md$/ }).waitFor()
      await sendsFor('/article remove article:mark', 'Market Day')
      await button('Restore').click()
      await log().getByText('Restored:').waitFor()
      await sends('/article reanalyze ')
      await log().getByText('Analysed anew: 2 articles').waitFor()
      await fine()
    })

    it('chooses who sees answers, the language of dates and who moderates', async () => {
      await box().fill('/settings dates:ger')
      await page.getByRole('option', { name: 'German' }).click()
      await box().pressSequentially('moderators:')
      await page.getByRole('option', { name: '@Editors' }).click()
      await box().press('Enter')
      await log().getByText('Dates are in German (Deutsch)', { exact: false }).waitFor()
      await log().getByText('@Editors').first().waitFor()
      await picture('settings')
      await fine()
    })
  },
)
