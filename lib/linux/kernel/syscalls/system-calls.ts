import type { Syscalls } from '../syscalls'
import { SocketCalls } from './socket-calls'

/** All system calls of one thread. */
export class SystemCalls extends SocketCalls implements Syscalls {}
