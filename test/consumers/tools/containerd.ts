import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tag } from '../layouts';
import { onlyAsRoot } from './root';
import { runTool, startDaemon, unpackedLayers, type Daemon, type Tool } from './tool';

/** containerd pulls and unpacks, makes a container, which never runs, and imports layouts; by ctr. */
export const containerd: Tool = {
  consumer: 'containerd',
  version: ['containerd', '--version'],
  programs: ['containerd', 'ctr'],
  packages: ['containerd'],
  obstacle: onlyAsRoot,
  async start(surroundings) {
    const { folder, registry, layoutOf } = surroundings;
    const snapshots = join(folder, 'root', 'io.containerd.snapshotter.v1.native');
    const { daemon, socket } = await startContainerd(folder);
    const ctr = (...args: readonly string[]) => runTool(['ctr', '--address', socket, ...args], surroundings);
    const native = ['--snapshotter', 'native'];
    return {
      command: 'ctr',
      stop: () => daemon.stop(),
      operations: [
        {
          operation: 'pull',
          async run(document) {
            const image = `${registry}/${document.name}:${tag}`;
            const platform = ['--platform', 'linux/amd64'];
            const ran = await ctr('images', 'pull', '--plain-http', ...platform, ...native, image);
            return ran.taken ? { ...ran, unpacked: await unpackedLayers(document, snapshots) } : ran;
          },
        },
        {
          operation: 'run',
          async run(document) {
            const image = `${registry}/${document.name}:${tag}`;
            const ran = await ctr('containers', 'create', ...native, image, document.name, '/x');
            return ran.taken ? { ...ran, unpacked: await unpackedLayers(document, snapshots) } : ran;
          },
        },
        {
          operation: 'import',
          run: (document) =>
            ctr('images', 'import', '--no-unpack', '--base-name', document.name, `${layoutOf(document)}.tar`),
        },
      ],
    };
  },
};

/** Starts containerd in a folder of its own. */
export async function startContainerd(folder: string): Promise<{ daemon: Daemon; socket: string }> {
  const socket = join(folder, 'containerd.sock');
  const configuration = join(folder, 'containerd.toml');
  await writeFile(configuration, configurationIn(folder, socket));
  const daemon = await startDaemon(['containerd', '--config', configuration], /successfully booted/, folder);
  return { daemon, socket };
}

/** A configuration with which containerd uses nothing outside a folder. */
function configurationIn(folder: string, socket: string): string {
  const text = (value: string): string => JSON.stringify(value);
  return [
    'version = 2',
    `root = ${text(join(folder, 'root'))}`,
    `state = ${text(join(folder, 'state'))}`,
    'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
    '[grpc]',
    `address = ${text(socket)}`,
    '[plugins."io.containerd.internal.v1.opt"]',
    `path = ${text(join(folder, 'opt'))}`,
    '',
  ].join('\n');
}
