import { fitsAny } from '../../../../../schemas/src/catalogue/profiles';
import { wellKnown } from '../../../../../schemas/src/catalogue/mediaTypes';
import { specification } from '../../../../../schemas/src/model/field';
import { useEmptyConfig } from '../fixes';
import { defineRule } from '../rule';
import { callIt, listTypes, spellingCheck, onlyType, severityFor } from './departures';

/** Tools of a format look for its config type, and take a manifest with another for something else. */
export default defineRule({
  id: 'profile-config-type',
  subject: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'The config has a type that the format of the artifact does not provide for.',
  specification: specification('manifest.md', 'guidelines-for-artifact-usage'),
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
            ? [{ fix: 'use-empty-config', operations: useEmptyConfig(model.config) }]
            : [
                {
                  fix: 'use-type',
                  values: { type },
                  operations: [{ op: 'set', path: ['config', 'mediaType'], value: type }],
                },
              ],
    };
  },
});
