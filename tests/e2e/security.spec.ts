import { pages } from './harness/pages'
import { expect, test } from './harness/test'

for (const { name, locale, address } of pages) {
  test(`${name} in ${locale} allows no script but its own`, async ({ page, request }) => {
    const response = await request.get(address)
    const headers = response.headers()
    expect(headers).toMatchObject({
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers['x-powered-by']).toBeUndefined()

    await page.goto(address)
    const policy =
      (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? ''
    const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src'))
    expect(scripts).toMatch(/^script-src 'self'( 'sha256-[\w+/]{43}=')*$/)
    expect(policy).toContain("object-src 'none'")
  })
}

test.describe('an injected script', () => {
  test.use({ expectedErrors: [/Content Security Policy/] })
  test('does not run', async ({ page }) => {
    await page.goto('en')
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.head.append(script)
      return 'injected' in window
    })
    expect(ran).toBe(false)
  })
})
