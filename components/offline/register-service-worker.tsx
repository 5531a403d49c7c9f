'use client'

import { useEffect } from 'react'
import { keepForOffline } from './keep-for-offline'

/** Makes the site work without a network from the next visit on; draws nothing. */
export function RegisterServiceWorker({ locale }: { locale: string }) {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    // What the reader waits for comes first.
    const start = () => void keepForOffline(locale)
    if (document.readyState === 'complete') start()
    else window.addEventListener('load', start, { once: true })
    return () => window.removeEventListener('load', start)
  }, [locale])
  return null
}
