import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium, openBrowser, openPage, takePicture } from './browser.ts'
import { buttonsOf } from './member.ts'
import { startVelden, type Velden } from './velden.ts'

const executable = findChromium()

describe.skipIf(executable === null)(
  executable === null ? 'studying on the page (skipped: there is no Chromium on this machine)' : 'studying on the page',
  () => {
    let browser: Browser
    let page: Page
    let velden: Velden

    beforeAll(async () => {
      browser = await openBrowser(executable ?? '')
    })
    afterAll(() => browser.close())

    beforeEach(async () => {
      velden = await startVelden()
      page = await openPage(browser, velden.sandbox, 860, velden.clock.now())
    })

    const log = () => page.getByRole('log')
    const send = async (line: string) => {
      const box = page.getByRole('combobox', { name: 'Message' })
      await box.fill(line)
      await box.press('Escape')
      await box.press('Enter')
    }
    const picture = (name: string) => takePicture(page, name)

    it('plays a round: the question, the answer with who was right, the table', async () => {
      const { ana, bo, mara, clock, sandbox } = velden
      await send('/quiz start alliances:NATO, EU, OTS kinds:which-member number:2')
      await log().getByText('Question 1 of 2').waitFor()
      await log().getByText('The round is under way').waitFor()
      await picture('quiz-question')
      const asked = await ana.sees('Question 1 of 2')
      const [first = '', second = '', third = ''] = buttonsOf(asked)
      await ana.presses(first, asked)
      clock.advance(6000)
      await bo.presses(second, asked)
      await mara.presses(third, asked)
      await log().getByText(`Noted: ${third}.`).waitFor()
      clock.advance(14_000)
      await log().getByText('Answer:').waitFor()
      await picture('quiz-answer')
      await log().getByRole('button', { name: 'Next' }).click()
      const next = await ana.sees('Question 2 of 2')
      await log().getByText('Question 2 of 2').waitFor()
      const [again = '', other = ''] = buttonsOf(next)
      await ana.presses(again, next)
      await bo.presses(other, next)
      clock.advance(20_000)
      await log().getByText('Final table').waitFor()
      await picture('quiz-table')
      expect(sandbox.violations).toEqual([])
    })

    it('shows an alliance on a map, and what three share, in the dark and in the light', async () => {
      await send('/alliance show name:Organization of Turkic States')
      await log().getByText('5 members').waitFor()
      await log()
        .getByRole('img', { name: /Map of OTS/ })
        .waitFor()
      await picture('alliance')
      await page.getByRole('button', { name: 'Switch to the light theme' }).click()
      await send('/alliance compare first:NATO second:EU third:CSTO')
      await log().getByText('NATO and EU: 23').waitFor()
      await log()
        .getByRole('img', { name: /Overlapping circles/ })
        .waitFor()
      await picture('overlap')
      expect(velden.sandbox.violations).toEqual([])
    })
  },
)
