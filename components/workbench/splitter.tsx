'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { benchLimits, benchWidthAfter } from './bench-width'
import styles from './workbench.module.css'

/** Read before the first paint, so that the page never jumps to the chosen width. */
const storageKey = 'drydock:bench'

function remember(rem: number | undefined): void {
  const root = document.documentElement
  if (rem === undefined) root.style.removeProperty('--bench-chosen')
  else root.style.setProperty('--bench-chosen', `${rem}rem`)
  try {
    if (rem === undefined) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, `${rem}rem`)
  } catch {
    // Without storage the width lasts as long as the page.
  }
}

const remInPixels = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** The edge between text and machine: drag it, or focus it and use the arrow keys; a double click puts it back. */
export function Splitter({ label }: { label: string }) {
  const edge = useRef<HTMLHRElement>(null)
  const [width, setWidth] = useState<number>()
  const measure = useCallback(() => {
    const bench = edge.current?.parentElement
    if (bench) setWidth(Math.round(bench.getBoundingClientRect().width / remInPixels()))
  }, [])
  useEffect(() => {
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [measure])

  const limits = () => benchLimits(document.documentElement.clientWidth / remInPixels())
  const choose = (rem: number | undefined) => {
    remember(rem)
    measure()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const chosen = width === undefined ? undefined : benchWidthAfter(event.key, width, limits())
    if (chosen === undefined) return
    event.preventDefault()
    choose(chosen)
  }
  const onPointerMove = (event: React.PointerEvent<HTMLElement>) => {
    const bench = edge.current?.parentElement
    if (!bench || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { smallest, largest } = limits()
    const rem = (bench.getBoundingClientRect().right - event.clientX) / remInPixels()
    choose(Math.round(Math.min(largest, Math.max(smallest, rem)) * 4) / 4)
  }
  return (
    <hr
      ref={edge}
      className={styles.splitter}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width ?? 42}
      aria-valuemin={benchLimits(0).smallest}
      aria-valuemax={width === undefined ? 60 : Math.floor(limits().largest)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => choose(undefined)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  )
}
