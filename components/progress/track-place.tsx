'use client'

import { useEffect } from 'react'
import { recordPlace, recordVisit } from '@/lib/progress/record'
import { updateProgress } from './use-progress'

/** The reader has to stay with a section this long before it counts as their place. */
const settleMilliseconds = 1_500

/** The last section whose heading has passed the reading line, a third down the window. */
function sectionInView(sections: readonly string[]): string | undefined {
  const line = window.innerHeight / 3
  return sections.findLast((id) => {
    const heading = document.getElementById(id)
    return heading !== null && heading.getBoundingClientRect().top <= line
  })
}

/** Remembers that a lesson was opened and where in it the reader is. Draws nothing. */
export function TrackPlace({ lesson, sections }: { lesson: string; sections: readonly string[] }) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const record = () => {
      const section = sectionInView(sections)
      updateProgress(recordPlace({ lesson, ...(section && { section }), at: Date.now() }))
    }
    const settle = () => {
      clearTimeout(timer)
      timer = setTimeout(record, settleMilliseconds)
    }
    updateProgress(recordVisit(lesson, Date.now()))
    settle()
    addEventListener('scroll', settle, { passive: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', settle)
    }
  }, [lesson, sections])
  return null
}
