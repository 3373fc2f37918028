import { documentationOf, schemaAt } from '#schemas/introspection';
import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { specificationSection, type FieldDocumentation } from '#schemas/model/field';
import { checkedKinds, defineRule, type Report } from '#service/lint/rule';
import { conversionsOf } from '#service/reports/typeConversions';

/** Go reads documents into typed structures: because of one value of the wrong type, it refuses the whole document. */
export default defineRule({
  id: 'property-type',
  category: 'shape',
  kinds: checkedKinds,
  onlyWith: 'shape-issues',
  severity: 'error',
  summary: 'A value does not have the JSON type that the specification requires.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    type: '{place} must be of type {expected}, not {actual}. Tools written in Go refuse the whole document because of it.',
    'docker-type':
      '{place} must be of type {expected}, not {actual}, as Docker’s image specification defines it.',
    duration:
      '{place} must be a number of nanoseconds, not of type {actual}, as Docker’s image specification defines it.',
  },
  fixes: {
    'use-constant': 'Replace it with {value}',
    'remove-quotes': 'Remove the quotes',
    'add-quotes': 'Put it in double quotes',
    wrap: 'Put it in an array',
    split: 'Make each word an element of a list',
    shell: 'Run it in a shell',
    'empty-object': 'Replace it with an empty object',
    'as-keys': 'Write it as an object whose values are empty objects',
    'as-entries': 'Write it as an object',
    'as-platform': 'Write it as an object with os and architecture',
    'as-nanoseconds': 'Replace "{value}" with {nanoseconds} nanoseconds',
    'health-shell': 'Write it as a command of the shell: "CMD-SHELL"',
  },
  automatic: [
    'use-constant',
    'remove-quotes',
    'add-quotes',
    'wrap',
    'as-keys',
    'as-entries',
    'as-platform',
    'as-nanoseconds',
  ],
  *check(context) {
    for (const issue of context.shapeIssues) {
      const { path, problem, expected, actual } = issue;
      // A number that is not a JavaScript number, such as 1e400, has the right type; another rule reports its form.
      if (problem !== 'type' || path.length === 0 || expected === actual) continue;
      yield {
        ...weightOf(context.kind, path),
        at: { path },
        values: { place: formatPath(path), expected, actual },
        fixes: conversionsOf(context, issue),
      };
    }
  },
});

/** What the specification does not define, Docker’s may; what is left over from old versions of Docker weighs less. */
function weightOf(
  kind: Kind,
  path: JsonPath,
): Pick<Report<'type' | 'docker-type' | 'duration'>, 'message' | 'severity'> {
  const statuses = path.map((_, index) => fieldAt(kind, path.slice(0, index + 1))?.status);
  if (statuses.includes('legacy')) return { message: 'docker-type', severity: 'warning' };
  if (fieldAt(kind, path)?.meaning === 'duration') return { message: 'duration' };
  return { message: statuses.includes('reserved') ? 'docker-type' : 'type' };
}

function fieldAt(kind: Kind, path: JsonPath): FieldDocumentation | undefined {
  const schema = schemaAt(schemaByKind[kind], path);
  return schema === undefined ? undefined : documentationOf(schema);
}
