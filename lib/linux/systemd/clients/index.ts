import type { Program } from '../../kernel/program'
import { hostnamectl } from './hostnamectl'
import { journalctl } from './journalctl'
import { service } from './service'
import { systemctl } from './systemctl'

/** What one talks to systemd with, by program key. */
export const systemdPrograms = {
  'systemd-clients/hostnamectl': hostnamectl,
  'systemd-clients/journalctl': journalctl,
  'systemd-clients/service': service,
  'systemd-clients/systemctl': systemctl,
} as const satisfies Record<string, Program>
