import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { serious } from './axe.ts'
import { findChromium, openBrowser, openPage, takePicture } from './browser.ts'
import { startVelden } from './velden.ts'

const executable = findChromium()

describe.skipIf(executable === null)(
  executable === null ? 'the bot on the page (skipped: there is no Chromium on this machine)' : 'the bot on the page',
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
    const picture = (name: string) => takePicture(page, name)

    /** Nothing that axe finds serious, dark and light, and nothing that Discord would have refused. */
    const fine = async () => {
      expect(await serious(page)).toEqual([])
      await page.getByRole('button', { name: 'Switch to the light theme' }).click()
      expect(await serious(page)).toEqual([])
      expect(sandbox.violations).toEqual([])
    }

    it('says who said what, turns the page and shows the context', async () => {
      await box().fill('/who-said speaker:ad')
      await page.getByRole('option', { name: 'Ada Orlo' }).waitFor()
      await picture('autocomplete')
      await page.getByRole('option', { name: 'Ada Orlo' }).click()
      await box().press('Enter')
      await log().getByText('1 to 4 of 5').waitFor()
      await page.getByRole('button', { name: '▶' }).click()
      await log().getByText('5 of 5').waitFor()
      await page.getByRole('button', { name: '◀' }).click()
      await log().getByText('1 to 4 of 5').waitFor()
      await picture('who-said')
      await log().getByRole('button', { name: 'Context' }).first().click()
      await log().locator('strong').first().waitFor()
      await picture('context')
      await page.setViewportSize({ width: 375, height: 760 })
      await page.getByRole('button', { name: 'Switch to the light theme' }).click()
      await picture('phone')
      expect(await serious(page)).toEqual([])
    })

    it('summarizes an article', async () => {
      await box().fill('/summarize article:bri')
      await page.getByRole('option', { name: 'A Bridge for Velden' }).click()
      await box().press('Enter')
      await log().getByText('What it reports others as saying').waitFor()
      await fine()
    })

    it('lists who is in an article and opens one of them', async () => {
      await box().fill('/actors article:bri')
      await page.getByRole('option', { name: 'A Bridge for Velden' }).click()
      await box().press('Enter')
      await log().getByText('People').waitFor()
      await log().getByRole('combobox', { name: 'Open one actor' }).selectOption({ index: 1 })
      await log().getByText('Only you can see this').waitFor()
      await fine()
    })

    it('draws a timeline, and says the same in words', async () => {
      await box().fill('/timeline article:bri')
      await page.getByRole('option', { name: 'A Bridge for Velden' }).click()
      await box().press('Enter')
      await log().getByText('June 2022', { exact: true }).waitFor()
      await log().getByRole('img').first().waitFor()
      expect(await log().getByRole('img').first().getAttribute('alt')).toContain('Ada Orlo')
      await fine()
    })

    it('searches, turns the page and jumps from a hit to its article', async () => {
      await box().fill('/search words:said ')
      await box().press('Enter')
      await log().getByRole('button', { name: 'Article' }).first().waitFor()
      await log().getByRole('button', { name: 'Article' }).first().click()
      await log().getByText('Only you can see this').waitFor()
      await fine()
    })

    it('finds who said what a message quotes', async () => {
      await box().fill('Was it not “the bridge will be built by spring”?')
      await box().press('Enter')
      await log().getByText('Was it not').waitFor()
      await page.getByLabel('Apps for this message').click()
      await page.getByRole('button', { name: 'Who said this?' }).click()
      await log().getByText('Foreign Minister').waitFor()
      await log().getByText('Only you can see this').waitFor()
      await fine()
    })

    it('tells what it can do, to a member without the moderators’ part', async () => {
      await page.getByRole('button', { name: 'Ana' }).click()
      await box().fill('/help ')
      await box().press('Enter')
      await log().getByText('/who-said', { exact: false }).first().waitFor()
      expect(await log().getByText('For moderators').count()).toBe(0)
      await fine()
    })

    it('shares a private answer with the channel', async () => {
      await box().fill('/settings answers:the asker, who can share it')
      await box().press('Enter')
      await log().getByText('seen by the asker').waitFor()
      await page.getByRole('button', { name: 'Ana' }).click()
      await box().fill('/who-said speaker:Cal Orlo')
      await box().press('Enter')
      await log().getByText('Only you can see this').waitFor()
      await log().getByRole('button', { name: 'Share' }).click()
      // Ana sees her own answer and the shared one, Mara just the latter.
      const words = log().getByText('the stalls stay open')
      await words.nth(1).waitFor()
      await page.getByRole('button', { name: 'Mara' }).click()
      await words.nth(1).waitFor({ state: 'hidden' })
      await words.waitFor()
      await fine()
    })
  },
)
