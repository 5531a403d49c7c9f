import { expect, test } from 'vitest'
import { findGroups, findUser, homeOf } from './passwd'

const passwd =
  'root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:33:www-data:/var/www:/bin/false\nnobody:x:65534:65534:nobody:/home:/bin/false\n'
const group = 'root:x:0:\ndaemon:x:1:\nmail:x:8:www-data\nwww-data:x:33:\nusers:x:100:\n'

test.each([
  ['', { uid: 0, gid: 0, additionalGids: [0] }],
  ['www-data', { uid: 33, gid: 33, additionalGids: [8, 33] }],
  ['33', { uid: 33, gid: 33, additionalGids: [8, 33] }],
  ['1234', { uid: 1234, gid: 0, additionalGids: [0] }],
  ['1234:5678', { uid: 1234, gid: 5678, additionalGids: [5678] }],
  ['nobody:www-data', { uid: 65534, gid: 33, additionalGids: [33] }],
])('user %j', (spec, user) => {
  expect(findUser(spec, passwd, group)).toEqual(user)
})

test.each([
  ['nosuchuser', 'unable to find user nosuchuser: no matching entries in passwd file'],
  ['0:nosuchgroup', 'unable to find group nosuchgroup: no matching entries in group file'],
  ['-1', 'uids and gids must be in range 0-2147483647'],
])('user %j is refused', (spec, message) => {
  expect(() => findUser(spec, passwd, group)).toThrow(message)
})

test('groups by name and number, and the home of users known and unknown', () => {
  expect(findGroups(['100', 'mail'], group)).toEqual([100, 8])
  expect([homeOf(passwd, 33), homeOf(passwd, 1234)]).toEqual(['/var/www', '/'])
})
