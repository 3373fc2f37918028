import { containerd } from './containerd';
import { distribution } from './distribution';
import { docker } from './docker';
import { podman } from './podman';
import { skopeo } from './skopeo';
import type { Tool } from './tool';
import { umoci } from './umoci';

/** The tools of Debian that the model describes. */
export const tools: readonly Tool[] = [skopeo, umoci, podman, containerd, docker, distribution];
