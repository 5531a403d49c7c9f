'use client'

import { type ComponentProps, lazy, Suspense } from 'react'
import type { Quiz } from './quiz'

const placeId = 'quiz'

/** Resolves when the reader comes within a window's height of the quiz, however they get there. */
function whenNear(): Promise<void> {
  return new Promise((resolve) => {
    const place = document.getElementById(placeId)
    if (!place) return resolve()
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        resolve()
      },
      { rootMargin: '100% 0px' },
    )
    observer.observe(place)
  })
}

const LazyQuiz = lazy(async () => {
  if (typeof document !== 'undefined') await whenNear()
  const { Quiz } = await import('./quiz')
  return { default: Quiz }
})

/** The quiz as the server wrote it; its code is fetched when the reader comes near. */
export function QuizWhenNear(props: ComponentProps<typeof Quiz>) {
  return (
    <div id={placeId}>
      <Suspense>
        <LazyQuiz {...props} />
      </Suspense>
    </div>
  )
}
