import type { OpenFlags } from '../../kernel/open-file'
import type { MountOptions, PollRequest } from '../../kernel/syscalls'
import type { DirectoryEntry, Stat } from '../../vfs/stat'
import type { Decoders } from './decoders'
import { type Decoded, flags, list, octal, quoted, type Style, timespec } from './value'

const AT = 'AT_FDCWD'

const onPath =
  (name: string, ...rest: string[]) =>
  ([path]: readonly unknown[], _: unknown, style: Style): Decoded => ({
    name,
    args: [quoted(String(path), style, true), ...rest],
  })

const onTwo =
  (name: string) =>
  (args: readonly unknown[], _: unknown, style: Style): Decoded => ({
    name,
    args: args.slice(0, 2).map((path) => quoted(String(path), style, true)),
  })

const onDescriptor =
  (name: string) =>
  (args: readonly unknown[]): Decoded => ({ name, args: args.map(String) })

/** Files, descriptors, mounts. */
export const fileDecoders: Decoders = {
  open: ([path, how, mode], _, style) => {
    const { create } = how as OpenFlags
    const args = [AT, quoted(String(path), style, true), openFlags(how as OpenFlags)]
    return { name: 'openat', args: create ? [...args, octal(Number(mode ?? 0o666))] : args }
  },
  close: onDescriptor('close'),
  read: ([fd, length], result, style) => ({
    name: 'read',
    args: [String(fd)],
    out: [quoted((result ?? new Uint8Array()) as Uint8Array, style), String(length)],
    value: (result as Uint8Array | undefined)?.length ?? 0,
  }),
  pread: ([fd, length, offset], result, style) => ({
    name: 'pread64',
    args: [String(fd)],
    out: [quoted((result ?? new Uint8Array()) as Uint8Array, style), String(length), String(offset)],
    value: (result as Uint8Array | undefined)?.length ?? 0,
  }),
  write: ([fd, bytes], _, style) => ({
    name: 'write',
    args: [String(fd), quoted(bytes as Uint8Array, style), String((bytes as Uint8Array).length)],
  }),
  lseek: ([fd, offset, whence]) => ({
    name: 'lseek',
    args: [String(fd), String(offset), `SEEK_${String(whence).toUpperCase()}`],
  }),
  dup: ([fd, atLeast]) =>
    atLeast
      ? { name: 'fcntl', args: [String(fd), 'F_DUPFD', String(atLeast)] }
      : { name: 'dup', args: [String(fd)] },
  dup2: onDescriptor('dup2'),
  setCloseOnExec: ([fd, on]) => ({ name: 'fcntl', args: [String(fd), 'F_SETFD', on ? 'FD_CLOEXEC' : '0'] }),
  pipe: (_, result) => {
    const { read, write } = (result ?? {}) as { read?: number; write?: number }
    return { name: 'pipe2', args: [], out: [`[${read}, ${write}]`, '0'], value: 0 }
  },
  poll: ([requests, timeout], result) => {
    const asked = requests as readonly PollRequest[]
    const ready = (result ?? []) as readonly { fd: number; readable: boolean; writable: boolean }[]
    const fds = asked.map(
      ({ fd, read, write }) => `{fd=${fd}, events=${flags([read && 'POLLIN', write && 'POLLOUT'])}}`,
    )
    const answers = ready.map(({ fd, readable }) => `{fd=${fd}, revents=${readable ? 'POLLIN' : 'POLLOUT'}}`)
    const milliseconds = timeout === undefined ? '-1' : String(Math.round(Number(timeout) / 1e6))
    const value = ready.length > 0 ? `${ready.length} (${list(answers)})` : '0 (Timeout)'
    return { name: 'poll', args: [list(fds), String(asked.length), milliseconds], value }
  },
  stat: ([path], result, style) => stat(AT, quoted(String(path), style, true), '0', result),
  lstat: ([path], result, style) =>
    stat(AT, quoted(String(path), style, true), 'AT_SYMLINK_NOFOLLOW', result),
  fstat: ([fd], result) => stat(String(fd), '""', 'AT_EMPTY_PATH', result),
  statfs: ([path], result, style) => {
    const { type = '', blockSize = 0 } = (result ?? {}) as { type?: string; blockSize?: number }
    const magic = `${type.toUpperCase()}_SUPER_MAGIC`
    return {
      name: 'statfs',
      args: [quoted(String(path), style, true)],
      out: [`{f_type=${magic}, f_bsize=${blockSize}, ...}`],
      value: 0,
    }
  },
  access: ([path, mode], result, style) => {
    const { read, write, execute } = (mode ?? {}) as { read?: boolean; write?: boolean; execute?: boolean }
    return {
      name: 'access',
      args: [
        quoted(String(path), style, true),
        flags([read && 'R_OK', write && 'W_OK', execute && 'X_OK'], 'F_OK'),
      ],
      value: result === false ? '-1 ENOENT (No such file or directory)' : 0,
    }
  },
  getdents: ([path], result, style) => {
    const entries = (result ?? []) as readonly DirectoryEntry[]
    const bytes = entries.reduce((sum, { name }) => sum + Math.ceil((name.length + 20) / 8) * 8, 48)
    return {
      name: 'getdents64',
      args: [`3<${String(path)}>`],
      out: [`${quoted('', style) && '0x561e2c3d72d0'} /* ${entries.length + 2} entries */`, '32768'],
      value: bytes,
    }
  },
  mkdir: ([path, mode], _, style) => ({
    name: 'mkdir',
    args: [quoted(String(path), style, true), octal(Number(mode ?? 0o777))],
  }),
  rmdir: onPath('rmdir'),
  unlink: onPath('unlink'),
  rename: onTwo('rename'),
  link: onTwo('link'),
  symlink: onTwo('symlink'),
  readlink: ([path], result, style) => ({
    name: 'readlink',
    args: [quoted(String(path), style, true)],
    out: [quoted(String(result ?? ''), style, true), '4096'],
    value: String(result ?? '').length,
  }),
  mknod: ([path, type, mode], _, style) => {
    const kinds: Readonly<Record<string, string>> = {
      fifo: 'S_IFIFO',
      character: 'S_IFCHR',
      block: 'S_IFBLK',
    }
    return {
      name: 'mknod',
      args: [quoted(String(path), style, true), `${kinds[String(type)] ?? 'S_IFREG'}|${octal(Number(mode))}`],
    }
  },
  chmod: ([path, mode], _, style) => ({
    name: 'fchmodat',
    args: [AT, quoted(String(path), style, true), octal(Number(mode))],
  }),
  chown: ([path, uid, gid, options], _, style) => ({
    name: 'fchownat',
    args: [
      AT,
      quoted(String(path), style, true),
      String(uid),
      String(gid),
      (options as { noFollow?: boolean } | undefined)?.noFollow ? 'AT_SYMLINK_NOFOLLOW' : '0',
    ],
  }),
  utimens: ([path, times], _, style) => {
    const { atime, mtime } = times as { atime: number; mtime: number }
    return {
      name: 'utimensat',
      args: [AT, quoted(String(path), style, true), list([timespec(atime), timespec(mtime)]), '0'],
    }
  },
  truncate: ([path, size], _, style) => ({
    name: 'truncate',
    args: [quoted(String(path), style, true), String(size)],
  }),
  chdir: onPath('chdir'),
  chroot: onPath('chroot'),
  getcwd: (_, result, style) => ({
    name: 'getcwd',
    args: [],
    out: [quoted(String(result ?? ''), style, true), '4096'],
    value: String(result ?? '').length + 1,
  }),
  mount: ([options], _, style) => mount(options as MountOptions, style),
  umount: ([target, options], _, style) => ({
    name: 'umount2',
    args: [
      quoted(String(target), style, true),
      (options as { detach?: boolean } | undefined)?.detach ? 'MNT_DETACH' : '0',
    ],
  }),
  pivotRoot: onTwo('pivot_root'),
  moveToCgroup: ([path], _, style) => ({
    name: 'openat',
    args: [AT, quoted(`/sys/fs/cgroup${path}/cgroup.procs`, style, true), 'O_WRONLY|O_CLOEXEC'],
    value: 7,
  }),
  unpack: onPath('unlinkat', 'AT_REMOVEDIR'),
}

