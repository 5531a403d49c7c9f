export interface DeviceNumber {
  readonly major: number
  readonly minor: number
}

/** The number stat(2) gives as st_dev for a major and minor (glibc's makedev(3), minors below 2^20). */
export function makeDevice(major: number, minor: number): number {
  return (minor & 0xff) + major * 0x100 + (minor >>> 8) * 0x100000
}

/** The major and minor of an st_dev; the inverse of {@link makeDevice}. */
export function splitDevice(device: number): DeviceNumber {
  return {
    major: Math.floor(device / 0x100) & 0xfff,
    minor: (device & 0xff) + Math.floor(device / 0x100000) * 0x100,
  }
}
