import { type RefObject, useEffect } from 'react'

/** Makes an element that scrolls reachable by keyboard for as long as there is something to scroll. */
export function useScrollStop(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroller = element.current
    if (!scroller) return
    const update = () => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = scroller
      if (scrollHeight > clientHeight || scrollWidth > clientWidth) scroller.tabIndex = 0
      else scroller.removeAttribute('tabindex')
    }
    const observer = new ResizeObserver(update)
    observer.observe(scroller)
    // What is in it changes the size of its children, not its own.
    for (const child of scroller.children) observer.observe(child)
    const additions = new MutationObserver(update)
    additions.observe(scroller, { childList: true, subtree: true })
    return () => {
      observer.disconnect()
      additions.disconnect()
    }
  }, [element])
}
