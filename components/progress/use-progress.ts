'use client'

import { useSyncExternalStore } from 'react'
import { emptyProgress, type Progress } from '@/lib/progress/progress'
import type { ProgressChange } from '@/lib/progress/record'
import { BrowserProgress, type ProgressNotice, progressKey } from './browser-progress'

let store: BrowserProgress | undefined

/** This tab's progress, read from storage when first asked for. Only for the browser. */
export function browserProgress(): BrowserProgress {
  if (!store) {
    // Reading the property alone throws where storage is denied.
    let storage: Storage | undefined
    try {
      storage = window.localStorage
    } catch {
      storage = undefined
    }
    const opened = new BrowserProgress(storage)
    store = opened
    window.addEventListener('storage', ({ key }) => {
      if (key === progressKey || key === null) opened.refresh()
    })
  }
  return store
}

const subscribe = (listener: () => void) => browserProgress().subscribe(listener)

/** A part of what is remembered of the learner; what nothing is remembered gives, until the page is live. */
export function useProgress<T>(select: (progress: Progress) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => select(browserProgress().progress),
    () => select(emptyProgress),
  )
}

export function useProgressNotice(): ProgressNotice | undefined {
  return useSyncExternalStore(
    subscribe,
    () => browserProgress().notice,
    () => undefined,
  )
}

/** Records something about the learner. */
export function updateProgress(change: ProgressChange): void {
  browserProgress().update(change)
}
