import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

/** The page's terminal as a person uses it: a place to type and a screen to read. */
export class Terminal {
  readonly input: Locator
  readonly screen: Locator

  constructor(page: Page) {
    this.input = page.locator('.xterm-helper-textarea:visible').first()
    this.screen = page.locator('.xterm-rows:visible').first()
  }

  /** Waits for the shell's prompt, which means that the machine has booted. */
  async ready(): Promise<void> {
    await expect(this.screen).toContainText(/[#$] /, { timeout: 20_000 })
  }

  /** Types a command line and Enter; the keyboard's focus goes to the terminal. */
  async type(line: string): Promise<void> {
    await this.ready()
    await this.input.focus()
    await this.input.pressSequentially(line)
    await this.input.press('Enter')
  }
}
