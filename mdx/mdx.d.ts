declare module '*.mdx' {
  import type { MDXComponents } from 'mdx/types'
  import type { JSX } from 'react'

  /** The sections of a lesson, in order; remark-headings.mjs writes this export. */
  export const outline: readonly { readonly id: string; readonly title: string }[]
  export default function Lesson(props: { components?: MDXComponents }): JSX.Element
}
