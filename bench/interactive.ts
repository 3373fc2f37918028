import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jsonSchemaOf } from '#schemas/jsonSchema';
import { createLanguageService, defaultSettings } from '#service';
import { indexWith } from './documents';
import { measure, type Contender } from './measure';

const uri = 'file:///bench/index.json';
const capabilities = { snippets: true, insertsAsIs: true, labelDetails: true, tags: true };

/** A place in a document where something is asked: the offset behind a text that stands there. */
interface Question {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
  readonly feature: 'completion' | 'hover';
}

/**
 * What is asked while somebody types or points, on the index of 1,000 entries and beside VS Code's JSON engine
 * with the schema of the index. Both know the document already, as they do between two keystrokes.
 */
export async function benchInteractive(): Promise<void> {
  const text = indexWith(1000);
  console.log(`\nwhile typing and pointing, index of 1,000 entries (medians of 60 rounds)`);
  for (const question of questionsOn(text)) {
    const medians = await measure(contendersFor(question), 60, 1);
    const times = [...medians].map(([name, time]) => `${name} ${time.toFixed(2)} ms`);
    console.log(`  ${question.name.padEnd(34)} ${times.join(', ')}`);
  }
  const medians = await measure([hints(text)], 60, 1);
  console.log(
    `  ${'inlay hints of 60 lines'.padEnd(34)} oci-manifest ${medians.get('oci-manifest')!.toFixed(2)} ms`,
  );
}

function questionsOn(text: string): Question[] {
  const entry = text.indexOf('"v1.900.0"');
  const behind = (found: string): number => text.indexOf(found, entry) + found.length;
  const at = (name: string, feature: Question['feature'], offset: number): Question => ({
    name,
    text,
    offset,
    feature,
  });
  const gap = behind('"os": "linux"');
  const typing = `${text.slice(0, gap)},\n        "va${text.slice(gap)}`;
  return [
    at('completion, media type', 'completion', behind('"mediaType": "app')),
    at('completion, operating system', 'completion', behind('"os": "')),
    at('completion, annotation key', 'completion', behind('"annotations": {')),
    {
      name: 'completion, half a name',
      text: typing,
      offset: typing.indexOf('"va') + 3,
      feature: 'completion',
    },
    at('hover, media type', 'hover', behind('"mediaType": "app')),
    at('hover, digest', 'hover', behind('"digest": "sha')),
  ];
}

function contendersFor({ text, offset, feature }: Question): Contender[] {
  const document = TextDocument.create(uri, 'json', 1, text);
  const position = document.positionAt(offset);
  const service = createLanguageService();
  const parsed = service.parse(document, defaultSettings);
  const engine = getLanguageService({});
  engine.configure({
    schemas: [{ uri: 'schema:oci', fileMatch: ['*'], schema: jsonSchemaOf('image-index') }],
  });
  const tree = engine.parseJSONDocument(document);
  return [
    {
      name: 'oci-manifest',
      run: () =>
        feature === 'hover'
          ? service.hover(parsed, defaultSettings, position)
          : service.completion(document, defaultSettings, position, capabilities),
    },
    {
      name: 'vscode-json-languageservice',
      run: () =>
        feature === 'hover'
          ? engine.doHover(document, position, tree)
          : engine.doComplete(document, position, tree),
    },
  ];
}

function hints(text: string): Contender {
  const document = TextDocument.create(uri, 'json', 1, text);
  const service = createLanguageService();
  const parsed = service.parse(document, defaultSettings);
  const { line } = document.positionAt(text.indexOf('"v1.900.0"'));
  const range = { start: { line, character: 0 }, end: { line: line + 60, character: 0 } };
  return { name: 'oci-manifest', run: () => service.inlayHints(parsed, defaultSettings, range) };
}
