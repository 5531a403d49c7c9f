import type { Locator, Page } from '@playwright/test'
import { expectMet, goalCount, lesson, solution } from './harness/exercise'
import { Terminal } from './harness/terminal'
import { expect, test } from './harness/test'

/** Presses Tab until the focus is on an element that fits, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const isThere = await target.evaluateAll((elements) =>
      elements.includes(document.activeElement as HTMLElement),
    )
    if (isThere) return
  }
  throw new Error('the focus never got there')
}

/** Gives a question some answer, right or wrong, and checks it. */
async function answer(page: Page, form: Locator): Promise<void> {
  const control = form.locator('input, select')
  if ((await control.count()) > 0) {
    await tabTo(page, control)
    const type = await page.evaluate(() => (document.activeElement as HTMLInputElement).type)
    if (type === 'radio' || type === 'checkbox') await page.keyboard.press('Space')
    else await page.keyboard.type('1')
  }
  for (const select of await form.locator('select').all()) {
    await select.focus()
    await page.keyboard.press('ArrowDown')
  }
  await tabTo(page, form.getByRole('button', { name: 'Check the answer' }))
  await page.keyboard.press('Enter')
}

test('the lesson is completed with the keyboard alone', async ({ page }) => {
  await page.goto(`en/learn/${lesson}`)
  const terminal = new Terminal(page)
  await terminal.ready()

  await tabTo(page, terminal.input)
  for (const line of solution) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await expectMet(page, await goalCount(page))

  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(terminal.input).not.toBeFocused()

  const forms = page.locator('form').filter({ has: page.getByRole('button', { name: 'Check the answer' }) })
  const questions = await forms.count()
  expect(questions).toBeGreaterThanOrEqual(4)
  for (let left = questions; left > 0; left--) {
    await answer(page, forms.first())
    await expect(forms).toHaveCount(left - 1)
  }
})
