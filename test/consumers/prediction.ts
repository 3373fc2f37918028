import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Operation } from '#schemas/catalogue/consumers';
import { createLanguageService, defaultSettings, type ConsumerOutcome } from '#service';
import type { ConsumedDocument } from './documents/document';

const service = createLanguageService();

/**
 * What the model says of an operation of a version of a consumer, such as `containerd@1.6.20`, with a document;
 * undefined where it says nothing, or where that depends on something that the documents do not tell.
 */
export function predict(
  consumer: string,
  operation: Operation,
  { text, config, layoutFile }: ConsumedDocument,
): ConsumerOutcome | undefined {
  const [name, content] = layoutFile === undefined ? ['manifest.json', text] : ['oci-layout', layoutFile];
  const document = service.parse(
    TextDocument.create(`file:///layout/${name}`, 'json', 1, content),
    defaultSettings,
  );
  const question = { consumers: [consumer], ...(config === undefined ? {} : { config }) };
  const [verdict] = service.whoTakes(document, defaultSettings, question);
  const found = verdict?.operations.find((each) => each.operation === operation);
  return found === undefined || found.conditional.length > 0 ? undefined : found.otherwise;
}
