/** What completion offers for `--restart`. */
export const restartPolicies: readonly string[] = ['always', 'no', 'on-failure', 'unless-stopped']
