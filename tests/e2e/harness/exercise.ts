import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from './test'

export const lesson = 'namespaces/pid'

/** The commands of the lesson's own solution. */
export const solution = readFileSync(path.resolve(`content/lessons/${lesson}/solution.txt`), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** The list of goals beside the lesson. */
export const goals = (page: Page) => page.getByRole('region', { name: 'Goals' })

/** Waits until this many goals are met. */
export async function expectMet(page: Page, count: number): Promise<void> {
  await expect(goals(page).getByRole('img', { name: 'Met', exact: true })).toHaveCount(count, {
    timeout: 20_000,
  })
}

export const goalCount = (page: Page) => goals(page).getByRole('listitem').count()
