import { LayoutDraft } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#helpers/markedText';

const sound = new LayoutDraft();
sound.index([sound.image()]);

/** The sound layout with another file. */
function withFile(path: string, content: LayoutFiles[string] = ''): LayoutFiles {
  return { ...sound.files, [path]: content };
}

const digits = digestOf('1').slice('sha256:'.length);

testLayoutRule('blob-name', {
  valid: {
    'a sound layout': sound.files,
    'what tools leave behind': {
      ...withFile('blobs/sha256/.umoci-1', { type: 'folder' }),
      'blobs/sha256/x.tmp': '',
      'blobs/sha256/oci-put-blob123': '',
    },
  },
  invalid: {
    'a name that is not a digest': {
      files: withFile('blobs/sha256/a b'),
      findings: ['oci-layout grammar'],
      severity: 'error',
    },
    'too few digits': { files: withFile('blobs/sha256/abc'), findings: ['oci-layout length'] },
    'uppercase digits': {
      files: withFile(`blobs/sha256/${digits.toUpperCase()}`),
      findings: ['oci-layout case'],
    },
    'other characters': {
      files: withFile(`blobs/sha256/${digits.slice(1)}z`),
      findings: ['oci-layout characters'],
    },
    'algorithm and digits in one name': {
      files: withFile(`blobs/sha256.${digits}`),
      findings: ['oci-layout separator'],
    },
    'the digest of the content in uppercase': {
      files: withFile(`blobs/sha256/${digestOf('abc').slice(7).toUpperCase()}`, 'abc'),
      findings: ['oci-layout case'],
      repair: 'rehash',
    },
    'a file beside the folders': {
      files: withFile('blobs/README'),
      findings: ['oci-layout stray'],
      severity: 'warning',
    },
    'an unknown algorithm': {
      files: withFile(`blobs/md5/${digits}`),
      findings: ['oci-layout algorithm'],
      severity: 'information',
    },
    'a FIFO in place of a folder': {
      files: withFile('blobs/sha512', { type: 'other' }),
      findings: ['oci-layout no-folder'],
      severity: 'error',
    },
    'a link to nothing': {
      files: withFile(`blobs/sha256/${digits}`, { type: 'other', link: 'gone' }),
      findings: ['oci-layout dangling'],
    },
    'a FIFO': {
      files: withFile(`blobs/sha256/${digits}`, { type: 'other' }),
      findings: ['oci-layout not-file'],
    },
  },
});
