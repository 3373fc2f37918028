import { remove, rename } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** `80`, `80/tcp` or `53/udp`; sctp is Docker’s and podman’s addition. */
const portGrammar = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(?:tcp|udp|sctp))?$/;

/** What stands between a wrong key and a right one in most cases. */
const portInside = /^(?:(?:[\d.]{1,15}:)?\d{0,5}:)?(\d{1,5})(?:\/(tcp|udp|sctp))?$/;
const protocolFirst = /^(tcp|udp|sctp)[/:](\d{1,5})$/;

/** The keys are read as ports when a container starts, not before. */
export default defineRule({
  id: 'exposed-ports',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'A key of ExposedPorts is not a port, or a port and its protocol.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    form: '"{key}" is no port: keys of ExposedPorts have the form 80, 80/tcp or 53/udp. Docker does not start the container.',
    range:
      'The specification knows single ports only; of the range "{key}" not every runtime makes the same.',
  },
  fixes: {
    replace: 'Replace "{key}" by "{port}"',
    remove: 'Remove "{key}", which is listed as "{port}" already',
  },
  automatic: ['replace'],
  *check({ model }) {
    const ports = model.config?.ExposedPorts;
    if (typeof ports !== 'object' || ports === null) return;
    for (const key of Object.keys(ports)) {
      const match = portGrammar.exec(key);
      const path = ['config', 'ExposedPorts', key];
      const at = { path, part: 'key' } as const;
      if (match !== null && isPort(match[1]!) && (match[2] === undefined || isPort(match[2]))) {
        if (match[2] !== undefined) yield { message: 'range', at, values: { key }, severity: 'information' };
        continue;
      }
      const port = portMeantBy(key);
      const listed = port !== undefined && Object.hasOwn(ports, port);
      yield {
        message: 'form',
        at,
        values: { key },
        fixes:
          port === undefined
            ? []
            : [
                listed
                  ? fix('remove', remove(path), { values: { port } })
                  : fix('replace', rename(path, port), {
                      values: { port },
                      doubtful: port !== key.trim().toLowerCase(),
                    }),
              ],
      };
    }
  },
});

function isPort(digits: string): boolean {
  return Number(digits) <= 65535;
}

function portMeantBy(key: string): string | undefined {
  const text = key.trim().toLowerCase();
  const first = protocolFirst.exec(text);
  const inside = portInside.exec(text);
  const [port, protocol] = first === null ? [inside?.[1], inside?.[2]] : [first[2], first[1]];
  if (port === undefined || !isPort(port)) return undefined;
  return protocol === undefined ? port : `${port}/${protocol}`;
}
