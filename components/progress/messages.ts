import type { Messages } from '@/content/messages/messages'

/** The words about progress in the reader's language. */
export type ProgressMessages = Messages['progress']
