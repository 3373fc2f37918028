import { cataloguePlainText } from '#schemas/markdown';
import { remove } from '#service/edits/operations';
import { hasData } from '#service/oci/content';
import { setInOrder } from '#service/oci/setInOrder';
import { descriptorKinds } from '#service/lint/rule';
import { describedByData } from './describedByData';
import { descriptorAtCursor, type Refactoring } from './refactoring';

/** Embeds well-known content, so that no client has to fetch it. */
export const embedData: Refactoring = {
  kinds: descriptorKinds,
  whole: false,
  *propose(context) {
    const descriptor = descriptorAtCursor(context);
    if (descriptor === undefined || hasData(descriptor.value)) return;
    const content = context.policy.catalogue.content(descriptor.value.digest ?? '');
    // Nothing at all, embedded, is the same as no data.
    if (content?.data === undefined || content.data === '') return;
    yield {
      title: `Embed the content as data: ${cataloguePlainText(content.title)}`,
      operations: [setInOrder(context.model.kind, [...descriptor.path, 'data'], content.data)],
    };
  },
};

/** Takes embedded content out again; digest and size still say what it is. */
export const removeData: Refactoring = {
  kinds: descriptorKinds,
  whole: false,
  *propose(context) {
    const descriptor = descriptorAtCursor(context);
    if (descriptor?.value.data === undefined) return;
    yield {
      title: 'Remove the data; clients then fetch the content',
      operations: [remove([...descriptor.path, 'data'])],
    };
  },
};

/** Makes digest and size those of the embedded content. */
export const computeFromData: Refactoring = {
  kinds: descriptorKinds,
  whole: false,
  *propose(context) {
    const descriptor = descriptorAtCursor(context);
    const operations = descriptor === undefined ? [] : describedByData(context.model, descriptor);
    if (operations.length > 0) yield { title: 'Set digest and size to those of the data', operations };
  },
};
