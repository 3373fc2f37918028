import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import { isLeftOut, isMadeUp } from '#schemas/values/digestRepair';
import type { DescriptorView } from '#service/document/views';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type FixProposal } from '#service/lint/rule';
import { titledFile } from '#service/neighbors/neighborQuery';
import { hasData, isEmptyType } from '#service/oci/content';
import { fillInWasmModuleConfig, isWasmComponent } from '#service/oci/wasmConfig';
import { titledContent, useFile, type TitledContent } from '#service/reports/titledContent';

/** Digests that were copied from an example, or that have not been filled in yet. */
export default defineRule({
  id: 'digest-placeholder',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'doubtful-digests',
  severity: 'error',
  summary: 'A digest is a placeholder that must be replaced with the hash of the content.',
  source: specificationSection('descriptor.md', 'digests'),
  messages: {
    'left-out':
      '"{digest}" is a placeholder for a digest. Fill in the hash of the content before the document is used.',
    'made-up':
      'This digest repeats a short pattern, so it was made up and no registry has content for it. ' +
      'Fill in the hash of the content before the document is used.',
  },
  fixes: {
    'use-file': 'Use the digest and size of the file that the title names',
    'use-wasm-config':
      'It is a core Wasm module: embed its config for wasip1, made from the digest of the layer',
  },
  automatic: ['use-file'],
  *check(context) {
    for (const descriptor of context.descriptors) {
      const { digest } = descriptor.value;
      if (digest === undefined || isEmptyType(descriptor)) continue;
      const isMissing = !descriptor.hasOrdinaryDigest && isLeftOut(digest);
      if (!isMissing && !(isMadeUp(digest) && isValidDigest(digest))) continue;
      const at = { path: [...descriptor.path, 'digest'] };
      const fixes = fixesFor(descriptor, context, isMissing);
      if (isMissing) yield { message: 'left-out', at, values: { digest }, fixes };
      // Examples and tests are full of them, and mean them.
      else yield { message: 'made-up', at, severity: 'information', fixes };
    }
  },
});

/** @param isMissing whether a digest is certainly still to be filled in */
function fixesFor(
  descriptor: DescriptorView,
  context: RuleContext,
  isMissing: boolean,
): FixProposal<'use-file' | 'use-wasm-config'>[] {
  if (descriptor.role === 'config' && isMissing) {
    const config = isForModule(context) ? fillInWasmModuleConfig(context) : undefined;
    if (config !== undefined) return [fix('use-wasm-config', config)];
  }
  const { neighbors, catalogue } = context;
  const content = titledContent(descriptor, neighbors);
  const operations = content && useFile(descriptor, content, catalogue);
  if (content === undefined || operations === undefined) return [];
  return [fix('use-file', operations, { doubtful: !isMissing || !agrees(descriptor.value, content) })];
}

/** Tells whether the layers may be core modules, for all that the files say which their titles name. */
function isForModule({ descriptors, neighbors }: RuleContext): boolean {
  return descriptors.every((descriptor) => {
    const path = descriptor.role === 'layer' ? titledFile(descriptor) : undefined;
    const file = path === undefined ? undefined : neighbors?.files.get(path);
    return file === undefined || !isWasmComponent(file.head);
  });
}

/** Tells whether all that the author has written agrees with a file: what is there of the digest, the size, and the data. */
function agrees(value: DescriptorView['value'], { file, digest: actual = '' }: TitledContent): boolean {
  const { digest = '', size } = value;
  const [start = '', end = ''] = encodedIn(digest).split(/\.{2,}|\u2026/);
  const isShortened = /\.\.|\u2026/.test(digest);
  const isPart = encodedIn(actual).startsWith(start) && encodedIn(actual).endsWith(end);
  return (isPart || !isShortened) && !hasData(value) && (size === undefined || size === file.size);
}

function encodedIn(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1);
}
