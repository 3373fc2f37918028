import { specificationSection } from '#schemas/model/field';
import { isUri, schemeOf } from '#schemas/values/uri';
import { remove, set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isWebScheme, placedUrls } from '#service/oci/descriptorUrls';

/** `urls` must be URIs, and clients can download only from those of the Web. */
export default defineRule({
  id: 'urls-invalid',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'error',
  summary: 'An entry of urls is not a valid URI, or its scheme is not http or https.',
  source: specificationSection('descriptor.md', 'properties'),
  claims: ['distribution/url-forms', 'harbor/urls'],
  messages: {
    uri: '"{url}" is not a valid URI, but the specification requires one (RFC 3986).',
    scheme: 'The scheme of this URL is "{scheme}", but it should be http or https. {distribution/url-forms}',
  },
  fixes: {
    escape: 'Replace the URL with "{replacement}"',
    remove: 'Remove this URL',
  },
  *check(context) {
    for (const { path, url } of placedUrls(context)) {
      const scheme = schemeOf(url);
      const removal = fix('remove', remove(path));
      if (isUri(url)) {
        if (scheme === undefined || isWebScheme(scheme)) continue;
        yield { message: 'scheme', at: { path }, values: { scheme }, severity: 'warning', fixes: [removal] };
        continue;
      }
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
    }
  },
});

/** The URI that was probably meant: with its spaces escaped, or with the scheme that it lacks. */
function repair(url: string): string | undefined {
  // A lone half of a surrogate pair cannot be encoded.
  if (/\p{Cs}/u.test(url)) return undefined;
  const trimmed = url.trim();
  const lacksScheme = schemeOf(trimmed) === undefined && /^[\w-]+(?:\.[\w-]+)+\//.test(trimmed);
  const complete = lacksScheme ? `https://${trimmed}` : trimmed;
  const escaped = complete.replace(/[^A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]+/g, (part) =>
    encodeURIComponent(part),
  );
  return isUri(escaped) && isWebScheme(schemeOf(escaped)) ? escaped : undefined;
}
