import { expectAccessible } from './harness/accessible'
import { expect, test } from './harness/test'

test.use({ expectedErrors: [/status of 404/] })

for (const address of ['nothing-here', 'fr', 'en/nothing-here', 'en/learn/namespaces/nothing-here']) {
  test(`/${address} says honestly that there is no such page`, async ({ page }) => {
    const response = await page.goto(address)
    expect(response?.status()).toBe(404)
    await expect(page.locator('h1')).toBeVisible()
    await expect(page.getByRole('link').first()).toBeVisible()
  })
}

test('the page has nothing axe objects to', async ({ page }) => {
  await page.goto('nothing-here')
  await expectAccessible(page)
})
