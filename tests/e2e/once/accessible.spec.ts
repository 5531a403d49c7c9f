import { expectAccessible } from '../harness/accessible'
import { pages } from '../harness/pages'
import { expect, test } from '../harness/test'

for (const { name, locale, address } of pages) {
  test.describe(`${name} in ${locale}`, () => {
    test('has nothing axe objects to, in both themes', async ({ page }) => {
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
    })

    test('fits a narrow phone', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 })
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(360)
    })
  })
}
