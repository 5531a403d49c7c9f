import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { baselineKilobytes, buildBaseline } from './baseline'
import type { Figure } from './figure'
import { firstScripts, gzippedKilobytes, servedFile } from './script-size'
import type { Site } from './site'

const lesson = '/en/learn/namespaces/pid'
const playground = '/en/playground'

/** The scripts and styles that a page loads by itself until its terminal answers. */
async function loadedWithTerminal({ browser, url }: Site, address: string): Promise<string[]> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  const loaded = new Set<string>()
  page.on('request', (request) => {
    if (/\/_next\/static\/.*\.(js|css)$/.test(request.url())) loaded.add(request.url())
  })
  await page.goto(url + address)
  await page.locator('.xterm').waitFor()
  await page.waitForLoadState('networkidle')
  await context.close()
  return [...loaded].map((address) => new URL(address).pathname)
}

/** What pages load, by the built files, gzip -9. */
export async function sizes(site: Site): Promise<Figure[]> {
  const html = (address: string) =>
    readFileSync(path.join(site.folder, `.next/server/app${address}.html`), 'utf8')
  const kilobytes = (addresses: string[]) =>
    gzippedKilobytes(addresses, (address) => servedFile(site.folder, address))
  const later = async (address: string) => {
    const atFirst = new Set(firstScripts(html(address)).map((script) => new URL(script, site.url).pathname))
    return kilobytes((await loadedWithTerminal(site, address)).filter((script) => !atFirst.has(script)))
  }
  buildBaseline()
  const baseline = baselineKilobytes()
  return [
    {
      name: 'lesson, first JavaScript',
      value: kilobytes(firstScripts(html(lesson))),
      unit: 'kB',
      goal: baseline + 20,
      baseline,
    },
    {
      name: 'lesson, page with its styles',
      value: gzipSync(html(lesson), { level: 9 }).length / 1000,
      unit: 'kB',
    },
    { name: 'terminal and machine, loaded after', value: await later(playground), unit: 'kB', goal: 250 },
    { name: 'the same with goals, in a lesson', value: await later(lesson), unit: 'kB' },
  ]
}
