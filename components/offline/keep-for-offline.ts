/**
 * Registers the service worker, which stores the site's scripts, and has it store the pages of a language. Sets
 * `data-offline="ready"` on the document when all of them are there. Without a worker the site only needs its network.
 */
export async function keepForOffline(locale: string): Promise<void> {
  try {
    await navigator.serviceWorker.register(`${process.env.BASE_PATH ?? ''}/sw.js`)
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      document.documentElement.dataset.offline = 'ready'
    }
    active?.postMessage({ type: 'keep-language', language: locale }, [port2])
  } catch (error) {
    console.info('This page is not stored for offline reading.', error)
  }
}
