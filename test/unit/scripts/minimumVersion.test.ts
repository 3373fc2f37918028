import assert from 'node:assert/strict';
import packageJson from '../../../package.json';

it('checks the types of the VS Code version that package.json requires', () => {
  const { engines, devDependencies } = packageJson;
  assert.equal(engines.vscode, `^${devDependencies['@types/vscode']}`);
});
