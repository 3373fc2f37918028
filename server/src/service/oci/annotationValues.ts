import {
  wellKnownAnnotations,
  type AnnotationEntry,
  type AnnotationValue,
} from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { JsonPath } from '#schemas/jsonPath';
import { isDateTime } from '#schemas/values/dateTime';
import { isValidDigest } from '#schemas/values/digest';
import { isJson } from '#schemas/values/json';
import { isMediaType } from '#schemas/values/mediaType';
import { isLicenseExpression } from '#schemas/values/spdx';
import { isUrl } from '#schemas/values/uri';
import type { AnnotationsView, DescriptorView } from '#service/document/views';
import { knownAnnotation } from './annotationKeys';

/** The value of an annotation or label, with its place. */
export interface PlacedValue {
  readonly path: JsonPath;
  readonly text: string;
}

/** A value that does not have the form that the catalogue gives for its key. */
export interface UnfitValue<F extends AnnotationValue = AnnotationValue> extends PlacedValue {
  readonly key: string;
  readonly entry: AnnotationEntry;
  readonly form: F;
}

/** The title of a descriptor, which tools use as a file name. */
export function titleOf({ value }: DescriptorView): string | undefined {
  return value.annotations?.[wellKnownAnnotations.title];
}

/** The reference name of a descriptor, by which tools find the entry of a layout’s index. */
export function referenceNameOf({ value }: DescriptorView): string | undefined {
  return value.annotations?.[wellKnownAnnotations.refName];
}

/** The values that one key has in a document, without empty ones, which are legal for all keys. */
export function valuesOf(annotations: readonly AnnotationsView[], key: string): PlacedValue[] {
  const placed: PlacedValue[] = [];
  for (const view of annotations) {
    const text = view.value[key];
    if (text) placed.push({ path: [...view.path, key], text });
  }
  return placed;
}

/** The values in a document that do not have the form that the catalogue gives for their keys. */
export function unfitValues(annotations: readonly AnnotationsView[], catalogue: Catalogue): UnfitValue[] {
  const unfit: UnfitValue[] = [];
  for (const view of annotations) {
    const { value } = view;
    for (const key in value) {
      const entry = knownAnnotation(key, view.place, catalogue);
      const text = value[key];
      if (entry === undefined || text === undefined || fitsForm(entry, text)) continue;
      unfit.push({ path: [...view.path, key], key, text, entry, form: entry.value });
    }
  }
  return unfit;
}

/** Of values that do not fit, those that should have one of the given forms. */
export function ofForms<F extends AnnotationValue>(
  unfit: readonly UnfitValue[],
  forms: readonly F[],
): UnfitValue<F>[] {
  return unfit.filter((each): each is UnfitValue<F> => forms.some((form) => form === each.form));
}

/** Tells whether a value has the form that its annotation requires. An empty value is legal for all annotations. */
export function fitsForm({ value: form, values }: AnnotationEntry, text: string): boolean {
  if (text === '') return true;
  switch (form) {
    case 'rfc3339':
      return isDateTime(text);
    case 'url':
      return isUrl(text);
    case 'spdx':
      return isLicenseExpression(text);
    case 'digest':
      return isValidDigest(text);
    case 'boolean':
      return /^(?:true|false|1|0)$/i.test(text);
    case 'integer':
      return /^-?\d+$/.test(text);
    case 'json':
      return isJson(text);
    case 'media-type':
      return isMediaType(text);
    case 'enum':
      return values === undefined || values.includes(text);
    case 'base64':
    case 'path':
    case 'pem':
    case 'platform':
    case 'reference':
    case 'semver':
    case 'text':
      return true;
  }
}
