'use client'

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'

const storageKey = 'drydock:bench'
const narrowestBenchRem = 24
const narrowestTextRem = 26

const remPixels = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

interface Width {
  readonly now: number
  readonly min: number
  readonly max: number
}

/** How wide the machine is and may be, in rem. */
function measure(line: HTMLElement | null): Width {
  const widest = document.documentElement.clientWidth / remPixels() - narrowestTextRem
  return {
    now: Math.round((line?.parentElement?.clientWidth ?? 0) / remPixels()),
    min: narrowestBenchRem,
    max: Math.max(narrowestBenchRem, Math.floor(widest)),
  }
}

/** Sets the machine's width, or gives it back to the style sheet. */
function choose(rem: number | undefined): void {
  const { style } = document.documentElement
  if (rem === undefined) style.removeProperty('--bench-chosen')
  else style.setProperty('--bench-chosen', `${rem}rem`)
  try {
    if (rem === undefined) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, `${rem}rem`)
  } catch {
    // Without storage the width lasts as long as the page.
  }
}

/** The line between text and machine: drag it, or move it with the arrow keys; Enter or a double click resets it. */
export function BenchSplitter({ label }: { label: string }) {
  const line = useRef<HTMLHRElement>(null)
  const [width, setWidth] = useState<Width>({ now: 0, min: 0, max: 0 })

  useEffect(() => {
    const update = () => setWidth(measure(line.current))
    update()
    addEventListener('resize', update)
    return () => removeEventListener('resize', update)
  }, [])

  const resize = (rem: number | undefined) => {
    const { min, max } = measure(line.current)
    choose(rem === undefined ? undefined : Math.min(max, Math.max(min, Math.round(rem * 4) / 4)))
    setWidth(measure(line.current))
  }
  const onPointerMove = (event: PointerEvent<HTMLHRElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    resize((document.documentElement.clientWidth - event.clientX) / remPixels())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 4 : 1
    const targets: Record<string, number | undefined> = {
      ArrowLeft: width.now + step,
      ArrowRight: width.now - step,
      Home: width.min,
      End: width.max,
      Enter: undefined,
    }
    if (!(event.key in targets)) return
    event.preventDefault()
    resize(targets[event.key])
  }
  return (
    <hr
      ref={line}
      className="splitter"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width.now}
      aria-valuemin={width.min}
      aria-valuemax={width.max}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => resize(undefined)}
      onKeyDown={onKeyDown}
    />
  )
}
