import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { findChromium, openBrowser, openPage, takePicture } from './browser.ts'
import { startReadingRoom } from './reading-room.ts'

const executable = findChromium()

describe.skipIf(executable === null)(
  executable === null ? 'reading on the page (skipped: there is no Chromium on this machine)' : 'reading on the page',
  () => {
    let browser: Browser
    let page: Page
    let sandbox: Sandbox

    beforeAll(async () => {
      browser = await openBrowser(executable ?? '')
    })
    afterAll(() => browser.close())

    beforeEach(async () => {
      sandbox = (await startReadingRoom()).sandbox
      page = await openPage(browser, sandbox, 900)
    })

    const box = () => page.getByRole('combobox', { name: 'Message' })
    const log = () => page.getByRole('log')

    /** Types a command, takes the choice whose name holds `choice` where one is wanted, and sends it. */
    async function ask(line: string, choice?: string) {
      await box().fill(line)
      if (choice !== undefined) await page.getByRole('option', { name: choice }).first().click()
      await box().press('Enter')
    }

    /** Puts the last answer's top into view, so that its picture shows what a member sees first. */
    async function picture(name: string) {
      const last = log().locator('.container').last()
      await last.evaluate((element) => (element.closest('.message') ?? element).scrollIntoView({ block: 'start' }))
      await takePicture(page, name)
    }

    /** The pictures of the answers, once they are read: how wide, and whether with words for those who do not see them. */
    const drawn = () =>
      page.evaluate<unknown>(
        `Promise.all([...document.querySelectorAll('.gallery img')].map((image) =>
          image.decode().then(() => ({ width: image.naturalWidth, hasWords: image.alt.length > 40 }))))`,
      )

    it('summarizes an opinion piece', async () => {
      await ask('/summarize article:nobody', 'The alliance that nobody will name')
      await log().getByText('What Cornelius Abernathy-Vane (The Lantern Review) asserts').waitFor()
      await log().getByText('Key facts').waitFor()
      await picture('summarize')
      expect(sandbox.violations).toEqual([])
    })

    it('lists the actors of an article and opens one', async () => {
      await ask('/actors article:border', 'Kestria keeps northern border shut')
      await log().getByText('People').waitFor()
      await picture('actors')
      const select = page.getByRole('combobox', { name: 'Open one actor' })
      await select.selectOption(await select.locator('option', { hasText: 'Tove Halvane' }).getAttribute('value'))
      await log().getByText('Roles over time').waitFor()
      await picture('actor')
      expect(sandbox.violations).toEqual([])
    })

    it('draws a timeline, which stays when the page is turned, on a phone and in the light theme too', async () => {
      await ask('/timeline article:border', 'Kestria keeps northern border shut')
      await log().locator('.gallery img').first().waitFor()
      expect(await drawn()).toEqual([{ width: 1240, hasWords: true }])
      await picture('timeline')
      await page.setViewportSize({ width: 375, height: 760 })
      await page.getByRole('button', { name: 'Switch to the light theme' }).click()
      await picture('timeline-phone')
      await page.getByRole('button', { name: '▶' }).click()
      await log()
        .getByText(/^11 to /)
        .waitFor()
      expect(await drawn()).toEqual([{ width: 1240, hasWords: true }])
      expect(sandbox.violations).toEqual([])
    })

    it('searches with the words in bold, and who says them', async () => {
      await ask('/search words:agreement')
      await log().locator('strong', { hasText: 'agreement' }).first().waitFor()
      await log().getByText('said by').first().waitFor()
      await picture('search')
      expect(sandbox.violations).toEqual([])
    })

    it('finds remembered words, and says when nobody said them', async () => {
      await ask('/who-said quote:"we have opend the gate twice and twice paid for it"')
      await log().getByText('The nearest that was said').waitFor()
      await picture('quote')
      await ask('/who-said quote:"their engines off"')
      await log().getByText('In the articles, but not as anyone’s statement').waitFor()
      expect(sandbox.violations).toEqual([])
    })
  },
)
