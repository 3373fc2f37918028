/** The repairs of a layout that quick fixes ask for. */
export const quickRepairs = ['rehash', 'sizes', 'diff-ids', 'prune', 'layout-file'] as const;
