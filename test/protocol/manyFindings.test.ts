import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import {
  CodeActionRequest,
  CompletionRequest,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  type CodeAction,
  type ProtocolConnection,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { CpuTimer } from '#helpers/cpuTime';
import { startStdioServer } from '#helpers/stdioServer';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const program = join(repositoryRoot, 'dist', 'server', 'languageServer.js');

const uri = 'file:///project/manifest.json';
const head = '{"schemaVersion":"2","mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[';

/** A manifest of so many bytes whose layers all lack everything. */
function emptyLayers(bytes: number): string {
  return `${head}${Array.from({ length: bytes / 3 }, () => '{}').join()}]}`;
}

describe('a document of 240 KB in which every few bytes are a finding', () => {
  it('is answered about in at most 2.3 times what half of it takes of the processor', async () => {
    const idle = await processorTime('');
    const half = (await processorTime(emptyLayers(120_000))) - idle;
    const whole = (await processorTime(emptyLayers(240_000))) - idle;
    assert(whole <= 2.3 * half, `${whole} ms, and ${half} ms for half of it`);
  })
    .timeout(120_000)
    // Caches and collections of garbage fall on one size or the other by chance.
    .retries(2);
});

/** The processor time of a server that is asked everything about a text; of one that is asked nothing when it is empty. */
async function processorTime(text: string): Promise<number> {
  const timer = new CpuTimer();
  try {
    const server = await startStdioServer({
      program,
      nodeOptions: timer.arguments,
      env: timer.env,
      params: {
        capabilities: { textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport } } },
      },
    });
    if (text !== '') await askEverything(server.connection, text);
    await server.stop();
    return timer.read();
  } finally {
    timer.remove();
  }
}

const codeActionLiteralSupport = { codeActionKind: { valueSet: [] } };

async function askEverything(connection: ProtocolConnection, text: string): Promise<void> {
  const textDocument = { uri };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'json', version: 1, text },
  });

  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  assert('items' in report);
  assert(report.items.some(({ code }) => code === 'required-property'));

  // Inside of the first of the empty layers.
  const position = { line: 0, character: head.length + 1 };
  const mistake = { line: 0, character: head.indexOf('"2"') };
  const placeOfMistake = { start: mistake, end: mistake };
  const actionsAt = async (range: Range, only?: string[]): Promise<CodeAction[]> => {
    const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
    const actions = await connection.sendRequest(CodeActionRequest.type, { textDocument, range, context });
    return (actions ?? []).filter((action): action is CodeAction => 'kind' in action);
  };
  assert.notDeepEqual(await actionsAt(placeOfMistake), []);

  const hover = await connection.sendRequest(HoverRequest.type, {
    textDocument,
    position: { line: 0, character: head.indexOf('layers') },
  });
  assert.notEqual(hover, null);

  const completions = await connection.sendRequest(CompletionRequest.type, { textDocument, position });
  assert(completions !== null && !Array.isArray(completions));
  assert.notDeepEqual(completions.items, []);

  const all = { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } };
  const [fixAll] = await actionsAt(all, ['source.fixAll.oci']);
  const [change] = Object.values(fixAll?.edit?.changes ?? {});
  assert.equal(change?.[0]?.newText, '2');
}
