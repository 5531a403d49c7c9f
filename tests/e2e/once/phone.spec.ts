import { expectAccessible } from '../harness/accessible'
import { lesson } from '../harness/exercise'
import { Terminal } from '../harness/terminal'
import { expect, test } from '../harness/test'

test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true })

test('on a phone the machine is a sheet over the text, with the keys a phone lacks', async ({ page }) => {
  await page.goto(`en/learn/${lesson}`)
  const views = page.getByRole('navigation', { name: 'Views' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await views.getByRole('button', { name: /^Terminal/ }).tap()
  const terminal = new Terminal(page)
  await terminal.type('echo typed on a phone')
  await expect(terminal.screen).toContainText('typed on a phone')
  const keys = page.getByRole('toolbar', { name: 'Keys' })
  for (const key of ['tab', 'Ctrl, for the next key', 'Up', '|', '-', '/']) {
    await expect(keys.getByRole('button', { name: key, exact: true })).toBeVisible()
  }
  await keys.getByRole('button', { name: 'Up' }).tap()
  await expect(terminal.screen).toContainText(
    /typed on a phone[\s\S]*typed on a phone[\s\S]*typed on a phone/,
  )
  await expectAccessible(page)

  await views.getByRole('button', { name: /^Goals/ }).tap()
  await expect(page.getByRole('heading', { name: 'Goals' })).toBeVisible()
  await views.getByRole('button', { name: /^Read/ }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
})
