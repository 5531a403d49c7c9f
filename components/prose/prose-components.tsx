import type { MDXComponents } from 'mdx/types'
import type { ComponentProps, ReactNode } from 'react'
import { messages } from '@/content/messages/messages'
import type { Locale } from '@/lib/i18n/locale'
import { CodeBlock } from './code-block'
import { Figure } from './figure'
import { Lead } from './lead'
import { Then, ThenAndNow } from './then-and-now'

interface Context {
  locale: Locale
  /** Whether there is a machine beside the text. */
  hasMachine: boolean
}

/** What lessons may use besides Markdown, with the words of the reader's language put in. */
export function proseComponents({ locale, hasMachine }: Context): MDXComponents {
  const words = messages[locale]
  return {
    pre: (props: ComponentProps<'pre'>) => <CodeBlock words={words.code} canType={hasMachine} {...props} />,
    table: ({ children }: { children?: ReactNode }) => (
      <div className="scroll">
        <table>{children}</table>
      </div>
    ),
    Lead,
    Figure: (props: Omit<ComponentProps<typeof Figure>, 'words'>) => (
      <Figure words={words.prose} {...props} />
    ),
    ThenAndNow: ({ children }: { children: ReactNode }) => (
      <ThenAndNow title={words.prose.thenAndNow}>{children}</ThenAndNow>
    ),
    Then,
  }
}
