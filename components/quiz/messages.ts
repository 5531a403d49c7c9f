import type { Messages } from '@/content/messages/messages'

/** The quiz's words in the reader's language. */
export type QuizMessages = Messages['quiz']
