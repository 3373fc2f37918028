import { set } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { entriesOf } from '#service/oci/attestations';
import { fix, defineRule } from '#service/lint/rule';

/** Tools name what they copy out of a layout by this. */
export default defineRule({
  id: 'annotation-ref-name-grammar',
  category: 'annotation',
  kinds: ['image-index'],
  onlyWith: 'annotations',
  severity: 'information',
  summary: 'The name of an entry has characters that the specification does not provide for.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    grammar:
      '"{name}" does not follow the grammar of reference names: letters and digits, separated by single - . _ : @ + ' +
      '/ or by --. Some tools do not find or copy the entry by it.',
  },
  fixes: { replace: 'Replace "{name}" by "{plain}"' },
  *check({ descriptors }) {
    for (const entry of entriesOf(descriptors)) {
      const { value } = entry;
      const name = value.annotations?.[wellKnownAnnotations.refName];
      // cosign puts its signatures into layouts under names of its own.
      if (name === undefined || isReferenceName(name) || name.startsWith('_cosign:')) continue;
      const at = [...entry.path, 'annotations', wellKnownAnnotations.refName];
      const plain = plainName(name);
      yield {
        message: 'grammar',
        at: { path: at },
        values: { name },
        fixes: plain === undefined ? [] : [fix('replace', set(at, plain), { values: { plain } })],
      };
    }
  },
});

function isReferenceName(name: string): boolean {
  return name.includes('/') ? name.split('/').every(isComponent) : isComponent(name);
}

function isComponent(text: string): boolean {
  return /^[A-Za-z0-9]+(?:(?:--|[-._:@+])[A-Za-z0-9]+)*$/.test(text);
}

/** The name with everything that the grammar has no place for turned into single hyphens. */
function plainName(name: string): string | undefined {
  if (name.length > longestName) return undefined;
  const plain = name
    .split('/')
    .map((component) =>
      (component.match(/[A-Za-z0-9]+(?:[._:@+](?=[A-Za-z0-9]))?/g) ?? []).reduce(joinWords, ''),
    )
    .filter((component) => component !== '')
    .join('/');
  return isReferenceName(plain) ? plain : undefined;
}

/** Longer names are not names. */
const longestName = 512;

function joinWords(joined: string, word: string): string {
  return joined === '' || '._:@+'.includes(joined.at(-1)!) ? joined + word : `${joined}-${word}`;
}
