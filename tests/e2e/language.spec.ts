import { test } from './harness/test'

for (const [language, address] of [
  ['en-GB', 'en'],
  ['zh-CN', 'zh'],
  ['fr-FR', 'en'],
] as const) {
  test.describe(() => {
    test.use({ locale: language })
    test(`a browser that asks for ${language} is sent to /${address}`, async ({ page, baseURL }) => {
      await page.goto('')
      await page.waitForURL(new RegExp(`^${baseURL}${address}/?$`))
    })
  })
}

test('switching the language keeps the page', async ({ page, baseURL }) => {
  await page.goto('en/learn/namespaces/pid')
  await page.getByRole('link', { name: '中文' }).first().click()
  await page.waitForURL(new RegExp(`^${baseURL}zh/learn/namespaces/pid/?$`))
  await page.getByRole('link', { name: 'EN', exact: true }).first().click()
  await page.waitForURL(new RegExp(`^${baseURL}en/learn/namespaces/pid/?$`))
})
