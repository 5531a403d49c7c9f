/** A file a package installs: an executable that runs a program, a script, a link, or another text. */
export type PackageFile =
  | { readonly program: string; readonly size: number; readonly mode?: number }
  | { readonly link: string }
  | { readonly script: string }
  | { readonly text: string; readonly mode?: number }

/** What a package installs, by absolute path. */
export type PackageFiles = Readonly<Record<string, PackageFile>>
