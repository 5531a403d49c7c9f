'use client'

import { catchError, type ErrorInfo } from 'next/error'
import styles from './page-error-boundary.module.css'

interface Props {
  words: { title: string; text: string; again: string }
}

function PageError({ words }: Props, { error, retry }: ErrorInfo) {
  return (
    <main className={styles.page} id="main">
      <section className="state err" role="alert">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <p>
          <code>{error instanceof Error ? error.message : String(error)}</code>
        </p>
        <button className="btn" type="button" onClick={() => retry()}>
          {words.again}
        </button>
      </section>
    </main>
  )
}

/** Says what happened and what is safe when a page fails in the browser, instead of leaving it blank. */
export const PageErrorBoundary = catchError(PageError)
