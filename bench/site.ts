import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { buildSite } from '../scripts/build/build-site'
import { findBrowser } from '../scripts/checks/find-browser'
import { freePort } from '../scripts/checks/free-port'

export interface Site {
  folder: string
  url: string
  browser: Browser
  close(): Promise<void>
}

/** Builds the server if needed, starts it and a browser. */
export async function openSite(): Promise<Site> {
  const site = buildSite('server')
  const found = await findBrowser()
  if (!site || !found) process.exit(1)
  const port = await freePort()
  const server = spawn(process.execPath, [path.join(site.folder, 'server.js')], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOSTNAME: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(server.stdout, 'data')
  const browser = await chromium.launch(found.path ? { executablePath: found.path } : {})
  const close = async () => {
    await browser.close()
    server.kill()
    await once(server, 'exit')
  }
  return { folder: site.folder, url: `http://127.0.0.1:${port}`, browser, close }
}
