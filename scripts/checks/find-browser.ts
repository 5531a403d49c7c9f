import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { runTool } from './run-tool'

/** A Chromium that starts; without a path it is the one Playwright keeps itself. */
interface Browser {
  path?: string
}

const onLinux = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
const inApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const inProgramFiles = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

function usualPlaces(): string[] {
  const { HOME = '', LOCALAPPDATA = '', PATH = '', ProgramFiles = '' } = process.env
  const places: Partial<Record<NodeJS.Platform, [folders: string[], names: string[]]>> = {
    linux: [[...PATH.split(path.delimiter), '/usr/bin', '/snap/bin'], onLinux],
    darwin: [['/Applications', path.join(HOME, 'Applications')], inApplications],
    win32: [[ProgramFiles, process.env['ProgramFiles(x86)'] ?? '', LOCALAPPDATA], inProgramFiles],
  }
  const [folders, names] = places[process.platform] ?? [[], []]
  return [...new Set(folders.flatMap((folder) => names.map((name) => path.join(folder, name))))].filter(
    existsSync,
  )
}

async function starts(browser: Browser): Promise<boolean> {
  try {
    const running = await chromium.launch({ ...(browser.path ? { executablePath: browser.path } : {}) })
    await running.close()
    return true
  } catch {
    return false
  }
}

async function firstThatStarts(paths: string[]): Promise<Browser | undefined> {
  for (const candidate of paths) if (await starts({ path: candidate })) return { path: candidate }
  return undefined
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')

function installFromDebian(): boolean {
  console.log('Installing Debian’s chromium…')
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  runTool('apt-get', ['update', '-q'], quiet)
  return runTool('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet)
}

/** Finds a browser for the tests, or gets one; undefined, with the reason printed, when neither works. */
export async function findBrowser(): Promise<Browser | undefined> {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (await starts({ path: given })) return { path: given }
    console.error(`CHROMIUM_PATH is ${given}, which does not start.`)
    return undefined
  }
  const found = await firstThatStarts(usualPlaces())
  if (found) return found
  if (await starts({})) return {}

  console.log('No Chrome, Chromium or Edge found; downloading one for Playwright…')
  const timeout = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  if (runTool('playwright', ['install', 'chromium'], timeout) && (await starts({}))) return {}
  if (isDebianRoot() && installFromDebian()) return firstThatStarts(usualPlaces())

  console.error('No browser for the end-to-end tests. Install Chrome, Chromium or Edge,')
  console.error('or set CHROMIUM_PATH to the program file of one, and run npm test again.')
  return undefined
}
