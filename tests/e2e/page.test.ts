import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Running, startBot } from '../sandbox/bot.ts'
import { serious } from './axe.ts'
import { findChromium, openBrowser } from './browser.ts'
import { demo, demoCommands } from './demo-bot.ts'

const executable = findChromium()

describe.skipIf(executable === null)(
  executable === null ? 'the sandbox page (skipped: there is no Chromium on this machine)' : 'the sandbox page',
  () => {
    let browser: Browser
    let bot: Running
    let page: Page
    let elsewhere: string[]

    beforeAll(async () => {
      browser = await openBrowser(executable ?? '')
    })
    afterAll(() => browser.close())

    beforeEach(async () => {
      bot = await startBot()
      await bot.client.application.commands.set(demoCommands)
      bot.on(demo)
      const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1100, height: 760 } })
      page = await context.newPage()
      elsewhere = []
      page.on('request', (request) => {
        if (!request.url().startsWith(bot.sandbox.pageUrl)) elsewhere.push(request.url())
      })
      page.on('pageerror', (error) => bot.errors.push(error))
      await page.goto(bot.sandbox.pageUrl)
      await page.getByRole('button', { name: 'Mara' }).waitFor()
    })
    afterEach(async () => {
      await page.context().close()
      await bot.stop()
      expect(bot.errors).toEqual([])
      expect(bot.sandbox.violations).toEqual([])
      expect(elsewhere).toEqual([])
    })

    const box = () => page.getByRole('combobox', { name: 'Message' })
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const log = () => page.getByRole('log')

    it('completes a command and a choice, and sends them', async () => {
      await box().fill('/who')
      await page.getByRole('option', { name: '/who-said' }).click()
      await box().press('Tab')
      expect(await box().inputValue()).toBe('/who-said speaker:')
      await box().pressSequentially('ami')
      await page.getByRole('option', { name: 'Amina Rahman' }).click()
      await box().press('Enter')
      await log().getByText('Minister of Water').waitFor()
      expect(await log().getByText('Mara used').textContent()).toBe('Mara used /who-said')
    })

    it('turns pages, shows context to one person, and takes a choice', async () => {
      await box().fill('/who-said')
      await box().press('Enter')
      await box().press('Enter')
      await button('Next').click()
      await log().getByText('(2)').waitFor()
      await button('Context').first().click()
      await log().getByText('Only you can see this').waitFor()
      await log().getByRole('combobox', { name: 'Jump to an article' }).selectOption('Dam opens')
      await log().getByText('Chosen: dam').waitFor()
      await page.getByRole('button', { name: 'Ana' }).click()
      await log().getByText('(2)').waitFor()
      await log().getByText('Only you can see this').waitFor({ state: 'hidden' })
    })

    it('has nothing serious that axe finds, dark and light, also in a modal', async () => {
      await box().fill('/who-said ')
      await box().press('Enter')
      await button('Context').first().click()
      await log().getByText('Only you can see this').waitFor()
      expect(await serious(page)).toEqual([])
      await page.getByRole('button', { name: 'Switch to the light theme' }).click()
      await box().fill('/')
      await page.getByRole('option', { name: '/who-said' }).waitFor()
      expect(await serious(page)).toEqual([])
      await box().fill('/article add ')
      await box().press('Enter')
      await page.getByRole('dialog').waitFor()
      expect(await serious(page)).toEqual([])
    })

    it('fills in a modal', async () => {
      await box().fill('/article add ')
      await box().press('Enter')
      await page.getByLabel('Title').fill('On dams')
      await page
        .getByLabel('File', { exact: true })
        .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
      await button('Submit').click()
      await log().getByText('Saved On dams.').waitFor()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    })

    it('hands a dropped file to the command that takes one', async () => {
      const transfer = await page.evaluateHandle(`(() => {
        const data = new DataTransfer()
        data.items.add(new File(['# Dams'], 'dams.md', { type: 'text/markdown' }))
        return data
      })()`)
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
      expect(await box().inputValue()).toBe('/article add file:dams.md ')
      await box().press('Enter')
      await log().getByText('Took dams.md, 6 bytes.').waitFor()
    })

    it('offers a member no command of moderators', async () => {
      await page.getByRole('button', { name: 'Ana' }).click()
      await box().fill('/')
      await page.getByRole('option', { name: '/who-said' }).waitFor()
      await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['/who-saidWho said what and when'])
      await box().fill('/article add ')
      await box().press('Enter')
      await page.getByRole('alert').getByText('no such command').waitFor()
      expect(await box().inputValue()).toBe('/article add ')
    })

    it('uses a command from the menu of a message', async () => {
      await box().fill('water is life')
      await box().press('Enter')
      await log().getByText('water is life').waitFor()
      await page.getByLabel('Apps for this message').click()
      await button('Who said this?').click()
      await log().getByText('Nobody said water is life.').waitFor()
    })

    it('keeps servers and direct messages apart', async () => {
      await box().fill('only for the study group')
      await box().press('Enter')
      await log().getByText('only for the study group').waitFor()
      await button('Newsroom').click()
      await log().getByText('only for the study group').waitFor({ state: 'hidden' })
      expect(await log().getByRole('article').count()).toBe(0)
      await button('Direct messages').click()
      await box().fill('/who-said ')
      await box().press('Enter')
      await log().getByText('Minister of Water').waitFor()
    })

    it('shows markup in a message as the text that it is', async () => {
      await box().fill('<img src=x onerror="document.title=1"> [x](javascript:alert(1))')
      await box().press('Enter')
      await log().getByText('<img src=x onerror="document.title=1"> [x](javascript:alert(1))').waitFor()
      expect(await log().locator('img, a').count()).toBe(0)
    })

    it('fits a narrow phone without scrolling sideways', async () => {
      await page.setViewportSize({ width: 320, height: 640 })
      await box().fill('/who-said ')
      await box().press('Enter')
      await log().getByText('Minister of Water').waitFor()
      const [whole, seen] = await page.evaluate<number[]>(`(() => {
        const { scrollWidth, clientWidth } = document.getElementById('log')
        return [Math.max(scrollWidth, document.documentElement.scrollWidth), clientWidth]
      })()`)
      expect(whole).toBe(seen)
      await button('Servers and people').click()
      await page.getByRole('button', { name: 'Ana' }).click()
      await page.getByRole('button', { name: 'Ana' }).waitFor({ state: 'hidden' })
    })
  },
)
