import { atLeast, command } from '../../command'
import { CommandError, messageOf } from '../../error'
import { inspect as inspectObjects } from '../../inspect/inspect'
import { objectFormat } from '../shared/format-flags'
import { defaultContext } from './default-context'

export const inspect = command({
  use: '[OPTIONS] [CONTEXT] [CONTEXT...]',
  summary: { en: 'Show all that is stored of contexts', zh: '显示上下文的详细信息' },
  args: atLeast(0),
  flags: objectFormat,
  completes: 'context',
  *run(cli, names, { format }) {
    const wanted = names.length > 0 ? names : [cli.currentContext]
    yield* inspectObjects(cli, wanted, format, function* (name) {
      const isDefault = name === 'default'
      try {
        const context = isDefault ? defaultContext(cli) : yield* cli.contexts.get(name)
        const Storage = {
          MetadataPath: isDefault ? '<IN MEMORY>' : cli.contexts.directory(name),
          TLSPath: isDefault ? '<IN MEMORY>' : cli.contexts.directory(name, 'tls'),
        }
        return {
          json: JSON.stringify({ ...context, TLSMaterial: {}, Storage }),
          type: 'context.contextWithTLSListing',
          isTypedOnly: true,
        }
      } catch (error) {
        throw new CommandError(messageOf(error))
      }
    })
  },
})
