import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../build/root'
import { findBrowser } from './find-browser'
import { freePort } from './free-port'
import { type Counts, failure } from './outcome'
import { runTool } from './run-tool'

interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Runs the browser tests against both ways of delivering the site. A flaky test counts as failed. */
export async function endToEnd(): Promise<Counts> {
  const browser = await findBrowser()
  if (!browser) return failure
  const file = path.join(root, '.cache/playwright.json')
  rmSync(file, { force: true })
  const succeeded = runTool('playwright', ['test', '--reporter=list,json'], {
    ...(browser.path ? { CHROMIUM_PATH: browser.path } : {}),
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    E2E_SERVER_PORT: String(await freePort()),
    E2E_STATIC_PORT: String(await freePort()),
  })
  try {
    const { stats } = JSON.parse(readFileSync(file, 'utf8')) as Report
    const failed = stats.unexpected + stats.flaky
    return { passed: stats.expected, failed: failed || (succeeded ? 0 : 1), skipped: stats.skipped }
  } catch {
    return failure
  }
}
