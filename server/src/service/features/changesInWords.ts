import type { Catalogue } from '#schemas/catalogue/catalogue';
import { capitalized, listOf } from '#schemas/prose';
import { digestOfPath, indexFile, layoutFile, type Layout } from '#service/layout/layout';
import { isLeftover } from '#service/layout/leftoverFiles';
import type { FileChange, RepairPlan } from '#service/layout/repairs/fileChanges';
import { shortDigest } from './displayNames';
import { LayoutNames } from './layoutNames';

/** The changes of a repair that are put into words. */
type Changes = Pick<RepairPlan, 'changes' | 'renamed'> & {
  /** The blobs that are deleted because nothing leads to them. */
  readonly orphans: readonly string[];
};

/** The most names in one line. */
const mostNames = 5;

/** What the changes of a repair mean to somebody who thinks of images rather than of files. */
export class ChangesInWords {
  readonly #layout: Layout;
  readonly #plan: Changes;
  readonly #names: LayoutNames;
  /** The paths of blobs before, by their paths afterward. */
  readonly #before = new Map<string, string>();

  /** @param layout as it is before the repair */
  constructor(layout: Layout, plan: Changes, catalogue: Catalogue) {
    this.#layout = layout;
    this.#plan = plan;
    this.#names = new LayoutNames(layout, catalogue);
    for (const [from, to] of plan.renamed) if (!this.#before.has(to)) this.#before.set(to, from);
  }

  /**
   * What a change is about, and why it is made: `config of "latest": sha256:1c76f7e58255 → sha256:966e573d8065, because it was
   * edited`. Undefined where there is nothing to say beyond the name of the file.
   */
  of(change: FileChange): string | undefined {
    const { type, path } = change;
    switch (type) {
      case 'create':
        return path === layoutFile ? undefined : this.#created(path);
      case 'replace':
        return path === indexFile ? this.#listed() : undefined;
      case 'rename':
        return `${this.#names.of(change.to)}: only the name of the file is wrong`;
      case 'delete':
        return this.#deleted(path);
    }
  }

  /**
   * A line for each change that somebody must know of before. What is deleted because it has a successor is part of the line
   * about that.
   */
  lines(): readonly string[] {
    const created = new Set(
      this.#plan.changes.flatMap(({ type, path }) => (type === 'create' ? [path] : [])),
    );
    return this.#plan.changes.flatMap((change) => {
      const { type, path } = change;
      const words = this.of(change);
      if (type === 'delete') {
        const successor = this.#plan.renamed.get(path);
        return successor !== undefined && created.has(successor) ? [] : [`Delete ${words ?? path}`];
      }
      if (digestOfPath(path) !== undefined || type === 'rename') return [capitalized(words ?? path)];
      const verb = type === 'create' ? 'Create' : 'Change';
      return [words === undefined ? `${verb} ${path}` : `${verb} ${path}: ${words}`];
    });
  }

  #created(path: string): string | undefined {
    const old = this.#before.get(path);
    if (old === undefined) return undefined;
    const digests = `${short(old)} → ${short(path)}`;
    return `${this.#names.of(old)}: ${digests}, because ${this.#reasonFor(old)}`;
  }

  #reasonFor(path: string): string {
    const { digest } = this.#layout.contents.get(path) ?? {};
    if (digest !== undefined && digest !== digestOfPath(path)) return 'it was edited';
    const changed = this.#layout.referencesFrom(path).find(({ to }) => this.#plan.renamed.has(to));
    if (changed === undefined) return 'it is corrected';
    switch (changed.descriptor.role) {
      case 'config':
      case 'subject':
        return `its ${changed.descriptor.role} changes`;
      case 'manifest':
        return 'a manifest that it lists changes';
      default:
        return 'a layer of it changes';
    }
  }

  /** Which entries of the index get another digest. */
  #listed(): string | undefined {
    const changed = this.#layout.referencesFrom(indexFile).filter(({ to }) => this.#plan.renamed.has(to));
    const names = [...new Set(changed.map(({ to }) => this.#names.ownerAt(to)))];
    if (names.length === 0) return undefined;
    const shown = names.slice(0, mostNames);
    const others = names.length - shown.length;
    return `new digest of ${listOf(others === 0 ? shown : [...shown, `${others} more`])}`;
  }

  #deleted(path: string): string {
    if (isLeftover(path)) return `${path}: temporary file of a tool, which was not finished`;
    const name = this.#names.of(path);
    if (this.#plan.orphans.includes(path)) return `${name}, ${short(path)}: nothing leads to it`;
    const successor = this.#plan.renamed.get(path);
    const isSecond = this.#layout.referencesTo(path).length === 0;
    return successor !== undefined && isSecond && this.#layout.contents.has(successor)
      ? `second file of ${this.#names.of(successor)}, ${short(path)}: the blob is there under its right name`
      : `old ${name}, ${short(path)}`;
  }
}

function short(path: string): string {
  return shortDigest(digestOfPath(path) ?? path);
}
