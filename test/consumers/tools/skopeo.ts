import { join } from 'node:path';
import type { ConsumedDocument } from '../documents/document';
import { tag } from '../layouts';
import { runTool, type Tool } from './tool';

/** skopeo copies from a registry to a folder, and shows the image of a registry. */
export const skopeo: Tool = {
  consumer: 'skopeo',
  version: ['skopeo', '--version'],
  programs: ['skopeo'],
  packages: ['skopeo'],
  start(surroundings) {
    const { folder, registry } = surroundings;
    const source = ({ name }: ConsumedDocument): string => `docker://${registry}/${name}:${tag}`;
    const command = ['skopeo', '--insecure-policy', '--override-os=linux', '--override-arch=amd64'];
    return Promise.resolve({
      operations: [
        {
          operation: 'copy',
          run: (document) =>
            runTool(
              [
                ...command,
                'copy',
                '--src-tls-verify=false',
                source(document),
                `dir:${join(folder, document.name)}`,
              ],
              surroundings,
            ),
        },
        {
          operation: 'show',
          run: (document) =>
            runTool(
              [...command, 'inspect', '--no-tags', '--tls-verify=false', source(document)],
              surroundings,
            ),
        },
      ],
    });
  },
};
