/** The options of `set -o`, in the order of its listing, with their letters. */
export const setOptions: readonly (readonly [name: string, letter: string])[] = [
  ['allexport', 'a'],
  ['braceexpand', 'B'],
  ['emacs', ''],
  ['errexit', 'e'],
  ['errtrace', 'E'],
  ['functrace', 'T'],
  ['hashall', 'h'],
  ['histexpand', 'H'],
  ['history', ''],
  ['ignoreeof', ''],
  ['interactive-comments', ''],
  ['keyword', 'k'],
  ['monitor', 'm'],
  ['noclobber', 'C'],
  ['noexec', 'n'],
  ['noglob', 'f'],
  ['nolog', ''],
  ['notify', 'b'],
  ['nounset', 'u'],
  ['onecmd', 't'],
  ['physical', 'P'],
  ['pipefail', ''],
  ['posix', ''],
  ['privileged', 'p'],
  ['verbose', 'v'],
  ['vi', ''],
  ['xtrace', 'x'],
]

/** What bash has on at the start. */
export const defaultOptions: readonly string[] = ['braceexpand', 'hashall', 'interactive-comments']

/** The options of `shopt`; those that are on at the start are marked. */
const shoptTable =
  'autocd assoc_expand_once cdable_vars cdspell checkhash checkjobs checkwinsize* cmdhist* compat31 compat32 compat40 compat41 compat42 compat43 compat44 complete_fullquote* direxpand dirspell dotglob execfail expand_aliases extdebug extglob extquote* failglob force_fignore* globasciiranges* globskipdots* globstar gnu_errfmt histappend histreedit histverify hostcomplete* huponexit inherit_errexit interactive_comments* lastpipe lithist localvar_inherit localvar_unset login_shell mailwarn no_empty_cmd_completion nocaseglob nocasematch noexpand_translation nullglob patsub_replacement* progcomp* progcomp_alias promptvars* restricted_shell shift_verbose sourcepath* varredir_close xpg_echo'

export const shoptNames: readonly string[] = shoptTable.replaceAll('*', '').split(' ')

export const defaultShopt: readonly string[] = shoptTable
  .split(' ')
  .filter((name) => name.endsWith('*'))
  .map((name) => name.slice(0, -1))

/** The letters of `$-`: one an option that is on, then how the shell was started. */
export function optionLetters(
  on: { has(name: string): boolean },
  interactive: boolean,
  source: 'command' | 'stdin' | 'file',
): string {
  const letters = setOptions.filter(([name, letter]) => letter && on.has(name)).map(([, letter]) => letter)
  if (interactive) letters.push('i')
  const lower = letters.filter((letter) => letter >= 'a').sort()
  const upper = letters.filter((letter) => letter < 'a').sort()
  const start = source === 'command' ? 'c' : source === 'stdin' ? 's' : ''
  return lower.join('') + upper.join('') + start
}
