import { isUri, schemeOf } from '#schemas/values/uri';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isWebScheme, placedUrls } from '#service/oci/descriptorUrls';

/** A fragment never reaches a server, and registries refuse a manifest for it. */
export default defineRule({
  id: 'urls-fragment',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'warning',
  summary: 'A URL in urls has a fragment, which some registries refuse.',
  source: 'https://github.com/distribution/distribution/blob/main/registry/storage/ocimanifesthandler.go',
  claims: ['distribution/url-forms', 'harbor/urls'],
  messages: {
    fragment:
      'This URL has a fragment, the part that begins with "#", which is never sent to a server. {distribution/url-forms}',
  },
  fixes: {
    strip: 'Remove the fragment',
  },
  *check(context) {
    for (const { path, url } of placedUrls(context)) {
      const hash = url.indexOf('#');
      if (hash === -1 || !isUri(url) || !isWebScheme(schemeOf(url))) continue;
      yield { message: 'fragment', at: { path }, fixes: [fix('strip', set(path, url.slice(0, hash)))] };
    }
  },
});
