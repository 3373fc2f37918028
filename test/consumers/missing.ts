import { listOf } from '#schemas/prose';
import { runCommand } from '#scripts/vscodeHost/command';
import { findCommand } from '#scripts/vscodeHost/executables';
import type { Tool } from './tools/tool';

/** The tools of a list whose programs are not all on this system. */
export async function missingTools(tools: readonly Tool[]): Promise<readonly Tool[]> {
  const found = await Promise.all(
    tools.map(async ({ programs }) => Promise.all(programs.map((program) => findCommand(program)))),
  );
  return tools.filter((_, index) => found[index]?.includes(undefined));
}

/** Installs the packages of tools with apt-get, and says so before. */
export async function install(tools: readonly Tool[], signal: AbortSignal): Promise<void> {
  const packages = [...new Set(tools.flatMap((tool) => tool.packages))];
  if (packages.length === 0) return;
  if ((await findCommand('apt-get')) === undefined)
    throw new Error(`There is no apt-get to install ${listOf(packages)} with.`);
  console.log(`Installing the system packages ${listOf(packages)} with apt-get … This changes your system.`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const aptGet = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  await runCommand([...aptGet, 'update'], { signal });
  await runCommand([...aptGet, 'install', '--yes', '--no-install-recommends', ...packages], { signal });
}

/** Names what is missing, and how to get it. */
export function missingText(tools: readonly Tool[]): string {
  const packages = listOf([...new Set(tools.flatMap((tool) => tool.packages))]);
  return (
    `Without ${listOf(tools.map(({ consumer }) => consumer))}, because the Debian packages ${packages} are missing. ` +
    '`npm run test:consumers -- --install` installs them.'
  );
}
