import { defineConfig, devices } from '@playwright/test'

// npm test chooses free ports and a browser; by hand, `npx playwright test` wants both builds made before.
const serverPort = Number(process.env.E2E_SERVER_PORT ?? 4330)
const staticPort = Number(process.env.E2E_STATIC_PORT ?? 4331)
const basePath = '/drydock'
const executablePath = process.env.CHROMIUM_PATH

const webServer = (
  name: string,
  command: string,
  port: number,
  path: string,
  env: Record<string, string>,
) => ({
  name,
  command,
  env,
  url: `http://127.0.0.1:${port}${path}`,
  reuseExistingServer: false,
  timeout: 30_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
})

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  retries: 0,
  // Generous, for machines that are busy with something else too.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    // A page without its worker says more about itself; what the worker does has tests of its own.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
  },
  // What does not depend on how the site is delivered is tested once.
  projects: [
    { name: 'server', testIgnore: 'static/**', use: { baseURL: `http://127.0.0.1:${serverPort}/` } },
    { name: 'static', testIgnore: 'once/**', use: { baseURL: `http://127.0.0.1:${staticPort}${basePath}/` } },
  ],
  webServer: [
    webServer('server', 'node .build/server/server.js', serverPort, '/', {
      PORT: String(serverPort),
      HOSTNAME: '127.0.0.1',
    }),
    webServer(
      'static',
      `npx tsx scripts/serve-static.ts .build/static ${basePath} ${staticPort}`,
      staticPort,
      `${basePath}/`,
      {},
    ),
  ],
})
