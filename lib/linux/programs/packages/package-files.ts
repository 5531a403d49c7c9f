/** A file a package installs: an executable that runs a program, a script, or a link. */
export type PackageFile =
  | { readonly program: string; readonly size: number }
  | { readonly link: string }
  | { readonly script: string }

/** What a package installs, by absolute path. */
export type PackageFiles = Readonly<Record<string, PackageFile>>
