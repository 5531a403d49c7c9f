/** What this engine says it is: a Docker Engine 28.5.2 on Debian, as most learners install it. */
export const product = {
  platform: 'Docker Engine - Community',
  version: '28.5.2',
  gitCommit: '89c5e8f',
  goVersion: 'go1.25.3',
  buildTime: '2025-11-05T14:43:33.000000000+00:00',
  containerd: { version: 'v1.7.29', commit: '442cb34bda9a6a0fed82a2ca7cade05c5c749582' },
  runc: { version: '1.3.3', commit: 'v1.3.3-0-gd842d771' },
  init: { version: '0.19.0', commit: 'de40ad0' },
} as const
