import type { MDXComponents } from 'mdx/types'

/** Next asks for this file. Pages hand lessons their components, because those depend on the language. */
export function useMDXComponents(): MDXComponents {
  return {}
}
