import { expectAccessible } from '../harness/accessible'
import { expectMet, lesson } from '../harness/exercise'
import { Terminal } from '../harness/terminal'
import { expect, test } from '../harness/test'

test('commands are taken back and brought again, and goals follow', async ({ page }) => {
  await page.goto(`en/learn/${lesson}`)
  const terminal = new Terminal(page)
  await terminal.type('docker run -d --name web nginx:alpine')
  await expectMet(page, 1)
  await terminal.type('docker rm -f web')
  await expectMet(page, 0)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expectMet(page, 1)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expectMet(page, 0)

  await page.getByRole('button', { name: 'Go to right after step 1' }).click()
  await expectMet(page, 1)
  await terminal.type("docker ps --format '{{.Names}} lives'")
  await expect(terminal.screen).toContainText('web lives')
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled()

  await page.reload()
  await expectMet(page, 1)
  await expect(terminal.screen).toContainText('web lives')
})

test('the last command is taken back by key, but not from inside the terminal', async ({ page }) => {
  await page.goto('en/playground')
  const terminal = new Terminal(page)
  await terminal.type('echo one > /root/note')
  await terminal.type('cat /root/note')
  await expect(terminal.screen).toContainText('cat /root/noteone')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Go to right after step 1' })).toBeEnabled()

  const redo = page.getByRole('button', { name: 'Redo' })
  await page.getByRole('button', { name: 'Go to right after step 1' }).focus()
  await page.keyboard.press('Control+z')
  await expect(redo).toBeEnabled()
  await page.keyboard.press('Control+Shift+Z')
  await expect(redo).toBeDisabled()
  await expect(terminal.screen).toContainText('cat /root/noteone')
})
