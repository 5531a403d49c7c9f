/** A file a package installs: an executable that runs a program, or a link. */
export type PackageFile = { readonly program: string; readonly size: number } | { readonly link: string }
export type PackageFiles = Readonly<Record<string, PackageFile>>

const coreutils: PackageFiles = Object.fromEntries(
  'arch cat dir echo env false id ls nproc printenv pwd sleep true uname vdir whoami yes'
    .split(' ')
    .map((n) => [`/usr/bin/${n}`, { program: `coreutils/${n}`, size: 40000 }]),
)
export const packages: Readonly<Record<string, PackageFiles>> = { coreutils }
