import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { listFiles } from '@/scripts/build/list-files'
import { staticServer } from '@/scripts/static-server'
import { expect, test } from '../harness/test'

const built = path.resolve('.build/static')
const buildId = readFileSync(path.resolve('.build/static.id'), 'utf8')

/** Makes a later build of the site: another id, and a title that tells it apart. */
function laterBuild(folder: string): string {
  cpSync(built, folder, { recursive: true })
  for (const file of listFiles(folder).filter((name) => /\.(html|txt|js)$/.test(name))) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const later = text.replaceAll(buildId, buildId.replace(/./g, 'f')).replaceAll('<title>', '<title>Later: ')
    writeFileSync(path.join(folder, file), later)
  }
  return folder
}

test.use({ serviceWorkers: 'allow' })

test('an update is fetched while its predecessor is read, and takes over when no page needs that any more', async ({
  context,
}, testInfo) => {
  const later = laterBuild(testInfo.outputPath('later'))
  let folder = built
  const server = staticServer(() => folder, '/drydock').listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/drydock/en/learn/`

  const page = await context.newPage()
  const other = await context.newPage()
  await page.goto(address)
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready')
  await other.goto(address)

  folder = later
  await page.reload()
  const isWaiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)
  await expect.poll(isWaiting).toBe(true)

  await page.reload()
  await expect(page).not.toHaveTitle(/^Later: /)
  await other.close()
  await page.reload()
  await expect(page).toHaveTitle(/^Later: /)
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toEqual([`drydock-${'f'.repeat(buildId.length)}`])

  await context.setOffline(true)
  await page.reload()
  await expect(page).toHaveTitle(/^Later: /)
  server.close()
})
