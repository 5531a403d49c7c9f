import { expect, test } from 'vitest'
import { requestTarget } from './routes'

test.each([
  ['containerList', {}, { all: true, limit: undefined }, '/v1.50/containers/json?all=1'],
  ['containerStop', { name: 'web' }, { t: 3 }, '/v1.50/containers/web/stop?t=3'],
  ['imageInspect', { name: 'student/web:1' }, {}, '/v1.50/images/student/web:1/json'],
  [
    'containerTop',
    { name: 'a/b' },
    { ps_args: '-o pid', all: true },
    '/v1.50/containers/a/b/top?all=1&ps_args=-o+pid',
  ],
  ['imageSave', {}, { names: ['a:1', 'b'] }, '/v1.50/images/get?names=a%3A1&names=b'],
] as const)('%s %j %j → %s', (name, parameters, query, target) => {
  expect(requestTarget(name, parameters, query, '1.50')).toBe(target)
})
