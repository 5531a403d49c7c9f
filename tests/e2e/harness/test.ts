import { test as base, type ConsoleMessage, expect, type Request } from '@playwright/test'

interface Fixtures {
  /** What the test may complain about: console errors that its subject makes on purpose. */
  expectedErrors: RegExp[]
  quietPage: undefined
}

// Next preloads the styles of pages that a visible link leads to; Chromium remarks on it when nobody follows the link.
// Playwright says so when a test has it block the service worker.
const remarks = [/was preloaded using link preload but not used/, /registration blocked by Playwright/]

const isError = (message: ConsoleMessage) => ['error', 'warning'].includes(message.type())

/**
 * Every test fails on an error or warning in the console (a breach of the content security policy is one), on an
 * uncaught exception and on a request to another host.
 */
export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  quietPage: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const problems: string[] = []
      const isExpected = (text: string) =>
        [...remarks, ...expectedErrors].some((pattern) => pattern.test(text))
      const host = new URL(baseURL ?? '').hostname

      context.on('console', (message) => {
        const text = `${message.text()} (${message.location().url})`
        if (isError(message) && !isExpected(text)) problems.push(`console: ${text}`)
      })
      context.on('weberror', (error) =>
        problems.push(`exception: ${error.error().stack ?? error.error().message}`),
      )
      context.on('request', (request: Request) => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.hostname !== host)
          problems.push(`another host: ${url.href}`)
      })

      await use(undefined)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
