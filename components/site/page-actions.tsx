'use client'

import { useEffect } from 'react'

const darkQuery = '(prefers-color-scheme: dark)'

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia(darkQuery).matches
}

function showTheme(): void {
  for (const button of document.querySelectorAll('[data-action="theme"]')) {
    button.setAttribute('aria-pressed', String(isDark()))
  }
}

/** Turns the theme over. A choice that agrees with the system is forgotten, so that the page follows it again. */
function toggleTheme(): void {
  const theme = isDark() ? 'light' : 'dark'
  const system = matchMedia(darkQuery).matches ? 'dark' : 'light'
  try {
    if (theme === system) localStorage.removeItem('drydock:theme')
    else localStorage.setItem('drydock:theme', theme)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  if (theme === system) delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  showTheme()
}

function switchLanguage(link: HTMLAnchorElement): void {
  try {
    localStorage.setItem('drydock:locale', link.dataset.language ?? 'en')
  } catch {
    // The page's address says the language; only the start page will ask again.
  }
  link.hash = location.hash
}

function onClick({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return
  if (target.closest('[data-action="theme"]')) toggleTheme()
  const link = target.closest('a[data-language]')
  if (link instanceof HTMLAnchorElement) switchLanguage(link)
}

/** Makes the header's theme button and language links work, wherever they are on the page. Draws nothing. */
export function PageActions() {
  useEffect(() => {
    const system = matchMedia(darkQuery)
    showTheme()
    document.addEventListener('click', onClick)
    system.addEventListener('change', showTheme)
    return () => {
      document.removeEventListener('click', onClick)
      system.removeEventListener('change', showTheme)
    }
  }, [])
  return null
}
