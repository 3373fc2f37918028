import { blobChoices } from './blobChoices';
import { knownDiffIds, knownDigests } from './knownDigests';
import { valueCandidate, type Candidate } from './candidate';
import { commonLicenses } from '#schemas/catalogue/licenses';
import { wellKnownAnnotations, type AnnotationEntry } from '#schemas/catalogue/annotations';
import { withoutPlaceholders } from '#schemas/placeholders';
import { documentationOf, jsonTypeOf, schemaAt } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { mediaTypeCandidate, mediaTypesAt } from './mediaTypes';
import { propertyDocumentation } from './propertyNames';
import { structuredValuesAt } from './structuredValues';
import {
  architecturesAt,
  operatingSystemsAt,
  osFeaturesAt,
  osVersionsAt,
  platformNames,
  variantsAt,
} from './platforms';
import { durationsAt, signalsAt, testFormsAt, variablesAt } from './runtimeValues';
import { siblingOf, type CompletionTarget } from './completionTarget';
import { literalsOf, meaningAt } from './skeleton';
import { formatDateTime } from '#schemas/values/dateTime';

/** The values that the property or item at `path` may have, as far as its meaning tells. */
export function valuesAt(target: CompletionTarget, path: JsonPath): Candidate[] {
  const annotation = annotationAt(target, path);
  if (annotation !== undefined) return annotationValues(target, path, annotation);
  const schema = schemaAt(schemaByKind[target.model.kind], path);
  if (schema === undefined) return [];
  const documentation = documentationOf(schema);
  const text = documentation === undefined ? '' : propertyDocumentation(documentation);
  if (literalsOf(schema) !== undefined) return literalValues(target, path, text);
  const type = jsonTypeOf(schema);
  if (type === 'boolean') return [true, false].map((value) => valueCandidate(value, undefined, text));
  if (type === 'object' || type === 'array') return structuredValuesAt(target, path, text);
  switch (meaningAt(target, path)) {
    case 'media-type':
    case 'artifact-type':
      return mediaTypesAt(target, path);
    case 'os':
      return operatingSystemsAt(target, path);
    case 'architecture':
      return architecturesAt(target, path);
    case 'variant':
      return variantsAt(target, path);
    case 'timestamp':
      return [valueCandidate(formatDateTime(target.now()), 'current time', text)];
    case 'signal':
      return signalsAt(text);
    case 'os-version':
      return osVersionsAt(target, path);
    case 'os-features':
      return osFeaturesAt(target, path, text);
    case 'env':
      return variablesAt(target, path, text);
    case 'healthcheck-test':
      return testFormsAt(path, text);
    case 'duration':
      return durationsAt(text);
    case 'digest':
      return withoutRepeated([...blobChoices(target, path), ...knownDigests(target, path)]);
    case 'diff-id':
      return knownDiffIds();
    case 'size':
      return knownSize(target, path, text);
    case 'base64':
      return knownData(target, path, text);
    default:
      return [];
  }
}

/** The only values that are allowed, those of the likeliest kind first. */
function literalValues({ kinds, catalogue }: CompletionTarget, path: JsonPath, text: string): Candidate[] {
  const literals = kinds.flatMap((kind) => {
    const schema = schemaAt(schemaByKind[kind], path);
    return schema === undefined ? [] : (literalsOf(schema) ?? []);
  });
  const values = [...new Set(literals)];
  return values.map((literal) => {
    const entry = catalogue.mediaType(String(literal));
    if (entry !== undefined) return mediaTypeCandidate(entry);
    const title =
      values.length === 1 ? 'the only valid value' : catalogue.platforms.lookUpOs(String(literal))?.title;
    return valueCandidate(literal, title, text);
  });
}

function annotationAt({ model, catalogue }: CompletionTarget, path: JsonPath): AnnotationEntry | undefined {
  const map = schemaAt(schemaByKind[model.kind], path.slice(0, -1));
  if (map === undefined || documentationOf(map)?.meaning !== 'annotations') return undefined;
  return catalogue.annotation(String(path.at(-1)));
}

function annotationValues(target: CompletionTarget, path: JsonPath, entry: AnnotationEntry): Candidate[] {
  const documentation = { annotation: entry.key };
  if (entry.key === wellKnownAnnotations.referenceDigest) return siblingDigests(target, path, documentation);
  if (entry.values !== undefined)
    return entry.values.map((value) => valueCandidate(value, entry.title, documentation));
  switch (entry.value) {
    case 'rfc3339':
      return [valueCandidate(formatDateTime(target.now()), 'current time', documentation)];
    case 'boolean':
      // Annotations are strings, also where they mean true and false.
      return ['true', 'false'].map((value) => valueCandidate(value, entry.title, documentation));
    case 'spdx':
      return [...new Set(commonLicenses.values())].map((license) =>
        valueCandidate(license, 'SPDX license', documentation),
      );
    case 'media-type':
      return mediaTypesAt(target, ['artifactType']);
    case 'platform':
      return platformNames(target).map((name) => valueCandidate(name, entry.title, documentation));
    default:
      return [];
  }
}

/** The digests of the other entries of the index, for an entry that is about one of them. */
function siblingDigests(
  { model }: CompletionTarget,
  path: JsonPath,
  documentation: Candidate['documentation'],
): Candidate[] {
  return model.descriptors.flatMap(({ role, value: { digest, platform, annotations } }, index) => {
    const isOther = role === 'manifest' && index !== path[1];
    if (!isOther || digest === undefined || annotations?.[wellKnownAnnotations.referenceType] !== undefined)
      return [];
    const os = platform?.os;
    const about = os === undefined ? undefined : [os, platform?.architecture, platform?.variant];
    return [
      valueCandidate(
        withoutPlaceholders(digest),
        about?.filter((part) => part !== undefined).join('/'),
        documentation,
      ),
    ];
  });
}

/** Candidates of which no two have the same label; the first of each is kept. */
function withoutRepeated(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map([...candidates].reverse().map((each) => [each.label, each])).values()].reverse();
}

function siblingContent(target: CompletionTarget, path: JsonPath) {
  const digest = siblingOf(target, path, 'digest');
  return typeof digest === 'string' ? target.catalogue.content(digest) : undefined;
}

function knownSize(target: CompletionTarget, path: JsonPath, text: string): Candidate[] {
  const content = siblingContent(target, path);
  return content === undefined ? [] : [valueCandidate(content.size, content.title, text)];
}

function knownData(target: CompletionTarget, path: JsonPath, text: string): Candidate[] {
  const content = siblingContent(target, path);
  if (content?.data === undefined) return [];
  return [valueCandidate(content.data, content.title.replaceAll('`', ''), text)];
}
