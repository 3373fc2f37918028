/** Why a tool that needs root cannot run; undefined for root. */
export function onlyAsRoot(): string | undefined {
  return process.getuid?.() === 0 ? undefined : 'It unpacks layers as root only.';
}
