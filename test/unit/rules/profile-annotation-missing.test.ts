import { markedKey } from '#helpers/documents';
import { markedBraceOf, projectWithFormat, withArtifactType } from '#helpers/documents/formats';
import { testRule } from '#helpers/ruleTester';

const empty = 'application/vnd.oci.empty.v1+json';
const lifecycle = (annotations?: object) =>
  withArtifactType('application/vnd.microsoft.artifact.lifecycle', [empty], { annotations });
const report = (annotations?: object) =>
  withArtifactType('application/vnd.example.report', [empty], { annotations });
const markedRoot = (text: string) => markedBraceOf('"schemaVersion"', text);
const project = projectWithFormat({
  name: 'Example report',
  match: { artifactType: ['application/vnd.example.report'] },
  annotations: { required: ['com.example.team'] },
});

testRule('profile-annotation-missing', {
  valid: [
    lifecycle({ 'vnd.microsoft.artifact.lifecycle.end-of-life.date': '2026-01-01' }),
    report(),
    { text: report({ 'com.example.team': '' }), project },
    // Text that breaks off may go on with the annotation.
    { text: report().slice(0, -3), project },
  ],
  invalid: [
    { text: markedRoot(lifecycle()), message: 'unusual', severity: 'information', fixes: {} },
    { text: markedRoot(report()), project, message: 'required', severity: 'warning', fixes: {} },
    {
      text: withArtifactType('application/vnd.example.report', [empty], {
        [markedKey('annotations')]: { 'com.example.other': 'x' },
      }),
      project,
      message: 'required',
      fixes: {},
    },
    {
      text: report({ [markedKey('com.example.taem')]: 'x' }),
      project,
      message: 'required',
      fixes: {
        'Rename "com.example.taem" to "com.example.team"': report({ 'com.example.team': 'x' }),
      },
    },
  ],
});
