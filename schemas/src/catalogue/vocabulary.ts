/** What a media type can be used as. The project file offers the same roles, so they are needed at run time. */
export const mediaTypeRoles = [
  'manifest',
  'index',
  'config',
  'layer',
  'artifactType',
  'blob',
  'header',
] as const;
