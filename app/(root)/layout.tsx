import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AppearanceScript } from '@/components/site/appearance-script'
import { fontClasses } from '@/components/site/fonts'
import { messages } from '@/content/messages/messages'
import '../styles/index.css'

export const metadata: Metadata = {
  title: messages.en.site.title,
  description: messages.en.site.description,
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontClasses} suppressHydrationWarning>
      <head>
        <AppearanceScript />
      </head>
      <body>{children}</body>
    </html>
  )
}
