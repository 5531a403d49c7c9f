import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { baselineKilobytes, buildBaseline } from './baseline'
import type { Figure } from './figure'
import { firstScripts, gzippedKilobytes, servedFile } from './script-size'
import type { Site } from './site'

const lesson = '/en/learn/namespaces/pid'

/** The scripts and styles that a lesson loads by itself until its terminal answers. */
async function loadedWithTerminal({ browser, url }: Site): Promise<string[]> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  const loaded = new Set<string>()
  page.on('request', (request) => {
    if (/\/_next\/static\/.*\.(js|css)$/.test(request.url())) loaded.add(request.url())
  })
  await page.goto(url + lesson)
  await page.locator('.xterm').waitFor()
  await page.waitForLoadState('networkidle')
  await context.close()
  return [...loaded].map((address) => new URL(address).pathname)
}

/** What a lesson loads, by the built files, gzip -9. */
export async function sizes(site: Site): Promise<Figure[]> {
  const html = readFileSync(path.join(site.folder, `.next/server/app${lesson}.html`), 'utf8')
  const fileOf = (address: string) => servedFile(site.folder, address)
  const scripts = firstScripts(html)
  const atFirst = new Set(scripts.map((address) => new URL(address, site.url).pathname))
  const later = (await loadedWithTerminal(site)).filter((address) => !atFirst.has(address))
  buildBaseline()
  const baseline = baselineKilobytes()
  const kilobytes = (addresses: string[]) => gzippedKilobytes(addresses, fileOf)
  return [
    {
      name: 'lesson, first JavaScript',
      value: kilobytes(scripts),
      unit: 'kB',
      goal: baseline + 20,
      baseline,
    },
    { name: 'lesson, page with its styles', value: gzipSync(html, { level: 9 }).length / 1000, unit: 'kB' },
    { name: 'terminal and machine, loaded after', value: kilobytes(later), unit: 'kB', goal: 250 },
  ]
}
