import type { Build } from './applet'
import { alpineApplets, alpineExtras, busyboxApplets, debianApplets } from './applet-names'

export const officialBuild: Build = {
  banner: 'BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.',
  psTime: true,
  system: 'Linux',
  libc: 'glibc',
  names: busyboxApplets,
}

export const debianBuild: Build = {
  banner: 'BusyBox v1.37.0 (Debian 1:1.37.0-6+b9) multi-call binary.',
  psTime: false,
  system: 'GNU/Linux',
  libc: 'glibc',
  names: debianApplets,
}

export const alpineBuild: Build = {
  banner: 'BusyBox v1.37.0 (2025-06-11 10:55:12 UTC) multi-call binary.',
  psTime: true,
  system: 'Linux',
  libc: 'musl',
  names: Object.values(alpineApplets).flat().sort(),
}

/** Alpine's package busybox-extras, a program of its own. */
export const extrasBuild: Build = { ...alpineBuild, names: alpineExtras }
