import createMDX from '@next/mdx'
import type { NextConfig } from 'next'
import { mdxOptions } from './mdx/pipeline'
import { securityHeaders } from './scripts/build/headers'

/**
 * One tree, two ways to deliver it. `static` (SITE_MODE=static) writes plain files for any host; otherwise a Node
 * server, which alone sees files named `*.server.ts` and `*.server.tsx` (the live classroom).
 */
const isStatic = process.env.SITE_MODE === 'static'
const basePath = isStatic ? (process.env.BASE_PATH ?? '') : ''

const shared: NextConfig = {
  // A hash of the build's inputs (scripts/build), by which pages, their data and the service worker know each other.
  ...(process.env.BUILD_ID ? { generateBuildId: () => process.env.BUILD_ID ?? null } : {}),
  // Settings of the build that code in the browser reads too.
  env: { BASE_PATH: basePath, SITE_MODE: isStatic ? 'static' : 'server' },
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are a check of their own (npm run check): a learner who starts the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Styles travel in the page: the text can be painted as soon as it arrives.
  experimental: { globalNotFound: true, inlineCss: true },
  turbopack: { root: import.meta.dirname },
}

const staticSite: NextConfig = {
  output: 'export',
  trailingSlash: true,
  pageExtensions: ['tsx', 'ts'],
  basePath,
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
