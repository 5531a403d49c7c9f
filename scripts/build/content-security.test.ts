import { expect, test } from 'vitest'
import { sealPage } from './content-security'

const policy = (scripts: string) =>
  [
    "default-src 'self'",
    `script-src 'self'${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ')
const meta = (scripts: string) => `<meta http-equiv="Content-Security-Policy" content="${policy(scripts)}"/>`

test('a page allows its own inline scripts and no others', () => {
  const page = '<head><meta charSet="utf-8"/><script src="/a.js"></script></head><script>alert(1)</script>'
  // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
  const hash = " 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
  expect(sealPage(page)).toBe(
    `<head><meta charSet="utf-8"/>${meta(hash)}<script src="/a.js"></script></head><script>alert(1)</script>`,
  )
})

test('a script that occurs twice is listed once', () => {
  const sealed = sealPage('<head></head><script>alert(1)</script><script>alert(1)</script>')
  expect(sealed.match(/sha256-/g)).toHaveLength(1)
})

test('a page without a head is refused', () => {
  expect(() => sealPage('<p>text</p>')).toThrow('a page has no <head> to carry its policy')
})
