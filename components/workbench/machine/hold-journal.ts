/** How long to wait for a page that is just being left, as when reloading. */
const patienceMilliseconds = 700

/**
 * Makes this tab the one that keeps the journal of an exercise, until `signal` aborts or the page goes. False when
 * another tab keeps it: two machines must not write over each other.
 */
export function holdJournal(id: string, signal: AbortSignal): Promise<boolean> {
  // Browsers without locks are few; there the tab that saves last is kept.
  if (!('locks' in navigator)) return Promise.resolve(true)
  const released = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })
  return new Promise((resolve) => {
    const patience = AbortSignal.timeout(patienceMilliseconds)
    const held = navigator.locks.request(`drydock:journal:${id}`, { signal: patience }, () => {
      resolve(true)
      return released
    })
    held.catch(() => resolve(false))
  })
}
