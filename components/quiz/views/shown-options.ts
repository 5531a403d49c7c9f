import { shuffledFor } from '@/lib/quiz/shuffle'

interface ChoiceQuestion<T> {
  readonly id: string
  readonly shuffle: boolean
  readonly options: readonly T[]
}

/** The options in the order that an attempt shows them. */
export function shownOptions<T extends { readonly id: string; readonly pin?: true | undefined }>(
  { id, shuffle, options }: ChoiceQuestion<T>,
  attempt: number,
): readonly T[] {
  return shuffle ? shuffledFor(options, id, attempt) : options
}
