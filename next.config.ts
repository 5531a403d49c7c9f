import createMDX from '@next/mdx'
import type { NextConfig } from 'next'
import { mdxOptions } from './mdx/pipeline'
import { securityHeaders } from './scripts/build/headers'

/**
 * One tree, two ways to deliver it. `static` (SITE_MODE=static) writes plain files for any host; otherwise a Node
 * server, which alone sees files named `*.server.ts` and `*.server.tsx` (the live classroom).
 */
const isStatic = process.env.SITE_MODE === 'static'

const shared: NextConfig = {
  // The build's name is a hash of its inputs (scripts/build), so that pages, data and the service worker know each other.
  ...(process.env.BUILD_ID ? { generateBuildId: () => process.env.BUILD_ID ?? null } : {}),
  reactStrictMode: true,
  poweredByHeader: false,
  experimental: { globalNotFound: true },
  turbopack: { root: import.meta.dirname },
}

const staticSite: NextConfig = {
  output: 'export',
  trailingSlash: true,
  pageExtensions: ['tsx', 'ts'],
  basePath: process.env.BASE_PATH ?? '',
  images: { unoptimized: true },
}

const server: NextConfig = {
  output: 'standalone',
  pageExtensions: ['tsx', 'ts', 'server.tsx', 'server.ts'],
  outputFileTracingRoot: import.meta.dirname,
  headers: async () => [
    { source: '/:path*', headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
  ],
}

const withMDX = createMDX({ options: mdxOptions })

export default withMDX({ ...shared, ...(isStatic ? staticSite : server) })
