import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { findChromium, openBrowser } from './browser.ts'
import { startVelden } from './velden.ts'

const executable = findChromium()
/** A folder to put pictures of the page into, for docs/; none are taken without it. */
const pictures = process.env.PICTURES

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
      const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1060, height: 760 } })
      onTestFinished(() => context.close())
      page = await context.newPage()
      await page.goto(sandbox.pageUrl)
      await page.getByRole('button', { name: 'Mara' }).waitFor()
    })

    const box = () => page.getByRole('combobox', { name: 'Message' })
    const log = () => page.getByRole('log')
    const picture = async (name: string) => {
      if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
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
      expect(sandbox.violations).toEqual([])
    })

    it('summarizes an article', async () => {
      await box().fill('/summarize article:bri')
      await page.getByRole('option', { name: 'A Bridge for Velden' }).click()
      await box().press('Enter')
      await log().getByText('What it reports others as saying').waitFor()
      await picture('summarize')
      expect(sandbox.violations).toEqual([])
    })
  },
)
