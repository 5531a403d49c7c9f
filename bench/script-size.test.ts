import { expect, test } from 'vitest'
import { firstScripts } from './script-size'

test('scripts of the page, each once, without those for old browsers and without inline ones', () => {
  const html = [
    '<script src="/_next/a.js" async=""></script>',
    '<script src="/_next/old.js" noModule=""></script>',
    '<script>self.x = 1</script>',
    '<script src="/_next/a.js"></script>',
    '<link rel="preload" as="script" href="/_next/later.js"/>',
  ].join('')
  expect(firstScripts(html)).toEqual(['/_next/a.js'])
})
