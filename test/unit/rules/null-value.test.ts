import {
  config,
  configWith,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  layer,
  marked,
  type Members,
} from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const artifact = (layers: unknown) => image({ config: customConfig(), layers });
const annotated = (annotations?: Members) => image({ annotations });

testRule('null-value', {
  valid: [
    image(),
    // In an image config, everything that is optional may be null.
    config({ created: null, config: { Env: null, Labels: null }, history: null }),
  ],
  invalid: [
    {
      text: image({ layers: marked(null) }),
      message: 'required',
      severity: 'error',
      fixes: { 'Replace null with an empty list': image({ layers: [] }) },
    },
    {
      text: artifact(marked(null)),
      message: 'required',
      fixes: { 'Replace null with a list that holds the empty descriptor': artifact([emptyDescriptor()]) },
    },
    {
      text: image({ mediaType: marked(null) }),
      message: 'required',
      fixes: { 'Replace null with application/vnd.oci.image.manifest.v1+json': image() },
      automatic: true,
    },
    {
      text: image({
        artifactType: marked(null),
        config: imageConfigDescriptor({ mediaType: 'application/vnd.oci.empty.v1+json' }),
      }),
      message: 'optional',
      fixes: {},
    },
    {
      text: image({ annotations: marked(null) }),
      message: 'optional',
      fixes: { 'Remove annotations': image() },
      automatic: true,
    },
    {
      text: annotated({ 'org.example.key': marked(null) }),
      message: 'optional',
      fixes: { 'Remove annotations["org.example.key"]': annotated({}) },
      // The key says that something was meant.
      automatic: false,
    },
    {
      text: image({ layers: [layer(), marked(null)] }),
      message: 'optional',
      fixes: { 'Remove layers[1]': image() },
      automatic: false,
    },
    {
      text: configWith({ Labels: { a: marked(null) } }),
      fixes: { 'Remove config.Labels.a': configWith({ Labels: {} }) },
      automatic: false,
    },
    {
      text: image({ artifactType: marked(null), config: customConfig() }),
      fixes: { 'Remove artifactType': image({ config: customConfig() }) },
    },
    // What belongs to a layer cannot go without the others of that layer.
    { text: config({ history: [{ created_by: 'a' }, marked(null)] }), fixes: {} },
    // An artifact's only layer is not removed, because the empty list would be reported next.
    {
      text: artifact([marked(null)]),
      message: 'optional',
      fixes: { 'Replace null with a list that holds the empty descriptor': artifact([emptyDescriptor()]) },
    },
    {
      text: image({ config: imageConfigDescriptor({ size: marked(null) }) }),
      message: 'required',
      fixes: {},
    },
    {
      text: config({ rootfs: { type: 'layers', diff_ids: marked(null) } }),
      message: 'required',
      fixes: {},
    },
  ],
});
