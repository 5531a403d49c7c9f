import { lesson } from '../harness/exercise'
import { Terminal } from '../harness/terminal'
import { expect, test } from '../harness/test'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a console block in the text is typed into the machine, or copied without prompts', async ({ page }) => {
  await page.goto(`en/learn/${lesson}`)
  const terminal = new Terminal(page)
  await terminal.ready()
  await page.getByRole('button', { name: 'Type it for me' }).first().click()
  await expect(terminal.screen).toContainText('docker run -d --name web nginx:alpine', { timeout: 15_000 })

  await page.getByRole('button', { name: 'Copy' }).first().click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.trim().split('\n')).toEqual(['docker run -d --name web nginx:alpine', 'docker exec web ps'])
})
