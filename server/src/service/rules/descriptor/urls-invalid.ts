import { isUri, schemeOf } from '#schemas/values/uri';
import { specificationSection } from '#schemas/model/field';
import { remove, set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { addresses } from '#service/oci/descriptorUrls';

/** Registries check `urls` when a manifest is pushed. */
export default defineRule({
  id: 'urls-invalid',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'error',
  summary: 'The entries of urls must be URIs, and should begin with http or https.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    uri: '"{url}" is not a URI, as RFC 3986 has it. Registries refuse the manifest.',
    scheme: 'Clients download from http and https addresses only, and registries refuse "{scheme}".',
  },
  fixes: {
    escape: 'Replace by "{replacement}"',
    remove: 'Remove this address',
  },
  *check(context) {
    for (const { path, url } of addresses(context)) {
      const scheme = schemeOf(url);
      const removal = fix('remove', remove(path));
      if (!isUri(url)) {
        const replacement = repair(url);
        yield {
          message: 'uri',
          at: { path },
          values: { url },
          fixes:
            replacement === undefined
              ? [removal]
              : [fix('escape', set(path, replacement), { values: { replacement } }), removal],
        };
      } else if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
        yield { message: 'scheme', at: { path }, values: { scheme }, severity: 'warning', fixes: [removal] };
      }
    }
  },
});

/** The URI that was probably meant: with its blanks escaped, or with the scheme that it lacks. */
function repair(url: string): string | undefined {
  // A lone half of a surrogate pair cannot be encoded.
  if (/\p{Cs}/u.test(url)) return undefined;
  const trimmed = url.trim();
  const withScheme =
    schemeOf(trimmed) === undefined && /^[\w-]+(?:\.[\w-]+)+\//.test(trimmed)
      ? `https://${trimmed}`
      : trimmed;
  const escaped = withScheme.replace(/[^A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]+/g, (part) =>
    encodeURIComponent(part),
  );
  return isUri(escaped) && /^https?:/i.test(escaped) ? escaped : undefined;
}
