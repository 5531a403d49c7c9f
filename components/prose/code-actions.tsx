'use client'

import { useEffect } from 'react'

const noticeMilliseconds = 2000

/** The commands a console block shows, without prompts and output. */
function commandsIn(block: Element): string[] {
  return Array.from(block.querySelectorAll('.cmd'), (command) =>
    Array.from(command.querySelectorAll('.in'), (line) => line.textContent).join('\n'),
  )
}

function codeOf(block: Element): string {
  if (block.getAttribute('data-language') === 'console') return commandsIn(block).join('\n')
  return block.querySelector('code')?.textContent ?? ''
}

/** Says what became of it on the button itself, for as long as it takes to read. */
function notice(button: HTMLElement, words: string | undefined): void {
  const label = button.dataset.label ?? button.textContent ?? ''
  button.dataset.label = label
  button.textContent = words ?? label
  setTimeout(() => {
    button.textContent = label
  }, noticeMilliseconds)
}

async function copy(button: HTMLElement, block: Element): Promise<void> {
  try {
    await navigator.clipboard.writeText(codeOf(block))
    notice(button, button.dataset.done)
  } catch {
    notice(button, button.dataset.failed)
  }
}

async function type(block: Element): Promise<void> {
  const { typeCommands } = await import('@/components/workbench/type-commands')
  typeCommands(commandsIn(block))
}

function onClick({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest('.code-block [data-action]') : null
  const block = button?.closest('.code-block')
  if (!(button instanceof HTMLElement) || !block) return
  if (button.dataset.action === 'copy') void copy(button, block)
  if (button.dataset.action === 'type') void type(block)
}

/** What scrolls sideways can be reached by keyboard; what does not is no stop on the way. */
function stopAtScrollers(): void {
  for (const scroller of document.querySelectorAll<HTMLElement>('.code-block pre, .prose .scroll')) {
    if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0
    else scroller.removeAttribute('tabindex')
  }
}

/** Makes the code blocks of the page work: their buttons, and scrolling by keyboard. Draws nothing. */
export function CodeActions() {
  useEffect(() => {
    stopAtScrollers()
    document.addEventListener('click', onClick)
    addEventListener('resize', stopAtScrollers)
    return () => {
      document.removeEventListener('click', onClick)
      removeEventListener('resize', stopAtScrollers)
    }
  }, [])
  return null
}
