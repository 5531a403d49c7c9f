import type { Messages } from '@/content/messages/messages'

/** The workbench's words in the reader's language. */
export type WorkbenchMessages = Messages['workbench']
