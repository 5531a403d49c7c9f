import { expectMet, goals, lesson } from '../harness/exercise'
import { Terminal } from '../harness/terminal'
import { expect, test } from '../harness/test'

const lessonPage = `en/learn/${lesson}`

test('a reset asks first, then starts the machine afresh and keeps what was achieved', async ({ page }) => {
  await page.goto(lessonPage)
  const terminal = new Terminal(page)
  await terminal.type('docker run -d --name web nginx:alpine')
  await expectMet(page, 1)

  await page.getByRole('button', { name: 'Reset machine' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toBeHidden()
  await expectMet(page, 1)

  await page.getByRole('button', { name: 'Reset machine' }).click()
  await dialog.getByRole('button', { name: 'Reset machine' }).click()
  await expect(goals(page)).toContainText('met before the reset')
  await expectMet(page, 0)
  await terminal.type('docker ps -aq | wc -l')
  await expect(terminal.screen).toContainText('wc -l0root@')
})

test('a second terminal is on the same machine', async ({ page }) => {
  await page.goto('en/playground')
  const terminal = new Terminal(page)
  await terminal.type('echo from the first > /tmp/note')
  await page.getByRole('button', { name: 'New terminal' }).click()
  await expect(page.getByRole('tab', { name: 'Terminal 2' })).toHaveAttribute('aria-selected', 'true')
  await terminal.type('cat /tmp/note')
  await expect(terminal.screen).toContainText('from the first')
})

test('a flood of output and an endless loop end with Ctrl-C', async ({ page }) => {
  await page.goto('en/playground')
  const terminal = new Terminal(page)
  for (const endless of ['yes', 'while true; do :; done']) {
    await terminal.type(endless)
    await page.waitForTimeout(500)
    await page.keyboard.press('Control+c')
    await terminal.type('echo still here | tr a-z A-Z')
    await expect(terminal.screen).toContainText('STILL HERE')
    await terminal.type('clear')
  }
})

test('the same lesson in two tabs is two machines, of which one is saved', async ({ page, context }) => {
  await page.goto(lessonPage)
  await new Terminal(page).ready()
  const other = await context.newPage()
  await other.goto(lessonPage)
  await expect(other.getByText('is open in another tab')).toBeVisible({ timeout: 15_000 })
})
