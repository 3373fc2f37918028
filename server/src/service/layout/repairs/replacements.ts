import { kindByDescriptorType } from '#schemas/kinds';
import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
import type { DescriptorView } from '#service/document/views';
import type { Layout } from '#service/layout/layout';
import { canBe, contradictionOf, formOfType, valueOfJson } from '#service/oci/contentForm';
import { leadingKinds } from './leadingKinds';

/**
 * Tells whether JSON that is not what its name says cannot be an edited version of what was there: a descriptor says that
 * this was something else, or it is the answer with which registries refuse a request.
 */
export function isReplacement(layout: Layout, path: string, bytes: Uint8Array): boolean {
  const references = layout.referencesTo(path);
  if (references.length === 0) return false;
  return isRefusal(bytes) || references.some(({ descriptor }) => contradicts(descriptor, bytes));
}

/** Tells whether bytes are errors of a registry (OCI distribution specification, “Error Codes”) and nothing else. */
function isRefusal(bytes: Uint8Array): boolean {
  const value = valueOfJson(bytes);
  if (!isPlainObject(value) || Object.keys(value).length !== 1) return false;
  const errors = memberAt(value, 'errors');
  return (
    isPlainArray(errors) &&
    errors.length > 0 &&
    errors.every((error) => typeof memberAt(error, 'code') === 'string')
  );
}

function contradicts({ role, value }: DescriptorView, bytes: Uint8Array): boolean {
  const { mediaType: type = '', annotations } = value;
  if (role === 'manifest' || role === 'subject' || isJsonFile(annotations)) return false;
  if (type === 'application/octet-stream') return role !== 'config';
  const promised = formOfType(type);
  if (promised !== undefined && !canBe('json', promised)) return true;
  const kind = kindByDescriptorType.get(type);
  // Of documents whose lists are gone, it is told that these cannot be read.
  return kind !== undefined && !leadingKinds.has(kind) && contradictionOf(type, bytes) !== undefined;
}

/** Tells whether a file is JSON by its own name. Tools give files the type of a layer if nobody gives them one. */
function isJsonFile(annotations: DescriptorView['value']['annotations']): boolean {
  return (
    memberAt(annotations, 'org.opencontainers.image.title')?.toString().toLowerCase().endsWith('json') ===
    true
  );
}
