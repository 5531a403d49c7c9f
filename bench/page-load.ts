import path from 'node:path'
import type { Page } from '@playwright/test'
import { openBaseline } from './baseline'
import type { Figure } from './figure'
import type { Site } from './site'

interface Load {
  lcp: number
  cls: number
  tbt: number
}

const lesson = '/en/learn/namespaces/pid'
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

const desktop = { viewport: { width: 1440, height: 900 } }

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

async function loadOnPhone({ browser }: Site, url: string): Promise<Load> {
  const context = await browser.newContext({ ...phone, serviceWorkers: 'block' })
  const load = await loadOnce(await context.newPage(), url)
  await context.close()
  return load
}

/** Milliseconds until the shell's prompt stands in the terminal, on a desktop's first visit. */
async function promptOnDesktop({ browser, url }: Site): Promise<number> {
  const context = await browser.newContext({ ...desktop, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.addInitScript({ path: path.join(import.meta.dirname, 'observe-prompt.js') })
  await page.goto(url + lesson, { waitUntil: 'commit' })
  const seen = await page.waitForFunction(() => (window as unknown as { promptAt?: number }).promptAt)
  const milliseconds = Number(await seen.jsonValue())
  await context.close()
  return milliseconds
}

/** How a lesson loads: medians of several first visits, each beside one of the empty page. */
export async function pageLoad(site: Site): Promise<Figure[]> {
  const baseline = await openBaseline()
  const lessons: Load[] = []
  const empty: Load[] = []
  const prompts: number[] = []
  try {
    for (let run = 0; run < runs; run++) {
      empty.push(await loadOnPhone(site, baseline.url))
      lessons.push(await loadOnPhone(site, site.url + lesson))
      prompts.push(await promptOnDesktop(site))
    }
  } finally {
    await baseline.close()
  }
  const of = (loads: Load[], key: keyof Load) => median(loads.map((load) => load[key]))
  const blocking = { value: of(lessons, 'tbt'), baseline: of(empty, 'tbt') }
  return [
    {
      name: 'lesson on a phone, largest contentful paint',
      value: of(lessons, 'lcp') / 1000,
      unit: 's',
      goal: 1.5,
      baseline: of(empty, 'lcp') / 1000,
    },
    { name: 'lesson on a phone, cumulative layout shift', value: of(lessons, 'cls'), unit: '', goal: 0.02 },
    // What the framework takes by itself depends on the machine that measures.
    {
      name: 'lesson on a phone, total blocking time',
      ...blocking,
      unit: 'ms',
      goal: blocking.baseline + 100,
    },
    { name: 'lesson on a desktop, first prompt', value: median(prompts) / 1000, unit: 's', goal: 1 },
  ]
}
