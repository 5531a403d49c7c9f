import { expect, test } from 'vitest'
import { humanSize, layerMessage, messageLine } from './progress'

test.each([
  [139, '139B'],
  [16384, '16.38kB'],
  [1137036, '1.137MB'],
  [8391000, '8.391MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(humanSize(bytes)).toBe(text)
})

test('progress lines are those of dockerd', () => {
  expect(messageLine(layerMessage('9b6eb231da2a', 'Downloading', 16384, 1137036))).toBe(
    '{"status":"Downloading","progressDetail":{"current":16384,"total":1137036},"progress":"[\\u003e                                                  ]  16.38kB/1.137MB","id":"9b6eb231da2a"}\r\n',
  )
  expect(messageLine(layerMessage('9b6eb231da2a', 'Extracting', 32768, 1137036))).toContain(
    '"[=\\u003e                                                 ]  32.77kB/1.137MB"',
  )
  expect(messageLine(layerMessage('9b6eb231da2a', 'Extracting', 1137036, 1137036))).toContain(
    '"[==================================================\\u003e]  1.137MB/1.137MB"',
  )
  expect(messageLine(layerMessage('9b6eb231da2a', 'Pull complete'))).toBe(
    '{"status":"Pull complete","progressDetail":{},"id":"9b6eb231da2a"}\r\n',
  )
})
