/** What is wrong with a Dockerfile, and in which lines, as BuildKit's parser words it. */
export class DockerfileError extends Error {
  constructor(
    message: string,
    readonly startLine = 0,
    readonly endLine = startLine,
    /** found while the file was cut into instructions, before any was looked at */
    readonly isSyntax = false,
  ) {
    super(message)
  }
}
