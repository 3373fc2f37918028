import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jsonSchemaOf } from '#schemas/jsonSchema';
import { createLanguageService, defaultSettings } from '#service';
import { indexWith, lateName } from './documents';
import { measure, type Contender } from './measure';

const uri = 'file:///bench/index.json';
const capabilities = {
  snippets: true,
  insertsAsIs: true,
  labelDetails: true,
  tags: true,
  resolvesDocumentation: true,
};

/** A place in a document where something is asked: the offset behind a text that stands there. */
interface Question {
  readonly name: string;
  readonly text: string;
  readonly offset: number;
  readonly feature: 'completion' | 'hover';
}

/** The indexes that are asked about, by their number of entries, with how often. */
const sizes: readonly { readonly entries: number; readonly rounds: number }[] = [
  { entries: 1000, rounds: 60 },
  { entries: 10_000, rounds: 15 },
];

/**
 * What is asked while somebody types or points, beside VS Code's JSON engine with the schema of the index. For
 * completion the document has just changed, as it has when somebody types; for the rest both know it already.
 */
export async function benchInteractive(): Promise<void> {
  for (const { entries, rounds } of sizes) {
    const text = indexWith(entries);
    console.log(
      `\nwhile typing and pointing, index of ${entries.toLocaleString('en-US')} entries (medians of ${rounds} rounds)`,
    );
    for (const question of questionsOn(text, entries)) {
      const medians = await measure(contendersFor(question), rounds, 1);
      const times = [...medians].map(([name, time]) => `${name} ${time.toFixed(2)} ms`);
      console.log(`  ${question.name.padEnd(34)} ${times.join(', ')}`);
    }
    const medians = await measure([hints(text, entries)], rounds, 1);
    console.log(
      `  ${'inlay hints of 60 lines'.padEnd(34)} oci-manifest ${medians.get('oci-manifest')!.toFixed(2)} ms`,
    );
  }
}

function questionsOn(text: string, entries: number): Question[] {
  const entry = text.indexOf(lateName(entries));
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
  const engine = getLanguageService({});
  engine.configure({
    schemas: [{ uri: 'schema:oci', fileMatch: ['*'], schema: jsonSchemaOf('image-index') }],
  });
  if (feature === 'completion') {
    const change = changes(document);
    return [
      {
        name: 'oci-manifest',
        run: () => {
          change();
          return service.completion(document, defaultSettings, position, capabilities);
        },
      },
      {
        name: 'vscode-json-languageservice',
        run: () => {
          change();
          return engine.doComplete(document, position, engine.parseJSONDocument(document));
        },
      },
    ];
  }
  const parsed = service.parse(document, defaultSettings);
  const tree = engine.parseJSONDocument(document);
  return [
    { name: 'oci-manifest', run: () => service.hover(parsed, defaultSettings, position) },
    { name: 'vscode-json-languageservice', run: () => engine.doHover(document, position, tree) },
  ];
}

/** Types a space behind a document, and takes it back the next time. */
function changes(document: TextDocument): () => void {
  const end = document.positionAt(document.getText().length);
  const behind = { line: end.line, character: end.character + 1 };
  let isTyped = false;
  return () => {
    const range = isTyped ? { start: end, end: behind } : { start: end, end };
    TextDocument.update(document, [{ range, text: isTyped ? '' : ' ' }], document.version + 1);
    isTyped = !isTyped;
  };
}

function hints(text: string, entries: number): Contender {
  const document = TextDocument.create(uri, 'json', 1, text);
  const service = createLanguageService();
  const parsed = service.parse(document, defaultSettings);
  const { line } = document.positionAt(text.indexOf(lateName(entries)));
  const range = { start: { line, character: 0 }, end: { line: line + 60, character: 0 } };
  return { name: 'oci-manifest', run: () => service.inlayHints(parsed, defaultSettings, range) };
}
