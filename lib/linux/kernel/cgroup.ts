/** A control group (cgroups(7), version 2): a node of the one hierarchy under /sys/fs/cgroup. */
export class Cgroup {
  readonly children = new Map<string, Cgroup>()
  /** what was asked of this group itself (cgroup.freeze) */
  wantsFrozen = false
  /** whether its processes stand still, by its own wish or that of a group above */
  isFrozen: boolean

  constructor(
    readonly name: string,
    readonly parent: Cgroup | undefined,
  ) {
    this.isFrozen = parent?.isFrozen ?? false
  }

  /** Path from the root of the hierarchy: `/system.slice/docker.service`. */
  get path(): string {
    if (!this.parent) return '/'
    return this.parent.parent ? `${this.parent.path}/${this.name}` : `/${this.name}`
  }

  /** The descendant at a path, made with what leads to it when missing. */
  at(path: string): Cgroup {
    let group: Cgroup = this
    for (const name of path.split('/').filter(Boolean)) {
      let child = group.children.get(name)
      if (!child) {
        child = new Cgroup(name, group)
        group.children.set(name, child)
      }
      group = child
    }
    return group
  }
}
