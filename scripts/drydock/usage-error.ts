/** Wrong words on the command line, or a file that cannot be used; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
