import { set } from '#service/edits/operations';
import { isUri, schemeOf } from '#schemas/values/uri';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { addresses } from '#service/oci/descriptorUrls';

/** distribution's registry refuses a manifest for it; a fragment never reaches a server anyway. */
export default defineRule({
  id: 'urls-fragment',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'warning',
  summary: 'An address with a fragment is refused by registries.',
  source: 'https://github.com/distribution/distribution/blob/main/registry/storage/ocimanifesthandler.go',
  messages: {
    fragment:
      'This address has a fragment, the part from "#" on, which is never sent to a server. Registries such as distribution refuse the manifest.',
  },
  fixes: {
    strip: 'Remove the fragment',
  },
  *check(context) {
    for (const { path, url } of addresses(context)) {
      const hash = url.indexOf('#');
      const scheme = schemeOf(url);
      if (hash === -1 || !isUri(url) || (scheme !== 'http' && scheme !== 'https')) continue;
      yield {
        message: 'fragment',
        at: { path },
        fixes: [fix('strip', set(path, url.slice(0, hash)))],
      };
    }
  },
});
