import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tag } from '../layouts';
import { startContainerd } from './containerd';
import { onlyAsRoot } from './root';
import { runTool, startDaemon, unpackedLayers, type Observation, type Tool } from './tool';

/** Docker with a graph driver pulls, and makes a container, which never runs. */
export const docker: Tool = {
  consumer: 'docker-classic',
  version: ['dockerd', '--version'],
  programs: ['dockerd', 'docker', 'containerd'],
  packages: ['docker.io'],
  obstacle: onlyAsRoot,
  async start(surroundings) {
    const { folder, registry } = surroundings;
    const data = join(folder, 'data');
    const host = `unix://${join(folder, 'docker.sock')}`;
    const configuration = join(folder, 'daemon.json');
    await writeFile(configuration, '{}');
    // Docker would start one that outlives it when it crashes.
    const containerdFolder = join(folder, 'containerd');
    await mkdir(containerdFolder);
    const containerd = await startContainerd(containerdFolder);
    const start = () =>
      startDaemon(
        [
          'dockerd',
          ...['--containerd', containerd.socket],
          ...['--host', host, '--pidfile', join(folder, 'pid'), '--config-file', configuration],
          ...['--data-root', data, '--exec-root', join(folder, 'exec'), '--storage-driver', 'vfs'],
          ...[
            '--bridge=none',
            '--iptables=false',
            '--ip6tables=false',
            '--ip-forward=false',
            '--ip-masq=false',
          ],
        ],
        /API listen on/,
        folder,
      );
    let daemon = await start().catch(async (error: unknown) => {
      await containerd.daemon.stop();
      throw error;
    });
    /** Some documents make the daemon crash; its log then says more than the client. */
    const docker = async (...args: readonly string[]): Promise<Observation> => {
      const ran = await runTool(['docker', '--host', host, ...args], surroundings);
      if (ran.taken || !/unexpected EOF|EOF$|Cannot connect/m.test(ran.output)) return ran;
      const log = daemon.log();
      await daemon.stop();
      await rm(join(folder, 'pid'), { force: true });
      daemon = await start();
      return { ...ran, output: `${ran.output}${/^panic:.*$/m.exec(log)?.[0] ?? ''}` };
    };
    return {
      async stop() {
        await daemon.stop();
        await containerd.daemon.stop();
      },
      operations: [
        {
          operation: 'pull',
          async run(document) {
            const image = `${registry}/${document.name}:${tag}`;
            const ran = await docker('pull', '--platform', 'linux/amd64', image);
            return ran.taken ? { ...ran, unpacked: await unpackedLayers(document, join(data, 'vfs')) } : ran;
          },
        },
        {
          operation: 'run',
          async run(document) {
            const image = `${registry}/${document.name}:${tag}`;
            const ran = await docker('create', '--network', 'none', '--pull', 'never', image, '/x');
            return ran.taken ? { ...ran, unpacked: await unpackedLayers(document, join(data, 'vfs')) } : ran;
          },
        },
      ],
    };
  },
};
