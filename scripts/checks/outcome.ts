/** How many things a check looked at and found right, wrong or left out. */
export interface Counts {
  passed: number
  failed: number
  skipped?: number
}

export interface Outcome extends Counts {
  name: string
  seconds: number
}

export const success: Counts = { passed: 1, failed: 0 }
export const failure: Counts = { passed: 0, failed: 1 }
