/** What ends a transfer: libcurl's error number and its text (libcurl-errors(3)). */
export class CurlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}
