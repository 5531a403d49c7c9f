import type { ReactNode } from 'react'

/** The paragraph a lesson opens with, and after it what the page has to say about the lesson. */
export function Lead({ children, after }: { children: ReactNode; after: ReactNode }) {
  return (
    <>
      <div className="lead">{children}</div>
      {after}
    </>
  )
}
