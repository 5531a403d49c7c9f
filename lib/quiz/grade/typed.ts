import { matches, type TextMatch, tidy } from '../matches'

/** 1 when what was typed is accepted, else 0. */
export function gradeShort({ accept }: { readonly accept: readonly TextMatch[] }, answer: string): number {
  return accept.some((entry) => matches(answer, entry)) ? 1 : 0
}

/** The number that was typed, if it is one; a decimal comma is read as a point. */
export function readNumber(answer: string): number | undefined {
  const text = tidy(answer).replace(/^([+-]?\d+),(\d+)$/, '$1.$2')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined
}

interface NumericQuestion {
  readonly value: number
  readonly tolerance: number
}

/** 1 when the number typed lies within the tolerance, else 0. */
export function gradeNumeric({ value, tolerance }: NumericQuestion, answer: string): number {
  const number = readNumber(answer)
  // Decimal fractions are not exact in binary, so 0.3 must count as within 0.1 of 0.2.
  return number !== undefined && Math.abs(number - value) <= tolerance + 1e-9 ? 1 : 0
}
