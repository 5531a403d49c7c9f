import type { ReactNode } from 'react'
import type { Messages } from '@/content/messages/messages'
import { fill } from '@/lib/i18n/fill'

interface Props {
  words: Messages['prose']
  number: number
  /** What the drawing says, in words that can stand alone. */
  caption: ReactNode
  /** One `<svg className="dw" role="img" aria-label="…">`, or a wide one and one with `className="dw narrow"`. */
  children: ReactNode
}

/** A numbered drawing with its caption. Below 40rem the narrow drawing is shown, if there is one. */
export function Figure({ words, number, caption, children }: Props) {
  return (
    <figure className="fig" id={`figure-${number}`}>
      {children}
      <figcaption>
        <b>{fill(words.figure, { number })}</b>
        {caption}
      </figcaption>
    </figure>
  )
}
