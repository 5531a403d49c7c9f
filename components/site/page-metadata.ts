import type { Metadata } from 'next'

/** A page's title and description, for the page itself and for previews of links to it. */
export function pageMetadata(words: { title: string; description: string }): Metadata {
  return { ...words, openGraph: words }
}
