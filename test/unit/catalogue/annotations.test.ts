import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { catalogueData } from '#schemas/catalogue/data';
import {
  imageAnnotationPrefix,
  lookUpAnnotation,
  otherNames,
  predefinedKeys,
  wellKnownAnnotations,
} from '#schemas/catalogue/annotations';
import { commonLicenses } from '#schemas/catalogue/licenses';
import { isLicenseExpression } from '#schemas/values/spdx';
import { fitsForm } from '#service/oci/annotationValues';

const { annotations: annotationEntries } = catalogueData;

describe('the catalogue of annotations', () => {
  it('knows every key that it or a rule refers to', () => {
    const named = annotationEntries.flatMap(({ replacement }) =>
      replacement === undefined ? [] : [replacement],
    );
    for (const key of [...named, ...Object.values(wellKnownAnnotations)]) assert(lookUpAnnotation(key), key);
    for (const name of otherNames.values())
      assert(predefinedKeys().includes(imageAnnotationPrefix + name), name);
  });

  it('finds keys of a pattern', () => {
    assert.equal(lookUpAnnotation('org.opencontainers.image.enc.keys.provider.example')?.owner, 'ocicrypt');
  });

  it('takes the empty value for every form', () => {
    for (const entry of annotationEntries) assert(fitsForm(entry, ''), entry.key);
  });

  it('names licenses of the SPDX list', () => {
    for (const license of commonLicenses.values()) assert(isLicenseExpression(license), license);
  });
});
