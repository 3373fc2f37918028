import { specificationSection } from '#schemas/model/field';
import { isUrl } from '#schemas/values/uri';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { ofForms } from '#service/oci/annotationValues';

/** Registries make links of these values. */
export default defineRule({
  id: 'annotation-url-value',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'unfit-annotations',
  severity: 'information',
  summary: 'An annotation or label that should hold a URL does not.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form: '{key} must be a URL, but "{text}" is not one. Pages that turn such values into links show none for it.',
  },
  fixes: { replace: 'Replace "{text}" with "{url}"' },
  *check({ unfitAnnotations }) {
    for (const { path, key, text } of ofForms(unfitAnnotations(), ['url'])) {
      const url = intendedUrl(text.trim());
      yield {
        message: 'form',
        at: { path },
        values: { key, text },
        fixes: url === undefined ? [] : [fix('replace', set(path, url), { values: { url } })],
      };
    }
  },
});

const sshAddress = /^[\w.-]{1,64}@([\w.-]{1,253}):(?!\/)(\S{1,2000})$/;
const withoutScheme = /^(?:\/\/)?((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:\/\S{0,2000})?)$/;

/** The URL of a web page behind `git@github.com:org/repo.git`, `github.com/org/repo`, or `//host/path`. */
function intendedUrl(text: string): string | undefined {
  const rest = pageOfRepository(text) ?? withoutScheme.exec(text)?.[1];
  if (rest === undefined) return undefined;
  const url = `https://${rest}`;
  return isUrl(url) ? url : undefined;
}

/** The host and path of a repository that is given as `git clone` takes it over SSH. */
function pageOfRepository(text: string): string | undefined {
  const [, host, repository] = sshAddress.exec(text) ?? [];
  if (host === undefined || repository === undefined) return undefined;
  return `${host}/${repository.replace(/\.git$/, '')}`;
}
