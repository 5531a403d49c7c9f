import type { Locale } from '@/lib/i18n/locale'
import en from './en.json'
import zh from './zh.json'

/** The interface's words: English says which there are. */
export type Messages = typeof en

/** Every language's words. Only for pages; a client component is handed the few it shows. */
export const messages: Record<Locale, Messages> = { en, zh }
