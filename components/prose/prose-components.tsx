import type { MDXComponents } from 'mdx/types'
import type { ComponentProps, ReactNode } from 'react'
import { messages } from '@/content/messages/messages'
import type { Locale } from '@/lib/i18n/locale'
import { CodeBlock } from './code-block'
import { Figure } from './figure'
import { PidFigure } from './figures/pid-figure'
import { Lead } from './lead'
import { Then, ThenAndNow } from './then-and-now'

interface Context {
  locale: Locale
  /** What the page says about the lesson, below its opening paragraph. */
  afterLead: ReactNode
  /** Whether there is a machine beside the text. */
  hasMachine: boolean
}

/** What lessons may use besides Markdown, with the words of the reader's language put in. */
export function proseComponents({ locale, afterLead, hasMachine }: Context): MDXComponents {
  const words = messages[locale]
  return {
    pre: (props: ComponentProps<'pre'>) => <CodeBlock words={words.code} canType={hasMachine} {...props} />,
    table: ({ children }: { children?: ReactNode }) => (
      <div className="scroll">
        <table>{children}</table>
      </div>
    ),
    Lead: ({ children }: { children: ReactNode }) => <Lead after={afterLead}>{children}</Lead>,
    Figure: (props: Omit<ComponentProps<typeof Figure>, 'words'>) => (
      <Figure words={words.prose} {...props} />
    ),
    PidFigure: () => <PidFigure words={words.figures} />,
    ThenAndNow: ({ children }: { children: ReactNode }) => (
      <ThenAndNow title={words.prose.thenAndNow}>{children}</ThenAndNow>
    ),
    Then,
  }
}
