import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tag } from '../layouts';
import { onlyAsRoot } from './root';
import { runTool, unpackedLayers, type Tool } from './tool';

/** podman pulls into a storage of its own, and makes a container from it, which never runs. */
export const podman: Tool = {
  consumer: 'podman',
  version: ['podman', '--version'],
  programs: ['podman'],
  packages: ['podman'],
  obstacle: onlyAsRoot,
  async start(surroundings) {
    const { folder, registry } = surroundings;
    const root = join(folder, 'root');
    const policy = join(folder, 'policy.json');
    await writeFile(policy, JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] }));
    const podman = (...args: readonly string[]) =>
      runTool(
        [
          'podman',
          ...['--root', root, '--runroot', join(folder, 'run'), '--tmpdir', join(folder, 'tmp')],
          ...['--storage-driver', 'vfs', '--cgroup-manager', 'cgroupfs', '--events-backend', 'none'],
          ...args,
        ],
        surroundings,
      );
    return {
      operations: [
        {
          operation: 'pull',
          async run(document) {
            const source = `docker://${registry}/${document.name}:${tag}`;
            const options = ['--quiet', '--tls-verify=false', '--os', 'linux', '--arch', 'amd64'];
            const ran = await podman('pull', ...options, '--signature-policy', policy, source);
            return ran.taken ? { ...ran, unpacked: await unpackedLayers(document, root) } : ran;
          },
        },
        {
          operation: 'run',
          async run(document) {
            const image = `${registry}/${document.name}:${tag}`;
            const ran = await podman('create', '--network', 'none', '--pull', 'never', image, '/x');
            return ran.taken ? { ...ran, unpacked: await unpackedLayers(document, root) } : ran;
          },
        },
      ],
    };
  },
};
