import createMDX from '@next/mdx'
import type { NextConfig } from 'next'
import { mdxOptions } from './mdx/pipeline'

/**
 * One tree, two ways to deliver it. `static` (SITE_MODE=static) writes plain files for any host; otherwise a Node
 * server, which alone sees files named `*.server.ts` and `*.server.tsx` (the live classroom).
 */
const isStatic = process.env.SITE_MODE === 'static'

const shared: NextConfig = {
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
}

const withMDX = createMDX({ options: mdxOptions })

export default withMDX({ ...shared, ...(isStatic ? staticSite : server) })
