/** The lines typed in a session, numbered from 1 as bash numbers them. */
export class History {
  #lines: string[] = []
  /** number of the first line kept */
  #first = 1

  get lines(): readonly string[] {
    return this.#lines
  }

  get firstNumber(): number {
    return this.#first
  }

  get nextNumber(): number {
    return this.#first + this.#lines.length
  }

  /** Adds a line unless HISTCONTROL says otherwise; at most `size` are kept. */
  add(line: string, control: string, size: number): void {
    const rules = control.split(':')
    const ignoresBlank = rules.includes('ignorespace') || rules.includes('ignoreboth')
    const ignoresSame = rules.includes('ignoredups') || rules.includes('ignoreboth')
    if (ignoresBlank && line.startsWith(' ')) return
    if (ignoresSame && this.#lines.at(-1) === line) return
    if (rules.includes('erasedups')) this.#lines = this.#lines.filter((other) => other !== line)
    this.append(line)
    const excess = this.#lines.length - size
    if (excess <= 0) return
    this.#lines.splice(0, excess)
    this.#first += excess
  }

  append(line: string): void {
    this.#lines.push(line)
  }

  /** The line of a number; negative ones count from the end. */
  get(number: number): string | undefined {
    return number < 0 ? this.#lines.at(number) : this.#lines[number - this.#first]
  }

  delete(number: number): boolean {
    return this.#lines.splice(number - this.#first, 1).length > 0
  }

  clear(): void {
    this.#lines = []
  }
}
