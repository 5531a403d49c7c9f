import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { UsageError } from './usage-error'

/** A file's text, or standard input without one. Rejects with a UsageError when the file cannot be read. */
export async function readInput(file: string | undefined): Promise<string> {
  if (file === undefined || file === '-') return await text(process.stdin)
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new UsageError(`cannot read ${file}`)
  }
}
