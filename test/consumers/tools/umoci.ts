import { join } from 'node:path';
import { tag } from '../layouts';
import { runTool, unpackedLayers, type Tool } from './tool';

/** umoci unpacks the image of a layout. */
export const umoci: Tool = {
  consumer: 'umoci',
  version: ['umoci', '--version'],
  programs: ['umoci'],
  packages: ['umoci'],
  start(surroundings) {
    return Promise.resolve({
      operations: [
        {
          operation: 'extract',
          async run(document) {
            const bundle = join(surroundings.folder, document.name);
            const image = `${surroundings.layoutOf(document)}:${tag}`;
            const ran = await runTool(
              ['umoci', 'unpack', '--rootless', '--image', image, bundle],
              surroundings,
            );
            return ran.taken ? { ...ran, unpacked: await unpackedLayers(document, bundle) } : ran;
          },
        },
      ],
    });
  },
};
