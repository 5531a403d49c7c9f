import { useEffect, useRef, useState } from 'react'
import { InlineCode } from '@/components/workbench/inline-code'
import { fill } from '@/lib/i18n/fill'
import type { FormProps } from '../question-view'
import styles from './controls.module.css'

type Direction = 'up' | 'down'

/** The list with one entry moved a place up or down; unchanged at its ends. */
function moved(order: readonly string[], id: string, direction: Direction): readonly string[] {
  const from = order.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  if (to < 0 || to >= order.length) return order
  const next = order.filter((other) => other !== id)
  next.splice(to, 0, id)
  return next
}

/** The items with buttons to move each; a moved item keeps the focus and tells its new place. */
export function OrderForm({ question, draft = [], onDraft, messages }: FormProps<'order'>) {
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const [last, setLast] = useState<{ id: string; direction: Direction }>()
  const items = draft.flatMap((id) => question.items.find((item) => item.id === id) ?? [])

  // The draft is what moved the button: its place in the page has changed, and with it the focus was lost.
  useEffect(() => {
    if (draft.length > 0 && last) buttons.current.get(`${last.id} ${last.direction}`)?.focus()
  }, [draft, last])

  const move = (id: string, direction: Direction) => {
    setLast({ id, direction })
    onDraft(moved(draft, id, direction))
  }
  const plain = (text: string) => text.replaceAll('`', '')
  const button = (id: string, text: string, direction: Direction, isAtEnd: boolean) => (
    <button
      type="button"
      className={styles.move}
      aria-label={fill(direction === 'up' ? messages.moveUp : messages.moveDown, { item: plain(text) })}
      aria-disabled={isAtEnd}
      ref={(element) => {
        if (element) buttons.current.set(`${id} ${direction}`, element)
        else buttons.current.delete(`${id} ${direction}`)
      }}
      onClick={() => move(id, direction)}
      onKeyDown={(event) => {
        const keys: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down' }
        const wanted = keys[event.key]
        if (!wanted) return
        event.preventDefault()
        move(id, wanted)
      }}
    >
      {direction === 'up' ? '↑' : '↓'}
    </button>
  )
  const place = last ? draft.indexOf(last.id) : -1
  return (
    <>
      <p className={styles.help}>{messages.orderHelp}</p>
      <ol className={styles.items}>
        {items.map(({ id, text }, index) => (
          <li className={styles.item} key={id}>
            <span className={styles.place}>{index + 1}</span>
            <span>
              <InlineCode text={text} />
            </span>
            <span className={styles.moves}>
              {button(id, text, 'up', index === 0)}
              {button(id, text, 'down', index === items.length - 1)}
            </span>
          </li>
        ))}
      </ol>
      <p className="vh" role="status">
        {last &&
          fill(messages.moved, {
            item: plain(items[place]?.text ?? ''),
            place: place + 1,
            total: items.length,
          })}
      </p>
    </>
  )
}
