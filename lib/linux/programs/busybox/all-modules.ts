import type { Applets } from './applet'
import { archiveApplets } from './archive/index'
import { awkApplets } from './awk-applet'
import { daemonApplets } from './daemon/index'
import { fileApplets } from './files/index'
import { hashApplets } from './hash/index'
import { moreBorrowed } from './more/borrowed'
import { serverApplets } from './net/httpd'
import { networkApplets } from './net/index'
import { processApplets } from './process/index'
import { searchApplets } from './search/index'
import { sedApplets } from './sed-applet'
import { systemApplets } from './system/index'
import { textApplets } from './text/index'
import { userApplets } from './users/index'
import { viApplets } from './vi-applet'

/** Every module of applets by the key it is fetched under, for machines that have them at once. */
export const busyboxModules: Readonly<Record<string, Applets>> = {
  'busybox/archive': archiveApplets,
  'busybox/awk': awkApplets,
  'busybox/daemon': daemonApplets,
  'busybox/hash': hashApplets,
  'busybox/more': moreBorrowed,
  'busybox/vi': viApplets,
  'busybox/files': fileApplets,
  'busybox/net': networkApplets,
  'busybox/httpd': serverApplets,
  'busybox/process': processApplets,
  'busybox/users': userApplets,
  'busybox/search': searchApplets,
  'busybox/sed': sedApplets,
  'busybox/system': systemApplets,
  'busybox/text': textApplets,
}
