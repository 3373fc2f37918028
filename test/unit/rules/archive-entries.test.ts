import type { StoreProblem } from '#service';
import { LayoutDraft } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { Severity } from '#schemas/severity';

const sound = new LayoutDraft();
sound.index([sound.image()]);
const { files } = sound;

/** The layout in an archive with a problem, which is told at the layout file. */
function inArchive(kind: StoreProblem['kind'], message: string, severity: Severity, count = 1) {
  return {
    files,
    problems: [{ kind, path: 'blobs/sha256/abc', count }],
    findings: [`oci-layout ${message}`],
    severity,
  };
}

testLayoutRule('archive-entries', {
  valid: { 'a layout in a folder, or in an ordinary archive': files },
  invalid: {
    'a layout in a folder of an archive': inArchive('below-folder', 'below-folder', 'warning'),
    'an entry that leads out': inArchive('leads-out', 'leads-out', 'error'),
    'entries that lead out': inArchive('leads-out', 'lead-out', 'error', 2),
    'a path that is there twice': inArchive('duplicate', 'duplicate', 'information'),
    'paths that are there twice': inArchive('duplicate', 'duplicates', 'information', 2),
    'a link': inArchive('link', 'link', 'information'),
    'several links': inArchive('link', 'links', 'information', 2),
    'a device': inArchive('special', 'special', 'information'),
    'several devices': inArchive('special', 'specials', 'information', 2),
    'an archive that is cut off': inArchive('cut-off', 'cut-off', 'error'),
    'a missing end marker': inArchive('no-end', 'no-end', 'information'),
    'a damaged archive': inArchive('damaged', 'damaged', 'error'),
    'an archive with too many entries': inArchive('too-many', 'too-many', 'error'),
    'an archive with too much content': inArchive('too-large', 'too-large', 'error'),
    'an archive that needs a large window': inArchive('window', 'window', 'error'),
    'compressed data without its end': inArchive('unfinished', 'unfinished', 'error'),
    'compressed data with another checksum': inArchive('checksum', 'checksum', 'error'),
    'other bytes after compressed data': inArchive('trailing', 'trailing', 'warning'),
  },
});
