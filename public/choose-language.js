// The start page: on to the language chosen before, or else to the first of the browser's that the site has.
{
  let chosen = null
  try {
    chosen = localStorage.getItem('drydock:locale')
  } catch {
    // Without storage the browser's languages decide.
  }
  const wanted = [chosen, ...navigator.languages].map((tag) => (tag ?? '').slice(0, 2).toLowerCase())
  const locale = wanted.find((language) => language === 'en' || language === 'zh') ?? 'en'
  const link = document.querySelector(`a[data-language="${locale}"]`)
  if (link) location.replace(link.href + location.hash)
}
