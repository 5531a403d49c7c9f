/** The names under which BusyBox can be called here, in its own order; images need them without the applets themselves. */
export const busyboxApplets: readonly string[] =
  'ash basename cat cp dirname echo env false grep head hostname id kill killall ln ls mkdir mount mv pidof printenv ps pwd readlink rm rmdir seq sh sleep tail touch true uname wc whoami'.split(
    ' ',
  )
