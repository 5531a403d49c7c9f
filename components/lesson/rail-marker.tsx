'use client'

import { useEffect } from 'react'

/** The index of the section whose heading was last above the reading line, a third down the window; at least the first. */
function currentSection(headings: readonly HTMLElement[]): number {
  const line = window.innerHeight / 3
  const below = headings.findIndex((heading) => heading.getBoundingClientRect().top > line)
  return Math.max(0, (below < 0 ? headings.length : below) - 1)
}

function mark(links: readonly HTMLAnchorElement[], current: number): void {
  for (const [index, link] of links.entries()) {
    link.parentElement?.classList.toggle('past', index < current)
    if (index === current) link.setAttribute('aria-current', 'location')
    else link.removeAttribute('aria-current')
  }
}

/** Keeps the rail's mark at the section being read. Draws nothing itself. */
export function RailMarker() {
  useEffect(() => {
    const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('.rail a[data-section]'))
    const headings = links.map((link) => document.getElementById(link.dataset.section ?? ''))
    const found = headings.filter((heading) => heading !== null)
    let frame = 0
    const update = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => mark(links, currentSection(found)))
    }
    update()
    addEventListener('scroll', update, { passive: true })
    addEventListener('resize', update)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', update)
      removeEventListener('resize', update)
    }
  }, [])
  return null
}
