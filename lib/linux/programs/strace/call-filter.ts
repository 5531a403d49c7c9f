import { Failure } from '../utility'

/** The sets that can be named with `%` (strace(1), "trace=syscall_set"). */
const sets: Readonly<Record<string, readonly string[]>> = {
  creds: words('capget capset getegid geteuid getgid getgroups getuid prctl setgroups setresgid setresuid'),
  desc: words(
    'accept4 bind close connect dup dup2 fcntl getdents64 ioctl listen lseek newfstatat openat pipe2 poll pread64 read recvfrom recvmsg sendto shutdown socket write',
  ),
  file: words(
    'access chdir chroot execve fchmodat fchownat getcwd link lstat mkdir mknod mount newfstatat openat pivot_root readlink rename rmdir stat statfs symlink truncate umount2 unlink unlinkat utimensat',
  ),
  ipc: words('msgctl msgget msgrcv msgsnd semctl semget semop shmat shmctl shmdt shmget'),
  memory: words('brk madvise mmap mprotect munmap'),
  network: words(
    'accept4 bind connect getpeername getsockname listen recvfrom recvmsg sendto setsockopt shutdown socket socketpair',
  ),
  process: words('clone clone3 execve exit exit_group fork kill tgkill unshare vfork wait4 waitid'),
  signal: words('kill pause rt_sigaction rt_sigprocmask rt_sigreturn tgkill'),
}

/** Calls that exist besides those of the sets. */
const others = words(
  'arch_prctl clock_gettime clock_nanosleep epoll_wait exit_group fstat futex getpgid getpid getppid getpriority getrandom getsid gettid nanosleep open prlimit64 ptrace sched_getaffinity sched_yield seccomp select setdomainname sethostname setns setpgid setpriority setsid sysinfo umask uname',
)

const known = new Set([...Object.values(sets).flat(), ...others])

function words(text: string): readonly string[] {
  return text.split(' ')
}

/** Which calls `-e trace=` asks for; undefined is all. @throws Failure */
export function parseCalls(expression: string): (name: string) => boolean {
  const isNegated = expression.startsWith('!')
  const names = new Set<string>()
  for (const word of expression.replace(/^!/, '').split(',')) {
    const isOptional = word.startsWith('?')
    const name = word.replace(/^\?/, '')
    const set = sets[name.replace(/^%/, '')]
    if (name === 'all') for (const one of known) names.add(one)
    else if (name === 'none') continue
    else if (set && (name.startsWith('%') || !known.has(name))) for (const one of set) names.add(one)
    else if (name.startsWith('/'))
      for (const one of known) new RegExp(name.slice(1)).test(one) && names.add(one)
    else if (known.has(name)) names.add(name)
    else if (!isOptional) throw new Failure(`invalid system call '${word}'`)
  }
  return (name) => names.has(name) !== isNegated
}
