/** One line of a progress stream: pull, push, build, load, import (moby jsonmessage.JSONMessage, field order). */
export interface JsonMessage {
  stream?: string
  status?: string
  progressDetail?: { current?: number; total?: number; start?: number; hidecounts?: boolean; units?: string }
  /** the drawn bar, for clients that cannot draw */
  progress?: string
  id?: string
  from?: string
  time?: number
  timeNano?: number
  errorDetail?: { code?: number; message?: string }
  error?: string
  aux?: unknown
}
