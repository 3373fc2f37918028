import { sep } from 'node:path';
import { effectOf, type Finding, type LayoutRepairName, type Settings } from '#service';
import type { ReportedRepair } from './report';

/**
 * What `oci-manifest fix-layout` does about a finding; undefined where it does nothing.
 * @param path the name of the document in the report
 */
export function reportedRepair(
  { repair }: Finding,
  path: string,
  { layout: place }: Settings,
): ReportedRepair | undefined {
  if (repair === undefined || place === undefined) return undefined;
  const below = place.path.replaceAll('/', sep);
  // A link elsewhere may lead to the document.
  if (path !== below && !path.endsWith(`${sep}${below}`)) return undefined;
  const title = effectOf(place.layout, repair);
  const directory = path.slice(0, -below.length - 1) || (path === below ? '.' : sep);
  return title === undefined ? undefined : { title, directory, option: options[repair] };
}

/** The options that ask for what is not certain. */
const options: Readonly<Partial<Record<LayoutRepairName, string>>> = {
  prune: '--prune-absent',
  'diff-ids': '--diff-ids',
};
