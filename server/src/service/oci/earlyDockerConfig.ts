/** General types that registries gave to image configs before Docker had a type for them (moby, `distribution/config.go`). */
const defaulted: ReadonlySet<string> = new Set(['application/octet-stream', 'application/json', 'text/html']);

/** Tells whether the config of an early Docker image may have this type. */
export function isEarlyDockerConfig(configType: string): boolean {
  return defaulted.has(configType);
}
