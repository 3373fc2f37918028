import { addTo } from '#schemas/groups';
import { allConsumers, behaviorsOf, evidenceNamed, type Evidence } from '#schemas/catalogue/consumers';
import { samePath, type JsonPath } from '#schemas/jsonPath';
import type { Model } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';

/** What consumers do with a property of an image config. */
interface ConfigStatement {
  readonly path: JsonPath;
  readonly statement: string;
  readonly evidence: readonly Evidence[];
}

/**
 * What the newest versions of consumers do with the properties that an image config has, property by property; nothing
 * for other kinds of document.
 */
export function statementsOnConfig({ kind, asGoReads }: Model): readonly ConfigStatement[] {
  if (kind !== 'image-config') return [];
  const byProperty = new Map<string, ConfigStatement[]>();
  for (const { path, statement, evidence } of (all ??= allStatements())) {
    const value = valueAt(asGoReads, path);
    if (value === undefined || value === null) continue;
    addTo(byProperty, path.join('.'), { path, statement, evidence });
  }
  return [...byProperty.values()].flat();
}

/** What consumers do with one property of an image config. */
export function statementsOnProperty(model: Model, path: JsonPath): readonly string[] {
  return statementsOnConfig(model)
    .filter((each) => samePath(each.path, path))
    .map(({ statement }) => statement);
}

let all: readonly ConfigStatement[] | undefined;

/** The statements of each consumer’s own file; those of a library are not repeated for the tools that have it. */
function allStatements(): readonly ConfigStatement[] {
  return allConsumers().flatMap((consumer) =>
    behaviorsOf(consumer, consumer.version).flatMap(({ owner, behavior: { about, statement, evidence } }) =>
      owner !== consumer || about === undefined
        ? []
        : [{ path: about, statement, evidence: evidenceNamed(owner, evidence) }],
    ),
  );
}
