import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { hasRegistry, onDockerHub } from '#schemas/values/reference';
import { set } from '#service/edits/operations';
import type { Reference } from '#service/layout/layout';
import { savedImages } from '#service/layout/savedImages';
import { defineRule, fix } from '#service/lint/rule';
import { referenceNameOf } from '#service/oci/annotationValues';

const { imageName } = wellKnownAnnotations;

/** The names of an image are in `manifest.json` and in `index.json`, and tools read one of the two. */
export default defineRule({
  id: 'docker-save-names',
  category: 'layout',
  kinds: ['docker-save'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The files manifest.json and index.json of a layout have different names for an image.',
  source: 'https://docs.docker.com/reference/cli/docker/image/save/',
  claims: ['docker-classic/loads-manifest-json', 'containerd/reads-index'],
  messages: {
    tag: 'index.json does not have the name "{tag}" for this image. Tools that read index.json do not find it.',
    untagged:
      'RepoTags is empty, but index.json has the name "{name}" for this image. Tools that read this file load the image ' +
      'without a name.',
  },
  fixes: { 'use-names': 'Use the names in index.json' },
  *check({ layout, rawValue }) {
    if (layout === undefined) return;
    for (const { index, tags, entries } of savedImages(layout.layout, rawValue([]))) {
      const path = [index, 'RepoTags'];
      const names = entries.flatMap(({ descriptor }) => descriptor.value.annotations?.[imageName] ?? []);
      const fixes = names.length === 0 ? [] : [fix('use-names', set(path, names))];
      const [name] = names;
      if (tags.length === 0 && name !== undefined) {
        yield { message: 'untagged', severity: 'information', at: { path }, values: { name }, fixes };
        continue;
      }
      // An index without any name contradicts nothing.
      if (!entries.some(hasName)) continue;
      for (const [position, tag] of tags.entries())
        if (!entries.some((entry) => isCalled(entry, tag)))
          yield { message: 'tag', at: { path: [...path, position] }, values: { tag }, fixes };
    }
  },
});

function hasName({ descriptor }: Reference): boolean {
  return descriptor.value.annotations?.[imageName] !== undefined || referenceNameOf(descriptor) !== undefined;
}

/** Whether an entry has a name: as the full name, or else as the reference name, which may be the tag only. */
function isCalled({ descriptor }: Reference, name: string): boolean {
  const full = descriptor.value.annotations?.[imageName];
  if (full !== undefined) return fullName(full) === fullName(name);
  const reference = referenceNameOf(descriptor);
  return reference === name || reference === name.slice(name.lastIndexOf(':') + 1);
}

function fullName(name: string): string {
  return hasRegistry(name) ? name : (onDockerHub(name) ?? name);
}