function openFlags({
  access,
  append,
  create,
  exclusive,
  truncate,
  directory,
  noFollow,
  closeOnExec,
  nonBlocking,
}: OpenFlags): string {
  const modes = { read: 'O_RDONLY', write: 'O_WRONLY', 'read-write': 'O_RDWR', path: 'O_PATH' }
  return flags([
    modes[access],
    create && 'O_CREAT',
    exclusive && 'O_EXCL',
    truncate && 'O_TRUNC',
    append && 'O_APPEND',
    nonBlocking && 'O_NONBLOCK',
    noFollow && 'O_NOFOLLOW',
    closeOnExec && 'O_CLOEXEC',
    directory && 'O_DIRECTORY',
  ])
}

const kinds: Readonly<Record<Stat['type'], string>> = {
  file: 'S_IFREG',
  directory: 'S_IFDIR',
  symlink: 'S_IFLNK',
  character: 'S_IFCHR',
  block: 'S_IFBLK',
  fifo: 'S_IFIFO',
  socket: 'S_IFSOCK',
}

function stat(directory: string, path: string, how: string, result: unknown): Decoded {
  const found = result as Stat | undefined
  const isDevice = found?.type === 'character' || found?.type === 'block'
  const size = isDevice
    ? `st_rdev=makedev(0x${(found.rdev?.major ?? 0).toString(16)}, 0x${(found.rdev?.minor ?? 0).toString(16)})`
    : `st_size=${found?.size}`
  const shown = found ? `{st_mode=${kinds[found.type]}|${octal(found.mode)}, ${size}, ...}` : '0x7ffd5c3a8c10'
  return { name: 'newfstatat', args: [directory, path], out: [shown, how], value: 0 }
}

function mount(options: MountOptions, style: Style): Decoded {
  const { source, target, type, data, propagation } = options
  const how = flags([
    options.readOnly && 'MS_RDONLY',
    options.noSuid && 'MS_NOSUID',
    options.noDev && 'MS_NODEV',
    options.noExec && 'MS_NOEXEC',
    options.remount && 'MS_REMOUNT',
    options.bind && 'MS_BIND',
    options.move && 'MS_MOVE',
    options.recursive && 'MS_REC',
    propagation && `MS_${propagation.toUpperCase()}`,
    options.atime === 'noatime' && 'MS_NOATIME',
  ])
  return {
    name: 'mount',
    args: [
      quoted(source || 'none', style, true),
      quoted(target, style, true),
      type ? quoted(type, style) : 'NULL',
      how,
      data ? quoted(data, style) : 'NULL',
    ],
  }
}
