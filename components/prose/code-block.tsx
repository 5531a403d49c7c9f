import type { ReactNode } from 'react'
import type { Messages } from '@/content/messages/messages'

interface Props {
  words: Messages['code']
  /** Whether there is a machine on the page that can type the block's commands. */
  canType: boolean
  children?: ReactNode
  'data-language'?: string
  'data-title'?: string
}

/** A code block with its name and what can be done with it; CodeActions makes the buttons of all blocks work. */
export function CodeBlock({ words, canType, children, ...pre }: Props) {
  const language = pre['data-language'] ?? 'text'
  const title = pre['data-title']
  const name = title ?? words[language as keyof Messages['code']] ?? language
  return (
    <figure className="code-block" data-language={language}>
      <figcaption>
        <span className={title ? 'name file' : 'name'}>{name}</span>
        <span className="acts scripted">
          <button
            className="btn quiet"
            type="button"
            data-action="copy"
            data-done={words.copied}
            data-failed={words.copyFailed}
          >
            {words.copy}
          </button>
          {language === 'console' && canType ? (
            <button className="btn" type="button" data-action="type">
              <svg className="ico" aria-hidden="true">
                <use href="#enter" />
              </svg>
              {words.type}
            </button>
          ) : null}
        </span>
      </figcaption>
      <pre lang="en">{children}</pre>
    </figure>
  )
}
