/** What `find --help` prints. */
export const help = `Usage: find [-H] [-L] [-P] [path...] [expression]

Walk through directories and act on what the expression is true of; print it
when the expression has no action.

Operators: ( EXPR )  ! EXPR  -not EXPR  EXPR1 -a EXPR2  EXPR1 EXPR2
           EXPR1 -o EXPR2  EXPR1 , EXPR2
Options:   -d -depth -daystart -follow -maxdepth N -mindepth N -mount -xdev
           -regextype TYPE -noleaf -warn -nowarn
Tests (N is +N, -N or N):
           -amin N -anewer FILE -atime N -cmin N -ctime N -empty -executable
           -false -gid N -group NAME -ilname GLOB -iname GLOB -inum N
           -ipath GLOB -iregex REGEX -links N -lname GLOB -mmin N -mtime N
           -name GLOB -newer FILE -newerXY REF -nogroup -nouser -path GLOB
           -perm [-/]MODE -readable -regex REGEX -samefile FILE -size N[bcwkMG]
           -true -type [bcdpfls] -uid N -user NAME -writable -xtype [bcdpfls]
Actions:   -delete -exec COMMAND ; -exec COMMAND {} + -execdir COMMAND ;
           -fls FILE -fprint FILE -fprint0 FILE -fprintf FILE FORMAT -ls
           -ok COMMAND ; -okdir COMMAND ; -print -print0 -printf FORMAT
           -prune -quit

Not simulated here: -context, -files0-from, -fstype, -used, -D, -xattr.
`
