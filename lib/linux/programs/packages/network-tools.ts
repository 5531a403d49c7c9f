import type { PackageFiles } from './package-files'

/** Debian's DNS tools, netcat, traceroute, net-tools and getent on amd64: what of them is simulated. */
export const bind9DnsUtils: PackageFiles = {
  '/usr/bin/dig': { program: 'bind9/dig', size: 146_200 },
  '/usr/bin/nslookup': { program: 'bind9/nslookup', size: 117_496 },
}

export const bind9Host: PackageFiles = { '/usr/bin/host': { program: 'bind9/host', size: 117_456 } }

export const netcatOpenbsd: PackageFiles = {
  '/usr/bin/nc': { link: 'nc.openbsd' },
  '/usr/bin/nc.openbsd': { program: 'netcat/nc', size: 43_592 },
  '/usr/bin/netcat': { link: 'nc' },
}

export const traceroute: PackageFiles = {
  '/usr/bin/traceroute': { program: 'traceroute/traceroute', size: 72_944 },
  '/usr/sbin/traceroute': { link: '../bin/traceroute' },
}

export const netTools: PackageFiles = {
  '/usr/bin/netstat': { program: 'net-tools/netstat', size: 155_304 },
  '/usr/sbin/arp': { program: 'net-tools/arp', size: 67_720 },
  '/usr/sbin/ifconfig': { program: 'net-tools/ifconfig', size: 83_976 },
  '/usr/sbin/route': { program: 'net-tools/route', size: 70_832 },
}

export const libcBin: PackageFiles = { '/usr/bin/getent': { program: 'libc-bin/getent', size: 36_320 } }

export const bridgeUtils: PackageFiles = { '/usr/sbin/brctl': { program: 'iproute2/brctl', size: 39_616 } }
