interface Choice {
  readonly id: string
  readonly correct?: true | undefined
}

/** 1 when exactly the right options were picked, else 0. */
export function gradeExactChoice(options: readonly Choice[], picked: readonly string[]): number {
  return options.every(({ id, correct }) => picked.includes(id) === (correct ?? false)) ? 1 : 0
}

/** Right minus wrong: the share of right options picked less the share of wrong ones, never below 0. */
export function gradeMultiple(options: readonly Choice[], picked: readonly string[]): number {
  const right = options.filter((option) => option.correct)
  const wrong = options.filter((option) => !option.correct)
  const share = (list: readonly Choice[]) =>
    list.length === 0 ? 0 : list.filter(({ id }) => picked.includes(id)).length / list.length
  return Math.max(0, share(right) - share(wrong))
}
