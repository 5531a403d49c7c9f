import { expect, test } from 'vitest'
import recorded from '../fixtures/inspect-templates.json'
import { apiTypes } from '../inspect/types'
import { decode } from './decode'
import { parseJson, untyped } from './json-parse'
import { Template } from './template'

const document = parseJson(JSON.stringify(recorded.container))
const typed = decode(document, apiTypes.type('container.InspectResponse'))

/** What `docker inspect -f` prints: the typed value first, the plain JSON when that fails. */
function inspect(source: string): { stdout: string; stderr: string; exit: number } {
  const failed = (stdout: string, error: unknown, exit: number) => ({
    stdout,
    stderr: `template parsing error: ${(error as Error).message}\n`,
    exit,
  })
  let template: Template
  try {
    template = new Template(source)
  } catch (error) {
    return failed('', error, 64)
  }
  try {
    return { stdout: `${template.render(typed)}\n`, stderr: '', exit: 0 }
  } catch {
    try {
      const plain = untyped(document).target ?? undefined
      return { stdout: `${template.render(plain, { missingKeyIsError: true })}\n`, stderr: '', exit: 0 }
    } catch (error) {
      return failed('\n', error, 1)
    }
  }
}

// Recorded from `docker inspect -f` of the docker client 28.2.2 on this container.
test.each(recorded.cases)('$template', ({ template, ...expected }) => {
  expect(inspect(template)).toEqual(expected)
})
