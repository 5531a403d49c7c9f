const groups =
  'builder|checkpoint|config|container|image|network|node|plugin|secret|service|stack|swarm|system|volume'
const wholeGroups = 'builder|checkpoint|config|network|node|plugin|secret|service|stack|swarm|volume'

const patterns = [
  `(${groups})?`,
  `(${wholeGroups}) .+`,
  '(container )?(create|exec|logs|run|start|update)',
  '(image )?(build|history|import|load|pull|push|save)',
  '(container|image|system) prune',
  'image (inspect|ls|rm)|images|rmi|system df',
]

const versioned = new RegExp(`^docker ?(${patterns.join('|')})$`)

/**
 * Whether parts of a command are not in the oldest APIs: before its help, and before a mistake in its flags is told, the
 * client asks the daemon for its version.
 */
export function isVersioned(path: string): boolean {
  return versioned.test(path)
}
