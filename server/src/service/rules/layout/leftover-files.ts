import { grouped } from '#schemas/prose';
import { specificationSection } from '#schemas/model/field';
import { leftoverFiles } from '#service/layout/leftoverFiles';
import { defineRule } from '#service/lint/rule';

/** Tools write a blob under another name first. Told at the file of the layout that stands for the whole. */
export default defineRule({
  id: 'leftover-files',
  category: 'layout',
  kinds: ['image-layout', 'image-index'],
  onlyWith: 'layout',
  severity: 'information',
  summary: 'A layout has temporary files of tools.',
  source: specificationSection('image-layout.md', 'content'),
  messages: {
    file: '{path} is a temporary file. If no tool is writing to the layout now, the file is left over and takes {size} bytes.',
    files:
      'The layout has {count} temporary files. The first is {path}. If no tool is writing to the layout now, the files ' +
      'are left over and take {size} bytes.',
  },
  *check({ layout }) {
    if (layout === undefined || layout.path !== layout.layout.root) return;
    const files = leftoverFiles(layout.layout);
    const [first] = files;
    if (first === undefined) return;
    yield {
      message: files.length === 1 ? 'file' : 'files',
      at: { path: [] },
      values: {
        path: first.path,
        count: grouped(files.length),
        size: grouped(files.reduce((sum, { size }) => sum + size, 0)),
      },
    };
  },
});
