import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyDescriptor, layer, manifestDescriptor, print } from '#helpers/documents';
import { lint } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

const artifactType = 'application/spdx+json';
const sbom = layer({ mediaType: artifactType });

describe('what looks like an image manifest', () => {
  const manifests: Readonly<Record<string, object>> = {
    'an artifact type, a config, and layers': { artifactType, config: emptyDescriptor(), layers: [sbom] },
    'an artifact type and layers': { artifactType, layers: [sbom] },
    'an artifact type and a config': { artifactType, config: emptyDescriptor() },
    'a subject and layers': { layers: [sbom], subject: manifestDescriptor() },
    'a subject and a config': { config: emptyDescriptor(), subject: manifestDescriptor() },
    'an artifact type beside a config and layers that are still to be written': {
      artifactType,
      config: {},
      layers: [],
    },
  };
  for (const [name, value] of Object.entries(manifests))
    it(`is one that lacks schemaVersion: ${name}`, () => {
      const { document, findings } = lint(writeOutDigests(print({ ...value })));
      assert.equal(document.detection?.kind, 'image-manifest');
      const missing = findings.filter(({ rule }) => rule.id === 'required-property');
      assert(missing.some(({ values }) => Object.values(values).includes('schemaVersion')));
    });

  const others: Readonly<Record<string, object>> = {
    'a package of npm': {
      name: 'a',
      version: '1.0.0',
      type: 'module',
      files: ['a.js'],
      config: { port: 80 },
    },
    'a configuration of the TypeScript compiler': { compilerOptions: { types: ['a/b'] }, files: [] },
    'the manifest of a browser extension': { manifest_version: 3, name: 'a', version: '1', icons: {} },
    'the manifest of a web app': { name: 'a', icons: [{ src: 'a.png', type: 'image/png', sizes: '48x48' }] },
    'a neural network': { config: { layers: [] }, layers: [{ class_name: 'Dense', config: {} }] },
    'a style of a map': { version: 8, sources: {}, layers: [{ id: 'a', type: 'fill' }] },
    'a build that makes a JAR with layers': { artifactType: 'jar', config: {}, layers: [{ name: 'app' }] },
    'a build with a subject': { artifactType: 'jar', config: { size: 1 }, subject: 'a/b', layers: [] },
    'a model of a framework': {
      artifactType: 'model/pytorch',
      config: { lr: 0.1 },
      layers: [{ type: 'conv' }, { type: 'relu' }],
    },
    'layers alone': { layers: [sbom] },
    'an artifact type alone': { artifactType },
    'an artifact type with layers of another format': { artifactType, layers: [{ name: 'app' }] },
  };
  for (const [name, value] of Object.entries(others))
    it(`is none: ${name}`, () => {
      const { document, findings } = lint(writeOutDigests(print({ ...value })));
      assert.equal(document.detection, undefined);
      assert.deepEqual(findings, []);
    });
});
