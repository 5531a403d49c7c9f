import { execute } from './execute'
import { type FunctionTable, templateFunctions } from './functions'
import { type ParsedTemplate, parseTemplate } from './parser'
import type { Maybe } from './type'

export interface RenderOptions {
  readonly functions?: FunctionTable
  readonly missingKeyIsError?: boolean
}

/** A Go template with docker's functions. */
export class Template {
  readonly #parsed: ParsedTemplate

  /**
   * @param name as errors give it
   * @throws Error worded as text/template's: `template: NAME:1: unclosed action`
   */
  constructor(source: string, name = '') {
    this.#parsed = parseTemplate(name, source, (word) => Object.hasOwn(templateFunctions, word))
  }

  /** @throws Error worded as text/template's: `template: :1:2: executing "" at <.X>: …` */
  render(
    data: Maybe,
    { functions = templateFunctions, missingKeyIsError = false }: RenderOptions = {},
  ): string {
    return execute(this.#parsed, data, { functions, missingKeyIsError })
  }
}
