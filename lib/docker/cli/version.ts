/** The client this program is: Docker's 28.2.2. */
export const CLIENT_VERSION = {
  version: '28.2.2',
  api: '1.50',
  goVersion: 'go1.24.3',
  gitCommit: 'e6534b4',
  buildTime: 'Fri May 30 12:07:14 2025',
  platform: 'linux/amd64',
} as const
