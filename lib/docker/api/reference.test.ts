import { expect, test } from 'vitest'
import { familiarString, parseReference, referenceString, withDefaultTag } from './reference'

const ZEROS = '0'.repeat(64)

test.each([
  ['nginx', 'docker.io/library/nginx:latest', 'nginx:latest'],
  ['nginx:1.27', 'docker.io/library/nginx:1.27', 'nginx:1.27'],
  ['docker.io/library/busybox', 'docker.io/library/busybox:latest', 'busybox:latest'],
  ['student/webapp:1.0', 'docker.io/student/webapp:1.0', 'student/webapp:1.0'],
  ['localhost:5000/team/mybox:v2', 'localhost:5000/team/mybox:v2', 'localhost:5000/team/mybox:v2'],
  ['localhost/x', 'localhost/x:latest', 'localhost/x:latest'],
  ['ghcr.io/a/b/c', 'ghcr.io/a/b/c:latest', 'ghcr.io/a/b/c:latest'],
  [`hello@sha256:${ZEROS}`, `docker.io/library/hello@sha256:${ZEROS}`, `hello@sha256:${ZEROS}`],
])('%s is %s', (text, full, familiar) => {
  const reference = withDefaultTag(parseReference(text))
  expect([referenceString(reference), familiarString(reference)]).toEqual([full, familiar])
})

test.each([
  ['', 'invalid reference format'],
  ['UPPER', 'invalid reference format: repository name (library/UPPER) must be lowercase'],
  ['busybox:bad:tag', 'invalid reference format'],
  ['-bad', 'invalid reference format'],
  ['hello@sha256:00', 'invalid reference format'],
  [ZEROS, `invalid repository name (${ZEROS}), cannot specify 64-byte hexadecimal strings`],
])('%j is refused: %s', (text, message) => {
  expect(() => parseReference(text)).toThrow(message)
})
