import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, it } from 'mocha';
import { filesIn } from '#helpers/userText';
import { placeOnSite } from '#scripts/site/addresses';
import { builtSite } from './builtSite';

describe('the site', () => {
  let folder: string;
  let places: readonly string[];
  const html = new Map<string, string>();

  before(async () => {
    folder = await builtSite();
    places = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replaceAll('\\', '/'),
    );
    for (const place of places.filter((path) => path.endsWith('.html')))
      html.set(place, readFileSync(join(folder, place), 'utf8'));
  });

  it('has links and pictures that lead to what is there, anchors included', () => {
    const broken: string[] = [];
    for (const [place, page] of html)
      for (const { target, anchor } of addressesOf(place, page)) {
        const isThere = target !== '' && !target.startsWith('..') && existsSync(join(folder, target));
        const hasAnchor = anchor === undefined || html.get(target)?.includes(` id="${anchor}"`) === true;
        if (!isThere || !hasAnchor) broken.push(`${place}: ${target}#${anchor}`);
      }
    assert.deepEqual(broken, []);
  });

  it('has a page for each page of the documentation, and no anchor twice', () => {
    const pages = ['README.md', 'docs'].flatMap((path) => filesIn(path, '.md'));
    // The steps of the walkthrough are parts of a page of VS Code.
    const expected = pages.filter((path) => !path.startsWith('docs/walkthrough/')).map(placeOnSite);
    assert.deepEqual(
      expected.filter((place) => !html.has(place)),
      [],
    );
    for (const [place, page] of html) {
      const anchors = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      assert.deepEqual([...new Set(anchors)], anchors, place);
    }
  });

  it('leads from its first page to all others', () => {
    const reached = new Set(['index.html']);
    for (const place of reached) {
      const page = html.get(place);
      if (page !== undefined) for (const { target } of addressesOf(place, page)) reached.add(target);
    }
    assert.deepEqual(
      [...html.keys()].filter((place) => !reached.has(place)),
      [],
    );
  });

  it('names on its first page what people look for', () => {
    const [, main = ''] = (html.get('index.html') ?? '').split('<main');
    const pages = ['rules/index', 'consumers', 'kinds', 'project-configuration', 'other-editors', 'library'];
    for (const page of [...pages.map((name) => `docs/${name}.html`), 'docs/command-line.html#ci-systems'])
      assert(main.includes(`href="${page}"`), page);
  });

  it('calls pages by their titles, in links and in the navigation', () => {
    for (const [place, page] of html)
      for (const [, label = ''] of page.matchAll(/<a [^>]*href="[^"]*\.html(?:#[^"]*)?"[^>]*>(.*?)<\/a>/g))
        assert.doesNotMatch(label, /\.md\b/, place);
  });

  it('has no script, style, or address that its policy or another host would not allow', () => {
    for (const [place, page] of html) {
      assert.match(page, /Content-Security-Policy" content="default-src 'none'; script-src 'self';/, place);
      assert.doesNotMatch(page, /<script(?![^>]* src=)|<style| style="| on[a-z]+="|(?:src|href)="\//, place);
      assert.doesNotMatch(page, /<(?:script|link|img)[^>]*(?:src|href)="[a-z]+:/, place);
    }
  });
});

/** The addresses of a page that are places of the site. */
function addressesOf(place: string, page: string): { target: string; anchor: string | undefined }[] {
  return [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([, address = '']) => {
    if (/^[a-z]+:/.test(address)) return [];
    const [path = '', anchor] = address.replaceAll('&amp;', '&').split('#');
    return [{ target: path === '' ? place : posix.join(posix.dirname(place), path), anchor }];
  });
}
