import { locales, pages, pageTypes } from './harness/pages'
import { expect, test } from './harness/test'

const tags = { en: 'en', zh: 'zh-Hans' }

for (const { name, locale, address } of pages) {
  test.describe(`${name} in ${locale}`, () => {
    test('says what it is, in its language', async ({ page }) => {
      await page.goto(address)
      await expect(page.locator('html')).toHaveAttribute('lang', tags[locale])
      await expect(page).toHaveTitle(/Drydock/)
      await expect(page.locator('h1')).toHaveCount(1)
      for (const other of locales) {
        const alternate = page.locator(`link[rel=alternate][hreflang="${tags[other]}"]`)
        await expect(alternate).toHaveAttribute(
          'href',
          new RegExp(`/${other}${pageTypes[name as keyof typeof pageTypes]}/?$`),
        )
      }
    })

    test('reads without JavaScript', async ({ browser, baseURL }) => {
      const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
      const page = await context.newPage()
      await page.goto(address)
      await expect(page.locator('h1')).toBeVisible()
      await context.close()
    })
  })
}
