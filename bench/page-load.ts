import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Figure } from './figure'
import type { Site } from './site'

interface Load {
  lcp: number
  cls: number
  tbt: number
}

const runs = 5

// Lighthouse's mobile profile: a mid-range phone on a slow 4G connection.
const phone = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
}
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_638_400 / 8,
  uploadThroughput: 768_000 / 8,
}
const processorSlowdown = 4

async function loadOnce(page: Page, url: string): Promise<Load> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: processorSlowdown })
  await page.addInitScript({ path: path.join(import.meta.dirname, 'observe-load.js') })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(2000)
  return page.evaluate(() => (window as unknown as { load: Load }).load)
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** How a lesson loads on a phone: medians of several first visits. */
export async function pageLoad({ browser, url }: Site): Promise<Figure[]> {
  const loads: Load[] = []
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ ...phone, serviceWorkers: 'block' })
    loads.push(await loadOnce(await context.newPage(), `${url}/en/learn/namespaces/pid`))
    await context.close()
  }
  const of = (key: keyof Load) => median(loads.map((load) => load[key]))
  return [
    { name: 'lesson on a phone, largest contentful paint', value: of('lcp') / 1000, unit: 's', goal: 1.5 },
    { name: 'lesson on a phone, cumulative layout shift', value: of('cls'), unit: '', goal: 0.02 },
    { name: 'lesson on a phone, total blocking time', value: of('tbt'), unit: 'ms', goal: 100 },
  ]
}
