import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { contributes } from '../../../package.json';

const root = join(__dirname, '..', '..', '..');

/** What the client tells VS Code by `setContext`. */
const contexts = ['commands/walkthroughStep.ts', 'documentKindStatus.ts'].flatMap((file) =>
  Array.from(
    readFileSync(join(root, 'client/src', file), 'utf8').matchAll(
      /'(?:ociManifest\.)?(has\w+|documentKind)'/g,
    ),
    ([, name]) => name!,
  ),
);

describe('what the extension contributes', () => {
  for (const { command, title, category } of contributes.commands) {
    it(`shows the command ${command} only where it can be used`, () => {
      const [entry, ...others] = contributes.menus.commandPalette.filter((item) => item.command === command);
      const inMenus = [
        ...contributes.menus['explorer/context'],
        ...contributes.menus['view/item/context'],
      ].filter((item) => item.command === command);
      // What is about the item that was clicked is not in the palette.
      const shown = [entry, ...inMenus].filter((item) => item?.when !== 'false');
      assert(shown.length > 0);
      for (const item of shown)
        assert.match(item?.when ?? '', /^config\.ociManifest\.enable\b|^ociManifest\.documentKind\b/);
      assert.deepEqual(others, []);
    });

    it(`names the command ${command} as VS Code does`, () => {
      assert.equal(category, 'OCI Manifest');
      assert.match(title, /^[A-Z]/);
      assert.doesNotMatch(title, /…|\.$(?<!\.\.\.)/);
    });
  }

  for (const { steps } of contributes.walkthroughs) {
    for (const { id, title, description, media, completionEvents } of steps) {
      it(`has what the step ${id} refers to`, () => {
        assert(existsSync(join(root, media.markdown)), media.markdown);
        const page = readFileSync(join(root, media.markdown), 'utf8');
        assert.match(page, new RegExp(`^# ${title}\n`));
        const [, picture = ''] = /!\[[^\]]+\]\(([\w-]+\.avif)\)/.exec(page) ?? [];
        assert(existsSync(join(root, dirname(media.markdown), picture)), 'a picture');
        assert.match(description, /\[.+\]\(command:/, 'a button');
        const known = contributes.commands.map(({ command }) => command);
        const links = Array.from(description.matchAll(/\(command:([^)]+)\)/g), ([, command]) => command!);
        for (const command of links) assert(known.includes(command), command);
      });

      it(`takes the step ${id} as done once something is done, and not when a command is canceled`, () => {
        for (const event of completionEvents) {
          assert.match(event, /^on(?:Context|View):ociManifest\./);
          const [, context] = /^onContext:ociManifest\.(.*)$/.exec(event) ?? [];
          if (context !== undefined) assert(contexts.includes(context), context);
        }
      });
    }
  }
});
