import { readFileSync } from 'node:fs'
import { expectAccessible } from '../harness/accessible'
import { expectMet, goals, lesson } from '../harness/exercise'
import { Terminal } from '../harness/terminal'
import { expect, test } from '../harness/test'

const lessonPage = `en/learn/${lesson}`

test('after a reload the goals, the answers and the machine are as they were', async ({ page }) => {
  await page.goto(lessonPage)
  const terminal = new Terminal(page)
  await terminal.type('docker run -d --name web nginx:alpine')
  await expectMet(page, 1)
  const question = page.locator('form').first()
  // The questions come to life after the page has loaded; a click before that is lost.
  await expect(() => question.getByRole('radio').first().check({ timeout: 1000 })).toPass()
  await question.getByRole('button', { name: 'Check the answer' }).click()
  const questions = await page.locator('form').count()

  await page.reload()
  await expectMet(page, 1)
  await expect(page.locator('form')).toHaveCount(questions)
  await terminal.type("docker ps --format '{{.Names}} is up'")
  await expect(terminal.screen).toContainText('web is up')
  await expectAccessible(page)
})

test('a store that cannot be read is set aside with a message', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('drydock:progress', '{"version":'))
  await page.goto('en/learn')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('could not be read')).toBeVisible()
})

test('progress is saved to a file and loaded in another browser', async ({ page, browser, baseURL }) => {
  await page.goto(lessonPage)
  await new Terminal(page).type('docker run -d --name web nginx:alpine')
  await expectMet(page, 1)

  await page.goto('en/learn')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const file = await (await downloading).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ progress: { lessons: { [lesson]: {} } } })

  const elsewhere = await browser.newContext(baseURL ? { baseURL } : {})
  const other = await elsewhere.newPage()
  await other.goto('en/learn')
  await other.locator('input[type=file]').setInputFiles(file)
  await other.goto(lessonPage)
  await expect(goals(other)).toContainText('met before')
  await elsewhere.close()
})
