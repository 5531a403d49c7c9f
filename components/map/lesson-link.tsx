'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useProgress } from '@/components/progress/use-progress'

/** A link to a lesson that knows whether the reader was there last. */
export function LessonLink({
  lesson,
  href,
  children,
}: {
  lesson: string
  href: string
  children: ReactNode
}) {
  const isPlace = useProgress((progress) => progress.place?.lesson === lesson)
  return (
    <Link href={href} {...(isPlace ? { 'aria-current': 'true' as const } : {})}>
      {children}
    </Link>
  )
}
