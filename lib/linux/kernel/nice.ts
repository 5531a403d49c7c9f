/** What each step of niceness is worth: processor time in proportion to 1.25 (Linux: sched_prio_to_weight). */
export function weightOfNice(nice: number): number {
  return 100 * 1.25 ** -nice
}
