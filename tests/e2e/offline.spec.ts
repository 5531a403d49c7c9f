import { Terminal } from './harness/terminal'
import { expect, test } from './harness/test'

test.use({ serviceWorkers: 'allow' })

test('after one visit a lesson, its terminal and the way to other pages work without a network', async ({
  page,
  context,
}) => {
  const terminal = new Terminal(page)
  await page.goto('en/learn/namespaces/pid')
  await terminal.ready()
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  await context.setOffline(true)

  await page.reload()
  await terminal.type('echo still here')
  await expect(terminal.screen).toContainText('still here')

  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await page.getByRole('banner').getByRole('link').first().click()
  await page.waitForURL(/\/en\/?$/)
  await expect(page.locator('h1')).toBeVisible()
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})
