/**
 * Names of images: the value of `org.opencontainers.image.ref.name` (annotations.md, "Pre-Defined Annotation Keys"),
 * and references to images in a registry, such as `docker.io/library/alpine:3.19`.
 */

/** Longer names, in UTF-16 code units, are not repaired. */
const longestRepairableName = 512;

const component = /^[A-Za-z0-9]+(?:(?:--|[-._:@+])[A-Za-z0-9]+)*$/;

/**
 * Tells whether a name follows the grammar that annotations.md gives for `ref.name`: components between slashes, each
 * of letters and digits that are separated by `--` or by one of `-._:@+`.
 */
export function isReferenceName(name: string): boolean {
  return name.includes('/') ? name.split('/').every((part) => component.test(part)) : component.test(name);
}

/**
 * The name with everything that the grammar of `ref.name` does not allow turned into single hyphens, such as
 * `my-image` for `my image`. Undefined where nothing is left, and for names longer than 512 UTF-16 code units.
 */
export function plainReferenceName(name: string): string | undefined {
  if (name.length > longestRepairableName) return undefined;
  const plain = name
    .split('/')
    .map(plainComponent)
    .filter((part) => part !== '')
    .join('/');
  return isReferenceName(plain) ? plain : undefined;
}

/** The words of a component, each with the separator behind it if there is a single one, joined by hyphens otherwise. */
function plainComponent(part: string): string {
  const words = part.match(/[A-Za-z0-9]+(?:[._:@+](?=[A-Za-z0-9]))?/g) ?? [];
  return words.reduce(
    (joined, word) => (/[A-Za-z0-9]$/.test(joined) ? `${joined}-${word}` : joined + word),
    '',
  );
}

/**
 * Tells whether a reference to an image begins with a registry. As Docker decides: the part before the first slash is
 * a host when it has a dot or a port, or is `localhost`.
 */
export function hasRegistry(reference: string): boolean {
  const slash = reference.indexOf('/');
  const first = slash === -1 ? '' : reference.slice(0, slash);
  return first === 'localhost' || /[.:]/.test(first);
}

/**
 * The reference to Docker Hub that Docker reads a reference without a registry as: `docker.io/library/alpine` for
 * `alpine`. Undefined for text that is not such a reference.
 */
export function onDockerHub(reference: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9._/-]*(?::\w[\w.-]{0,127})?(?:@[\w+.-]+:[\w=-]+)?$/.test(reference)) return undefined;
  return reference.includes('/') ? `docker.io/${reference}` : `docker.io/library/${reference}`;
}
