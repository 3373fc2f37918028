import { set } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** `alpine` is another image for every default registry. */
export default defineRule({
  id: 'annotation-base-name',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'information',
  summary: 'The name of the base image does not say from which registry it is.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    short:
      'The name of the base image should begin with its registry: "{name}" is another image where another registry ' +
      'is the default.',
  },
  fixes: { replace: 'Replace "{name}" by "{full}"' },
  *check({ annotations }) {
    for (const view of annotations) {
      const { value } = view;
      const name = value[wellKnownAnnotations.baseName];
      // `scratch` is what Dockerfiles call no image at all.
      if (!name || name === 'scratch' || hasRegistry(name)) continue;
      const at = [...view.path, wellKnownAnnotations.baseName];
      const full = fullName(name);
      yield {
        message: 'short',
        at: { path: at },
        values: { name },
        fixes: full === undefined ? [] : [fix('replace', set(at, full), { values: { full } })],
      };
    }
  },
});

/** As Docker tells: what stands before the first slash is a host when it has a dot or a port, or is `localhost`. */
function hasRegistry(name: string): boolean {
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  return first === 'localhost' || /[.:]/.test(first);
}

function fullName(name: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9._/-]*(?::\w[\w.-]{0,127})?(?:@[\w+.-]+:[\w=-]+)?$/.test(name)) return undefined;
  return name.includes('/') ? `docker.io/${name}` : `docker.io/library/${name}`;
}
