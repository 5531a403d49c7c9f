import type { Syscalls } from '../syscalls'
import { NetlinkCalls } from './netlink-calls'

/** All system calls of one thread. */
export class SystemCalls extends NetlinkCalls implements Syscalls {}
