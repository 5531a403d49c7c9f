import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { RegisterServiceWorker } from '@/components/offline/register-service-worker'
import { ProgressNotice } from '@/components/progress/progress-notice'
import { AppearanceScript } from '@/components/site/appearance-script'
import { fontClasses } from '@/components/site/fonts'
import { PageActions } from '@/components/site/page-actions'
import { PageErrorBoundary } from '@/components/site/page-error-boundary'
import { siteUrl } from '@/components/site/site'
import { Symbols } from '@/components/site/symbols'
import { themeColours } from '@/components/site/theme-colours'
import { messages } from '@/content/messages/messages'
import { languageTags, locales } from '@/lib/i18n/locale'
import { type LocaleParams, localeOf } from '../locale-params'
import '../styles/index.css'

export const dynamicParams = false

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const words = messages[await localeOf(params)].site
  return {
    ...(siteUrl ? { metadataBase: new URL(siteUrl) } : {}),
    title: { default: words.title, template: `%s · ${words.name}` },
    description: words.description,
    applicationName: words.name,
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: themeColours.light },
    { media: '(prefers-color-scheme: dark)', color: themeColours.dark },
  ],
}

export default async function LocaleLayout({ params, children }: LocaleParams & { children: ReactNode }) {
  const locale = await localeOf(params)
  return (
    <html lang={languageTags[locale]} className={fontClasses} suppressHydrationWarning>
      <head>
        <AppearanceScript />
      </head>
      <body>
        <a className="skip" href="#main">
          {messages[locale].site.skip}
        </a>
        <Symbols />
        <ProgressNotice messages={messages[locale].progress} />
        <PageErrorBoundary words={messages[locale].error}>{children}</PageErrorBoundary>
        <PageActions />
        <RegisterServiceWorker locale={locale} />
      </body>
    </html>
  )
}
