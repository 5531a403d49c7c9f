/** How narrow and how wide the machine may be, in rem. */
export interface BenchLimits {
  readonly smallest: number
  readonly largest: number
}

/** The narrowest machine still shows 40 columns. */
const smallestBench = 24
/** The text keeps at least this much. */
const smallestText = 26
const step = 2

/** The limits in a window of that many rem. */
export function benchLimits(windowRem: number): BenchLimits {
  return { smallest: smallestBench, largest: Math.max(smallestBench, windowRem - smallestText) }
}

/** The width a key asks for; undefined for keys that have no meaning here. Left widens the machine, as it stands on the right. */
export function benchWidthAfter(
  key: string,
  width: number,
  { smallest, largest }: BenchLimits,
): number | undefined {
  const wanted: Record<string, number> = {
    ArrowLeft: width + step,
    ArrowRight: width - step,
    Home: smallest,
    End: largest,
  }
  const rem = wanted[key]
  return rem === undefined ? undefined : Math.min(largest, Math.max(smallest, rem))
}
