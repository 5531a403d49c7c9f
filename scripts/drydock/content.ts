import { oracleContent } from '@/content/scenarios/oracle/content'
import { worldContent } from '@/content/world'
import type { WorldContent } from '@/lib/world/content'

/** What a scenario's worlds are made of: the course's content, or that of the recorded lab. */
export function contentOf(scenario: string): WorldContent {
  return scenario in oracleContent.scenarios ? oracleContent : worldContent
}
