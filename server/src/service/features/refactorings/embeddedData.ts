import { cataloguePlainText } from '#schemas/markdown';
import { remove } from '#service/edits/operations';
import { decodeBase64 } from '#schemas/values/base64';
import { digestOf, parseDigest, sha256DigestOf } from '#schemas/values/digest';
import { setInOrder } from '#service/oci/setInOrder';
import { descriptorKinds } from '#service/lint/rule';
import { descriptorAtCursor, type Refactoring } from './refactoring';

/** Embeds well-known content, so that no client has to fetch it. */
export const embedData: Refactoring = {
  kinds: descriptorKinds,
  whole: false,
  *propose(context) {
    const descriptor = descriptorAtCursor(context);
    if (descriptor === undefined || descriptor.value.data !== undefined) return;
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
    const { data, digest, size } = descriptor?.value ?? {};
    const bytes = data === undefined ? undefined : decodeBase64(data);
    if (descriptor === undefined || bytes === undefined) return;
    const algorithm = parseDigest(digest ?? '')?.algorithm ?? '';
    const computed = digestOf(algorithm, bytes) ?? sha256DigestOf(bytes);
    if (digest === computed && size === bytes.length) return;
    const { kind } = context.model;
    yield {
      title: 'Set digest and size to those of the data',
      operations: [
        setInOrder(kind, [...descriptor.path, 'digest'], computed),
        setInOrder(kind, [...descriptor.path, 'size'], bytes.length),
      ],
    };
  },
};
