import { marked } from '#helpers/documents';
import { descriptor } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const typed = (mediaType: unknown) => descriptor({ mediaType, size: 17 });
const replaced = (wrong: string, right: string) => ({ [`Replace "${wrong}" with "${right}"`]: typed(right) });
const repaired = (wrong: string, right: string) => ({
  text: typed(marked(wrong)),
  automatic: false,
  fixes: replaced(wrong, right),
});

testRule('media-type-syntax', {
  valid: [typed('application/vnd.example+type'), typed('a/b'), typed(17)],
  invalid: [
    { text: typed(marked('')), message: 'empty' },
    { text: typed(marked('application')), message: 'slash' },
    { text: typed(marked('application/vnd.example/v1')), message: 'slash' },
    { text: typed(marked('/json')), message: 'slash' },
    { text: typed(marked('application/')), message: 'slash' },
    { text: typed(marked('foo/.bar')), message: 'grammar' },
    {
      text: typed(marked('text/plain; charset=utf-8')),
      message: 'parameters',
      severity: 'error',
      fixes: replaced('text/plain; charset=utf-8', 'text/plain'),
    },
    {
      text: typed(marked('application/vnd.dev.sigstore.bundle+json;version=0.3')),
      message: 'parameters',
      fixes: replaced(
        'application/vnd.dev.sigstore.bundle+json;version=0.3',
        'application/vnd.dev.sigstore.bundle.v0.3+json',
      ),
    },
    {
      text: typed(marked(' application/json')),
      message: 'grammar',
      automatic: true,
      fixes: replaced(' application/json', 'application/json'),
    },
    // What is left differs in case, or has a typo, also in an outdated name.
    repaired('Application/vnd.oci.image.manifest.v1+json;', 'application/vnd.oci.image.manifest.v1+json'),
    repaired('application/vnd.oci.image.mani est.v1+json', 'application/vnd.oci.image.manifest.v1+json'),
    repaired(
      '<application/vnd.oci.image.serialisation.config.v1+json>',
      'application/vnd.oci.image.config.v1+json',
    ),
    // A type that is outdated, and has no other name, would be another mistake.
    { text: typed(marked('application/vnd.oci.image.serialisation.combined.v1+json ')), fixes: {} },
  ],
});
