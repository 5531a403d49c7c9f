import type { Syscalls } from '../syscalls'
import { IpcCalls } from './ipc-calls'

/** All system calls of one thread. */
export class SystemCalls extends IpcCalls implements Syscalls {}
