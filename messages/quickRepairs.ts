/** The repairs of a layout that quick fixes ask for. */
export const quickRepairs = ['rehash', 'sizes', 'prune', 'layout-file'] as const;
