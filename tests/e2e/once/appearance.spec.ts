import { expect, test } from '../harness/test'

const background = 'getComputedStyle(document.body).backgroundColor'
const film = 'rgb(246, 248, 247)'
const night = 'rgb(17, 24, 29)'

test('the theme is the system’s until one is chosen, and the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('en/learn')
  expect(await page.evaluate(background)).toBe(night)

  const button = page.getByRole('button', { name: 'Dark theme' })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await button.click()
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  expect(await page.evaluate(background)).toBe(film)

  await page.goto('en/learn/namespaces/pid', { waitUntil: 'commit' })
  await page.locator('h1').waitFor()
  expect(await page.evaluate(background)).toBe(film)
})

test('choosing what the system has follows the system again', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('en/learn')
  const button = page.getByRole('button', { name: 'Dark theme' })
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  await button.click()
  await button.click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => page.evaluate(background)).toBe(night)
})

test('switching the language keeps the section, and the start page remembers it', async ({
  page,
  baseURL,
}) => {
  await page.goto('en/learn/namespaces/pid#killing')
  await expect(page.locator('.rail a[aria-current]')).toBeAttached()
  await page.getByRole('link', { name: '中文' }).click()
  await page.waitForURL(/\/zh\/learn\/namespaces\/pid\/?#killing$/)
  await expect(page.locator('#killing')).toBeInViewport()

  await page.goto('')
  await page.waitForURL(new RegExp(`^${baseURL}zh/?$`))
})

test('the outline follows the reader', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('en/learn/namespaces/pid')
  const outline = page.getByRole('navigation', { name: 'Sections of this lesson' })
  await expect(outline.locator('[aria-current]')).toHaveAccessibleName('One process, two numbers')
  await outline.getByRole('link', { name: 'Killing number 1' }).click()
  await expect(outline.locator('[aria-current]')).toHaveAccessibleName('Killing number 1')
})
