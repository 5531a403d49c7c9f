import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { sealPages } from '@/scripts/build/content-security'
import { listFiles } from '@/scripts/build/list-files'
import { staticServer } from '@/scripts/static-server'
import { expect, test } from '../harness/test'

const built = path.resolve('.build/static')
const laterId = 'f'.repeat(16)

/** Makes a later build of the site: another id, and a mark on every page that tells it apart. */
function laterBuild(folder: string): string {
  const buildId = readFileSync(path.resolve('.build/static.id'), 'utf8')
  cpSync(built, folder, { recursive: true })
  renameSync(path.join(folder, '_next/static', buildId), path.join(folder, '_next/static', laterId))
  for (const file of listFiles(folder).filter((name) => /\.(html|txt|js)$/.test(name))) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const later = text
      .replaceAll(buildId, laterId)
      .replace('<html ', '<html data-build="later" ')
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    writeFileSync(path.join(folder, file), later)
  }
  sealPages(folder)
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
  const root = page.locator('html')
  await expect(root).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  await other.goto(address)

  folder = later
  await page.reload()
  const isWaiting = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
  await expect.poll(isWaiting, { timeout: 30_000 }).toBe(true)

  await page.reload()
  await expect(root).not.toHaveAttribute('data-build')
  await other.close()
  // The browser may take a moment to forget the closed page.
  await expect(async () => {
    await page.reload()
    await expect(root).toHaveAttribute('data-build', 'later', { timeout: 1000 })
  }).toPass()
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([`drydock-${laterId}`])

  await context.setOffline(true)
  await page.reload()
  await expect(root).toHaveAttribute('data-build', 'later')
  server.close()
})
