import { image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const source = (url: unknown) => image({ annotations: { 'org.opencontainers.image.source': url } });
const page = 'https://github.com/example/project';

testRule('annotation-url-value', {
  valid: [
    source(page),
    source('ssh://git@example.com/project.git'),
    source(''),
    image({ annotations: { 'com.example.url': 'nowhere' } }),
  ],
  invalid: [
    {
      text: source(marked('git@github.com:example/project.git')),
      message: 'form',
      severity: 'information',
      fixes: { [`Replace "git@github.com:example/project.git" with "${page}"`]: source(page) },
    },
    {
      text: source(marked('github.com/example/project')),
      fixes: { [`Replace "github.com/example/project" with "${page}"`]: source(page) },
    },
    { text: source(marked('see the README')), fixes: {} },
  ],
});
