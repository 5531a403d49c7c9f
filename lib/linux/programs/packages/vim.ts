import type { PackageFiles } from './package-files'

/** Debian 12's vim-tiny on amd64: what of it is simulated. */
export const vimTiny: PackageFiles = {
  '/etc/alternatives/vi': { link: '/usr/bin/vim.tiny' },
  '/etc/alternatives/view': { link: '/usr/bin/vim.tiny' },
  '/usr/bin/vi': { link: '/etc/alternatives/vi' },
  '/usr/bin/view': { link: '/etc/alternatives/view' },
  '/usr/bin/vim.tiny': { program: 'vim/vim', size: 1_604_760 },
}

/** Debian 12's vim on amd64: what of it is simulated, which is no more than of vim-tiny. */
export const vim: PackageFiles = {
  '/etc/alternatives/vi': { link: '/usr/bin/vim.basic' },
  '/etc/alternatives/vim': { link: '/usr/bin/vim.basic' },
  '/usr/bin/vi': { link: '/etc/alternatives/vi' },
  '/usr/bin/vim': { link: '/etc/alternatives/vim' },
  '/usr/bin/vim.basic': { program: 'vim/vim', size: 3_646_968 },
}
