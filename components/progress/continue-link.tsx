'use client'

import Link from 'next/link'
import { fill } from '@/lib/i18n/fill'
import { useProgress } from './use-progress'

interface ContinueLinkProps {
  /** The course's lessons in order. */
  readonly lessons: readonly { readonly id: string; readonly number: string }[]
  /** The address of all lessons, without a slash at the end. */
  readonly lessonsPath: string
  /** Words with `{number}`. */
  readonly begin: string
  readonly goOn: string
}

/** Leads to where the reader was last; to the first lesson when they have not begun. */
export function ContinueLink({ lessons, lessonsPath, begin, goOn }: ContinueLinkProps) {
  const place = useProgress((progress) => progress.place)
  const known = lessons.find(({ id }) => id === place?.lesson)
  const lesson = known ?? lessons[0]
  if (!lesson) return null
  const hash = known && place?.section ? `#${place.section}` : ''
  return (
    <Link className="btn primary" href={`${lessonsPath}/${lesson.id}${hash}`}>
      {fill(known ? goOn : begin, { number: lesson.number })}
    </Link>
  )
}
