import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where a Chromium is on this machine: `CHROMIUM_PATH`, or a usual name on the path; null where there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH
  const folders = (env.PATH ?? '').split(delimiter)
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return places.find((place) => existsSync(place)) ?? null
}

export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  })

/** A tab on the sandbox's page with Mara at the keyboard, in the dark; closed when the test ends. */
export async function openPage(browser: Browser, sandbox: Sandbox, height: number, now?: number): Promise<Page> {
  const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1060, height } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  // Countdowns are drawn from the page's own clock.
  if (now !== undefined) await page.clock.setFixedTime(now)
  await page.goto(sandbox.pageUrl)
  await page.getByRole('button', { name: 'Mara' }).waitFor()
  return page
}

/** Takes a picture of the page for docs/, into the folder that `PICTURES` names; none without it. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
