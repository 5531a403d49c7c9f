import type { Metadata } from 'next'
import { freeExercise } from '@/components/lesson/lesson-exercise'
import { OpenMachine } from '@/components/lesson/open-machine'
import { pageMetadata } from '@/components/site/page-metadata'
import { SiteHeader } from '@/components/site/site-header'
import { Workbench } from '@/components/workbench/workbench'
import { messages } from '@/content/messages/messages'
import { type LocaleParams, localeOf } from '../../locale-params'

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params)
  const { title, description } = messages[locale].playground
  return pageMetadata({ title, description })
}

export default async function PlaygroundPage({ params }: LocaleParams) {
  const locale = await localeOf(params)
  const words = messages[locale].playground
  return (
    <>
      <SiteHeader locale={locale} path="/playground" crumbs={[{ title: words.title }]} />
      <main className="playground" id="main">
        <div className="text" data-behind-sheet>
          <h1>{words.title}</h1>
          <p>{words.description}</p>
          <noscript>
            <p>{words.noScript}</p>
          </noscript>
        </div>
        <Workbench
          exercise={freeExercise('playground')}
          locale={locale}
          messages={messages[locale].workbench}
        />
        <OpenMachine />
      </main>
    </>
  )
}
