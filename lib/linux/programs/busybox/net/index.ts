import type { Applets } from '../applet'
import { interfaceApplets } from './ifconfig'
import { ipApplets } from './ip'
import { connectionApplets } from './nc'
import { lookupApplets } from './nslookup'
import { pingApplets } from './ping'
import { downloadApplets } from './wget'

export const networkApplets: Applets = {
  ...connectionApplets,
  ...downloadApplets,
  ...interfaceApplets,
  ...ipApplets,
  ...lookupApplets,
  ...pingApplets,
}
