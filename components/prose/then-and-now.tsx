import type { ReactNode } from 'react'

/** How a thing came to be as it is; holds `<Then when="2008">…</Then>` entries, oldest first. */
export function ThenAndNow({ title, children }: { title: string; children: ReactNode }) {
  return (
    <aside className="thennow" aria-label={title}>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </aside>
  )
}

/** What was so at a time, such as `when="Until 2016"`. */
export function Then({ when, children }: { when: string; children: ReactNode }) {
  return (
    <>
      <dt>{when}</dt>
      <dd>{children}</dd>
    </>
  )
}
