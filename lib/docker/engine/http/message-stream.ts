import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { JsonMessage } from '../../api/types/json-message'
import { EngineError } from '../error'
import { messageLine } from '../image/progress'
import type { Exchange } from './exchange'

type Report = (message: JsonMessage) => Blocking<void>

/** A stream of messages that begins with the first; a failure before that is an ordinary one, later it is the last message. */
export function* streamMessages(
  exchange: Exchange,
  work: (report: Report) => Blocking<void>,
): Blocking<void> {
  const report: Report = function* (message) {
    if (!exchange.answered) yield* exchange.begin({ 'content-type': 'application/json' })
    yield* exchange.write(messageLine(message))
  }
  try {
    yield* work(report)
  } catch (error) {
    if (!exchange.answered || !(error instanceof EngineError)) throw error
    yield* report({ errorDetail: { message: error.message }, error: error.message })
  }
  yield* exchange.end()
}
