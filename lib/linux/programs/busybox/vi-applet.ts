import { vim } from '../vim/vim'
import type { Applets } from './applet'
import { borrow } from './borrow'

/** vi in a module of its own. */
export const viApplets: Applets = {
  vi: borrow(vim, {
    options: 'c:RH!',
    usage: '[-c CMD] [-R] [-H] [FILE]...',
    about: 'Edit a file',
  }),
}
