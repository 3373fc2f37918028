import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Operation } from '#schemas/catalogue/consumers';
import { createLanguageService, defaultSettings, type ConsumerOutcome } from '#service';
import type { ConsumedDocument } from './documents/document';

const service = createLanguageService();

/**
 * What the model says of an operation of a version of a consumer, such as `containerd@1.6.20`, with a document, and with
 * the command that is used for it; undefined where it says nothing, or where that depends on something that neither tells.
 */
export function predict(
  consumer: string,
  operation: Operation,
  { text, config, layoutFile }: ConsumedDocument,
  command?: string,
): ConsumerOutcome | undefined {
  const [name, content] = layoutFile === undefined ? ['manifest.json', text] : ['oci-layout', layoutFile];
  const document = service.parse(
    TextDocument.create(`file:///layout/${name}`, 'json', 1, content),
    defaultSettings,
  );
  const question = { consumers: [consumer], ...(config === undefined ? {} : { config }) };
  const [verdict] = service.whoTakes(document, defaultSettings, question);
  const found = verdict?.operations.find((each) => each.operation === operation);
  if (found === undefined) return undefined;
  // What depends on another command than the one that is used does not come true.
  const [first] = found.conditional.filter(({ dependsOn }) =>
    dependsOn.every((each) => !('command' in each) || each.command === command),
  );
  if (first === undefined) return found.otherwise;
  return first.dependsOn.every((each) => 'command' in each) ? first : undefined;
}
