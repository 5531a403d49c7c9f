import { type RefObject, useEffect } from 'react'
import { useWorkbench } from './store'

/** As in the style sheets: below this the workbench is a sheet over the text. */
const narrow = '(max-width: 63.99rem)'
/** A keyboard takes at least this share of a phone's window. */
const keyboardShare = 0.2

/** Tells the style sheets which view is open, and keeps the text behind an open sheet out of reach. */
export function useSheet(bench: RefObject<HTMLElement | null>): void {
  const view = useWorkbench((state) => state.view)
  useEffect(() => {
    const root = document.documentElement
    const query = matchMedia(narrow)
    const siblings = Array.from(bench.current?.parentElement?.children ?? []).filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement && element.dataset.behindSheet !== undefined,
    )
    const apply = () => {
      for (const element of siblings) element.inert = query.matches && view !== 'read'
    }
    root.dataset.view = view
    apply()
    query.addEventListener('change', apply)
    return () => {
      query.removeEventListener('change', apply)
      for (const element of siblings) element.inert = false
      delete root.dataset.view
    }
  }, [bench, view])

  useEffect(() => followKeyboard(), [])
}

/** Keeps the sheet inside what a phone's on-screen keyboard leaves to see. */
function followKeyboard(): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  const root = document.documentElement
  const apply = () => {
    const isOpen = viewport.scale === 1 && viewport.height < window.innerHeight * (1 - keyboardShare)
    const isTyping = isOpen && root.dataset.view === 'machine'
    root.style.setProperty('--visible-top', `${Math.round(viewport.offsetTop)}px`)
    root.style.setProperty('--visible-height', `${Math.round(viewport.height)}px`)
    if (isTyping) root.dataset.keyboard = 'open'
    else delete root.dataset.keyboard
  }
  viewport.addEventListener('resize', apply)
  viewport.addEventListener('scroll', apply)
  return () => {
    viewport.removeEventListener('resize', apply)
    viewport.removeEventListener('scroll', apply)
    delete root.dataset.keyboard
  }
}
