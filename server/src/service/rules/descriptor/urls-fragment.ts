import { isUri, schemeOf } from '#schemas/values/uri';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isWebScheme, placedUrls } from '#service/oci/descriptorUrls';

/** distribution’s registry refuses a manifest for it; a fragment never reaches a server anyway. */
export default defineRule({
  id: 'urls-fragment',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'warning',
  summary: 'A URL in urls has a fragment, which registries refuse.',
  source: 'https://github.com/distribution/distribution/blob/main/registry/storage/ocimanifesthandler.go',
  messages: {
    fragment:
      'This URL has a fragment, the part that begins with "#", which is never sent to a server. Registries such as distribution refuse the manifest.',
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
