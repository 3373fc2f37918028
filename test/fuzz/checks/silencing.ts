import assert from 'node:assert/strict';
import {
  defaultEditorSettings,
  readProject,
  resolveSettings,
  type Finding,
  type ProjectFile,
  type Settings,
} from '#service';
import { lint } from '#helpers/lint';
import { otherAfter } from '../edited';
import { someOf } from '../random';
import { wholeOf, type Subject } from '../subject';
import type { Check } from './check';

const folder = 'file:///test/';
const uri = `${folder}.oci-manifest.json`;

/** What silences a finding in a project file leaves less to be found, and can be taken back there. */
export const silencing: Check = {
  name: 'silencing',
  counts: 'others',
  run(subject, random) {
    const { options, service, linted } = subject;
    const { document } = linted;
    if (document.model?.kind === 'project-configuration') return 0;
    const before = options.project === undefined ? undefined : JSON.stringify(options.project, null, 2);
    const settings = settingsWith(subject, before ?? '{}');
    const findings = service.findings(document, settings);
    const diagnostics = service.diagnostics(document, settings);
    const actions = service
      .codeActions(document, settings, wholeOf(subject), diagnostics, projectFile(before))
      .flatMap(({ title, edit }) => {
        const after = otherAfter(uri, before ?? '', edit);
        return after === undefined ? [] : [{ title, after }];
      });
    const tried = someOf(actions, 3, random);
    for (const { title, after } of tried) {
      const left = findingsWith(subject, after);
      assert(left.length < findings.length, `“${title}” silences nothing`);
      const restored = takenBack(subject, after).map((text) => findingsWith(subject, text).length);
      assert(
        restored.some((count) => count > left.length),
        `“${title}” cannot be taken back`,
      );
    }
    return tried.length;
  },
};

function settingsWith({ linted }: Subject, project: string): Settings {
  return resolveSettings(linted.document.uri, defaultEditorSettings, readProject(folder, project));
}

function projectFile(text: string | undefined): ProjectFile {
  return { folder, text, version: null, schema: undefined };
}

/** What is found in the document beside a project file, which must itself be sound. */
function findingsWith(subject: Subject, project: string): readonly Finding[] {
  const { service, linted } = subject;
  const wrong = lint(project, { fileName: '.oci-manifest.json' }, service).findings;
  const [error] = wrong.filter(({ severity }) => severity === 'error');
  assert(error === undefined, `silencing breaks the project file: ${error?.rule.id}`);
  return service.findings(linted.document, settingsWith(subject, project));
}

/** The project file after each action that takes something back. */
function takenBack(subject: Subject, project: string): readonly string[] {
  const { service, linted } = subject;
  const settings = settingsWith(subject, project);
  return service
    .unsilenceActions(linted.document, settings, wholeOf(subject), projectFile(project))
    .flatMap(({ edit }) => otherAfter(uri, project, edit) ?? []);
}
