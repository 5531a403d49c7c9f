import type { ReactNode } from 'react'

/** The paragraph a lesson opens with. */
export function Lead({ children }: { children: ReactNode }) {
  return <div className="lead">{children}</div>
}
