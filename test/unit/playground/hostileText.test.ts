import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answers } from '../../../playground/worker/answers';
import { htmlOf } from '../../../playground/worker/html';
import { artifact, image, layer, print } from '#helpers/documents';
import { payloads } from '#helpers/hostileText';

/** The elements and attributes that Markdown is rendered to. Nothing else is in the page, whatever a document holds. */
const harmless =
  /^<(?:\/?(?:h[1-4]|p|ul|ol|li|strong|em|code|pre|table|thead|tbody|tr|th|td|blockquote)|br|hr|\/a|a href="https:\/\/(?![^"]*evil)[^"<>]*" target="_blank" rel="noopener noreferrer")>$/;

function assertHarmlessHtml(html: string): void {
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) assert.match(tag, harmless);
}

/** Documents with a text of others in each place that an explanation tells of. */
const documentsWith = (text: string): readonly string[] => [
  artifact({
    artifactType: text,
    layers: [layer({ mediaType: text, annotations: { 'org.opencontainers.image.title': text } })],
    annotations: { [text]: text, 'org.opencontainers.image.created': text },
  }),
  image({ subject: { mediaType: text, digest: text, size: 1 }, [text]: text }),
  print({ imageLayoutVersion: text }),
];

describe('what the playground shows of hostile documents', () => {
  for (const payload of payloads)
    it(`is harmless for ${JSON.stringify(payload.slice(0, 40))}`, () => {
      for (const text of documentsWith(payload)) assertHarmlessHtml(answers.explain(text));
    });

  it('is what is to be said about a completion, for whoever looks at it', () => {
    const text = '{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": { "mediaType":  } }';
    const position = { line: 0, character: text.indexOf(' }', 80) };
    const [{ label } = assert.fail()] = answers.complete(text, position);
    const notes = answers.notes(text, position, label);
    assert.match(notes, /^<p><strong>Image configuration<\/strong>/);
    assertHarmlessHtml(notes);
    assert.equal(answers.notes(text, position, 'no such completion'), '');
  });

  it('is harmless where Markdown itself is hostile', () => {
    const hostile =
      '<script>alert(1)</script> ![i](http://evil.example/i) [a](javascript:alert(1)) [b](data:text/html,x)';
    assertHarmlessHtml(htmlOf(hostile));
    assert.match(htmlOf(hostile), /&lt;script&gt;/);
  });

  it('leads to pages of the web in a tab of their own', () => {
    assert.equal(
      htmlOf('[a](https://example.com/)'),
      '<p><a href="https://example.com/" target="_blank" rel="noopener noreferrer">a</a></p>\n',
    );
  });
});
