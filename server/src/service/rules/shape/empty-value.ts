import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import type { JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { isPlainObject } from '#schemas/plainData';
import type { Severity } from '#schemas/severity';
import { remove } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { checkedKinds, defineRule, fix, type Report } from '#service/lint/rule';

type Message =
  'platform' | 'program' | 'argument' | 'annotation-key' | 'label-key' | 'ref-name' | 'artifact-type';
type Fix = 'remove-item' | 'remove-list' | 'remove-entry';

/** An empty string has the right type, but says nothing where a name is needed. */
export default defineRule({
  id: 'empty-value',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'empty-values',
  severity: 'error',
  summary: 'A string that names something is empty.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    platform:
      '{name} is required, and an empty string does not name a platform. Write a value such as {example}.',
    program: 'The first item of {name} is the program to run, and it is empty.',
    argument: '{name} has only an empty item, so it does not name a program.',
    'annotation-key': 'The key of this annotation is empty, so nothing can refer to it.',
    'label-key': 'The key of this label is empty, so nothing can refer to it.',
    'artifact-type':
      'An empty artifactType does not name a type. Write the type of the artifact, or remove artifactType.',
    'ref-name': 'An empty "org.opencontainers.image.ref.name" does not name a reference.',
  },
  fixes: {
    'remove-item': 'Remove the empty item',
    'remove-list': 'Remove {name}',
    'remove-entry': 'Remove the entry',
  },
  *check(context) {
    if (context.kind === 'wasm-config') return;
    yield* emptyPlatforms(context);
    yield* emptyPrograms(context);
    yield* emptyTypes(context);
    for (const view of context.annotations) {
      const message = context.kind === 'image-config' ? 'label-key' : 'annotation-key';
      if (Object.hasOwn(view.value, '')) yield removable(message, [...view.path, ''], 'key');
      if (view.value[wellKnownAnnotations.refName] === '')
        yield removable('ref-name', [...view.path, wellKnownAnnotations.refName]);
    }
  },
});

const examples = { architecture: '"amd64" or "arm64"', os: '"linux" or "windows"' } as const;

function removable(message: Message, path: JsonPath, part?: 'key'): Report<Message, Fix> {
  const at = part === undefined ? { path } : { path, part };
  return { message, at, severity: 'warning', fixes: [fix('remove-entry', remove(path))] };
}

/** Beside the empty config, another rule asks for the type. */
function* emptyTypes({ model, classification, descriptors }: RuleContext): Iterable<Report<Message, Fix>> {
  const isArtifact = classification?.configType === wellKnown.ociEmpty;
  if ('artifactType' in model && model.artifactType === '' && !isArtifact)
    yield removable('artifact-type', ['artifactType']);
  for (const descriptor of descriptors)
    if (descriptor.value.artifactType === '' && descriptor.role !== 'self')
      yield removable('artifact-type', [...descriptor.path, 'artifactType']);
}

function* emptyPlatforms(context: RuleContext): Iterable<Report<Message, Fix>> {
  const severity = severityOfPlatforms(context);
  for (const platform of context.platforms) {
    for (const name of ['architecture', 'os'] as const) {
      if (platform.value[name] !== '') continue;
      const report = { at: { path: [...platform.path, name] }, values: { name, example: examples[name] } };
      yield { message: 'platform', ...report, ...(severity && { severity }) };
    }
  }
}

/**
 * Libraries start from an empty image config without a platform, and tools that store content that nobody runs, such
 * as signatures, leave it so. Where one of the two is filled in, the other one was forgotten.
 */
function severityOfPlatforms({ kind, rawValue }: RuleContext): Severity | undefined {
  // Docker’s format does not require an architecture.
  if (kind === 'docker-manifest-list') return 'information';
  if (kind !== 'image-config') return undefined;
  if (rawValue(['architecture']) || rawValue(['os'])) return undefined;
  const container = rawValue(['config']);
  return isPlainObject(container) && Object.keys(container).length > 0 ? undefined : 'information';
}

/** The program is the first item of Entrypoint or, without one, of Cmd. */
function* emptyPrograms({ kind, rawValue }: RuleContext): Iterable<Report<Message, Fix>> {
  if (kind !== 'image-config') return;
  const entrypoint = rawValue(['config', 'Entrypoint']);
  const name = Array.isArray(entrypoint) && entrypoint.length > 0 ? 'Entrypoint' : 'Cmd';
  const items = rawValue(['config', name]);
  if (!Array.isArray(items) || typeof items[0] !== 'string' || items[0] !== '') return;
  const path = ['config', name];
  const isAlone = items.length === 1;
  yield {
    message: isAlone ? 'argument' : 'program',
    at: { path: [...path, 0] },
    severity: 'warning',
    values: { name },
    fixes: [isAlone ? fix('remove-list', remove(path)) : fix('remove-item', remove([...path, 0]))],
  };
}
