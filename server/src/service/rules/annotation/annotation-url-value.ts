import { set } from '#service/edits/operations';
import { isUrl } from '#schemas/values/uri';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** Registries make links of these values. */
export default defineRule({
  id: 'annotation-url-value',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'information',
  summary: 'An annotation or label that holds an address is no URL.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form: '{key} is for a URL, and "{text}" is none. Registries such as GHCR and Docker Hub show no link for it.',
  },
  fixes: { replace: 'Replace "{text}" by "{url}"' },
  *check({ annotations, catalogue }) {
    for (const view of annotations) {
      const { value } = view;
      for (const key of Object.keys(value)) {
        if (catalogue.annotation(key)?.value !== 'url') continue;
        const text = value[key];
        if (!text || isUrl(text)) continue;
        const at = [...view.path, key];
        const url = urlMeantBy(text.trim());
        yield {
          message: 'form',
          at: { path: at },
          values: { key, text },
          fixes: url === undefined ? [] : [fix('replace', set(at, url), { values: { url } })],
        };
      }
    }
  },
});

/** `git@github.com:org/repo.git`, `github.com/org/repo` and `//host/path` are addresses of web pages too. */
function urlMeantBy(text: string): string | undefined {
  const ssh = /^[\w.-]{1,64}@([\w.-]{1,253}):(?!\/)(\S{1,2000})$/.exec(text);
  const bare = /^(?:\/\/)?((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:\/\S{0,2000})?)$/.exec(text);
  const rest = ssh !== null ? `${ssh[1]}/${ssh[2]!.replace(/\.git$/, '')}` : bare?.[1];
  if (rest === undefined) return undefined;
  const url = `https://${rest}`;
  return isUrl(url) ? url : undefined;
}
