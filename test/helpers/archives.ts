import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInputs } from '#files/inputFiles';
import { defaultSettings, messageOf, writtenPlace } from '#service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LayoutFiles } from './layouts';
import { service } from './lint';
import { joinBytes, type TarItem } from './tarWriter';

/** What is said of an archive. */
export interface Judgment {
  /** Each finding from a level on as `path place severity rule message`. */
  readonly findings: readonly string[];
  /** What is told of the archive, or of a file in it, that could not be read. */
  readonly problems: readonly string[];
  /** The paths of the documents that were checked. */
  readonly documents: readonly string[];
  /** The messages of `archive-entries`, as they are shown. */
  readonly messages: readonly string[];
}

/** Lints an archive as the command line does. The archive is `image.tar`, whatever it is. */
export async function judge(archive: Uint8Array): Promise<Judgment> {
  const folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
  const path = join(folder, 'image.tar');
  const short = (text: string): string => text.replaceAll(join(folder, '/'), '');
  const [findings, problems, documents, messages]: [string[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  try {
    writeFileSync(path, archive);
    for await (const input of findInputs([path], noStandardInput, () => false)) {
      assert(!('repeats' in input), 'a document came up twice');
      if ('problem' in input) {
        problems.push(short(`${input.path}: ${input.problem}`));
        continue;
      }
      documents.push(short(input.path));
      const settings = { ...defaultSettings, layout: input.layout };
      const document = service.parse(
        TextDocument.create(input.archivedAt ?? '', 'json', 0, input.text),
        settings,
      );
      for (const finding of service.findings(document, settings)) {
        if (finding.severity === 'hint') continue;
        const parts = [
          short(input.path),
          writtenPlace(finding),
          finding.severity,
          finding.rule.id,
          finding.message,
        ];
        findings.push(parts.filter((part) => part !== '').join(' '));
        if (finding.rule.id === 'archive-entries') messages.push(messageOf(finding));
      }
    }
    assert.deepEqual(readdirSync(folder), ['image.tar'], 'something was written');
    return { findings, problems, documents, messages };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function noStandardInput(): Promise<never> {
  return Promise.reject(new Error('nobody reads standard input'));
}

/** The entries of an archive of a layout. What is not a file or a folder is left out. */
export function itemsOf(files: LayoutFiles, prefix = ''): TarItem[] {
  return Object.entries(files).map(([path, content]) =>
    typeof content === 'string' || content instanceof Uint8Array
      ? { path: `${prefix}${path}`, content }
      : { path: `${prefix}${path}/` },
  );
}

/**
 * A zstd frame (RFC 8878) whose blocks hold their bytes as they are, or one byte many times.
 * @param repeated so many times 128 KiB of zeros follow the bytes
 */
export function zstdFrame(content: Uint8Array, repeated = 0): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < content.length; start += largestBlock) {
    const bytes = content.subarray(start, start + largestBlock);
    blocks.push(blockHeader(0, bytes.length), bytes);
  }
  for (let count = 0; count < repeated; count++) blocks.push(blockHeader(1, largestBlock), new Uint8Array(1));
  const lastBlock = new Uint8Array([1, 0, 0]);
  return joinBytes([new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]), ...blocks, lastBlock]);
}

const largestBlock = 128 * 1024;

function blockHeader(type: 0 | 1, size: number): Uint8Array {
  const value = (type << 1) | (size << 3);
  return new Uint8Array([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff]);
}
