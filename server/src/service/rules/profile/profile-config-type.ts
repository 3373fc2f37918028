import { set } from '#service/edits/operations';
import { fitsAny } from '#schemas/catalogue/profiles';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { fix, defineRule } from '#service/lint/rule';
import { callIt, listTypes, spellingCheck, onlyType, severityFor } from '#service/oci/profileComparison';

/** Tools of a format look for its config type, and take a manifest with another for something else. */
export default defineRule({
  id: 'profile-config-type',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'The config has a type that the format of the artifact does not provide for.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    refused:
      'This {name} needs a config of type {types}. With one of type "{found}" it is refused by {tools}.',
    unusual: 'This {name} has a config of type "{found}"; its format asks for {types}.',
  },
  fixes: {
    'use-type': 'Use the config type "{type}"',
    'use-empty-config': 'Use the empty config',
  },
  *check({ model, classification, catalogue }) {
    const profile = classification?.profile;
    const found = classification?.configType;
    if (profile === undefined || found === undefined || profile.config.types.length === 0) return;
    if (fitsAny(found, profile.config.types)) return;
    // An image config beside artifactType, and a misspelt type, are findings of their own.
    const labelled = 'artifactType' in model && model.artifactType !== undefined && model.artifactType !== '';
    if (labelled && classification?.verdict === 'image') return;
    if (spellingCheck(catalogue)(found) !== undefined || catalogue.isRootfsLayer(found)) return;
    const type = onlyType(profile.config.types);
    const severity = severityFor(profile);
    yield {
      message: severity === 'warning' ? 'refused' : 'unusual',
      at: { path: ['config', 'mediaType'] },
      severity,
      values: {
        name: callIt(profile),
        types: listTypes(profile.config.types),
        found,
        tools: profile.tools,
      },
      fixes:
        type === undefined
          ? []
          : type === wellKnown.ociEmpty
            ? [fix('use-empty-config', useEmptyConfig(model.config))]
            : [fix('use-type', set(['config', 'mediaType'], type), { values: { type } })],
    };
  },
});
