import { type RefObject, useEffect, useState } from 'react'
import { useWorkbench } from './store'

/** The page has this long to become quiet before the machine is fetched anyway. */
const patienceMilliseconds = 600

function whenQuiet(callback: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(callback, patienceMilliseconds / 2)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(callback, { timeout: patienceMilliseconds })
  return () => cancelIdleCallback(handle)
}

/**
 * Whether the machine should be fetched: as soon as the page has nothing better to do where the machine can be seen,
 * or when the reader turns to it. Once wanted, it stays wanted.
 */
export function useMachineWish(bench: RefObject<HTMLElement | null>): boolean {
  const isAskedFor = useWorkbench((state) => state.view !== 'read' || state.queue.length > 0)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const element = bench.current
    if (!element) return
    let forget = () => {}
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      forget = whenQuiet(() => setSeen(true))
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      forget()
    }
  }, [bench])
  const [wasAskedFor, setAskedFor] = useState(false)
  useEffect(() => {
    if (isAskedFor) setAskedFor(true)
  }, [isAskedFor])
  return isSeen || wasAskedFor
}
