// Keeps the site readable and the terminal working without a network, after one visit. It is written into the site
// by service-worker.ts, which puts `const build = {…}` before it.
//
// Each build has a cache of its own, named after it, and answers come from that one or, when it lacks them, from the
// network; what belongs to another build is passed on but never kept. A new worker fetches all it needs first and
// takes over when a page is loaded with no other page open, so no page ever runs on a mixture.

const cacheName = `drydock-${build.id}`
const languagesKey = new URL(`${build.basePath}/__languages`, location.origin).href

const openCache = () => caches.open(cacheName)

const absolute = (address) => new URL(address, location.origin).href

/** The key of a page's data. Which part of the page a server is asked for stands in headers, so they are in the key. */
function dataKey(request) {
  const url = new URL(request.url)
  const part = request.headers.get('Next-Router-Segment-Prefetch') ?? ''
  return build.dataBy === 'header' ? `${url.origin}${url.pathname}?data=${part}` : url.origin + url.pathname
}

function dataRequest(page, part) {
  if (build.dataBy === 'file') return new Request(absolute(page + encodeURI(part)), { cache: 'no-cache' })
  const headers = { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': part }
  return new Request(absolute(page), { headers, cache: 'no-cache' })
}

/** Keeps an answer if it is whole and, being a page or its data, names this build. */
async function keep(cache, key, response) {
  if (!response.ok) return
  const body = await response.blob()
  const isPage = /^text\/(html|x-component|plain)/.test(response.headers.get('Content-Type') ?? '')
  if (isPage && !(await body.text()).includes(build.id)) return
  // A new answer, because one that came by a redirect may not be given to a navigation.
  await cache.put(key, new Response(body, { headers: response.headers }))
}

async function keepIfMissing(cache, key, request) {
  if (!(await cache.match(key))) await keep(cache, key, await fetch(request))
}

async function keepPage(cache, { address, data }) {
  await keepIfMissing(cache, absolute(address), new Request(absolute(address), { cache: 'no-cache' }))
  for (const part of data) {
    const request = dataRequest(address, part)
    await keepIfMissing(cache, dataKey(request), request)
  }
}

/** The languages read so far: what earlier builds kept, so that an update keeps them before it takes over. */
async function keptLanguages() {
  const known = await caches.match(languagesKey)
  return known ? known.json() : []
}

async function keepLanguage(language) {
  const cache = await openCache()
  const pages = [...build.pages[''], ...(build.pages[language] ?? [])]
  const fetchSome = async () => {
    for (let page = pages.shift(); page; page = pages.shift()) await keepPage(cache, page)
  }
  // A few at a time, so that what the reader asks for does not wait behind them.
  await Promise.all([fetchSome(), fetchSome(), fetchSome()])
  const languages = new Set([...(await keptLanguages()), language])
  await cache.put(languagesKey, Response.json([...languages]))
}

async function install() {
  const cache = await openCache()
  await cache.addAll(build.shell)
  for (const language of await keptLanguages()) await keepLanguage(language)
}

async function activate() {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('drydock-') && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
  await clients.claim()
}

async function cacheFirst(key, request) {
  const cache = await openCache()
  const kept = await cache.match(key)
  if (kept) return kept
  const response = await fetch(request)
  await keep(cache, key, response.clone())
  return response
}

const offlinePage = () =>
  new Response(
    `<!doctype html><meta charset="utf-8"><title>Offline</title><p lang="en">You are offline, and this page has not been
     stored. <a href="${build.basePath}/">Go to the start page</a>.</p><p lang="zh">你处于离线状态，此页面尚未保存。</p>`,
    { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } },
  )

/** Lets a waiting update take over when the page being loaded is the only one. */
async function updateTakesOver() {
  const { waiting } = registration
  if (!waiting) return false
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.length > 1) return false
  waiting.postMessage({ type: 'take-over' })
  return true
}

/** The key of a page: its address, with the slash at the end that the static site's addresses have. */
function pageKey({ url }) {
  const { origin, pathname } = new URL(url)
  const end = build.dataBy === 'file' && !pathname.endsWith('/') ? '/' : ''
  return origin + pathname + end
}

async function navigate(request) {
  if (await updateTakesOver()) {
    const fresh = await fetch(request).catch(() => undefined)
    if (fresh) return fresh
  }
  return cacheFirst(pageKey(request), request).catch(offlinePage)
}

/** Before client navigation on a static host, Next asks for a page's head alone to see whether it is redirected. */
async function head(request) {
  const kept = await (await openCache()).match(pageKey(request))
  return kept ? new Response(null, { headers: kept.headers }) : fetch(request)
}

function answer(request) {
  const url = new URL(request.url)
  if (request.method === 'HEAD') return head(request)
  if (request.mode === 'navigate') return navigate(request)
  const isData = request.headers.has('RSC') || /\/(index|__next\.[^/]*)\.txt$/.test(url.pathname)
  return cacheFirst(isData ? dataKey(request) : url.origin + url.pathname, request)
}

addEventListener('install', (event) => event.waitUntil(install()))
addEventListener('activate', (event) => event.waitUntil(activate()))

addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (!['GET', 'HEAD'].includes(request.method) || request.headers.has('Range')) return
  if (url.origin !== location.origin) return
  if (!url.pathname.startsWith(`${build.basePath}/`)) return
  if (url.pathname.startsWith(`${build.basePath}/api/`) || url.pathname.endsWith('/sw.js')) return
  event.respondWith(answer(request))
})

addEventListener('message', (event) => {
  if (event.data.type === 'take-over') skipWaiting()
  if (event.data.type === 'keep-language') {
    event.waitUntil(keepLanguage(event.data.language).then(() => event.ports[0]?.postMessage('kept')))
  }
})
