import { specificationSection } from '#schemas/model/field';
import { grouped } from '#schemas/prose';
import { remove, rename, set } from '#service/edits/operations';
import { defineRule, fix, type Report } from '#service/lint/rule';

/** `80`, `80/tcp`, `53/udp`, or a range such as `8000-8010`; runtimes know sctp as well. */
const portGrammar = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(?:tcp|udp|sctp))?$/;

/** The port of the container behind an address and a port of the host, as in `127.0.0.1:8080:80/tcp`. */
const portBehindHost = /^(?:(?:[\d.]{1,15}:)?\d{0,5}:)?(\d{1,5})(?:\/(tcp|udp|sctp))?$/;
const protocolFirst = /^(tcp|udp|sctp)[/:](\d{1,5})$/;

/** Runtimes read the keys as ports when they pull an image or start a container, not before. */
export default defineRule({
  id: 'exposed-ports',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'A key of ExposedPorts is neither a port nor a port with a protocol.',
  source: specificationSection('config.md', 'properties'),
  claims: ['docker/exposed-ports', 'docker-classic/exposed-ports'],
  messages: {
    form: '"{key}" is not a valid port. Write 80, 80/tcp, or 53/udp. {docker/exposed-ports}',
    range: '"{key}" is a range of ports. List each port. {docker/exposed-ports}',
    'long-range':
      '"{key}" is a range of {count} ports. List the single ports on which ' +
      'the container listens. {docker/exposed-ports}',
    'empty-range':
      '"{key}" is a range that ends before it begins, so it contains no port. Write a single port: 80, ' +
      '80/tcp, or 53/udp.',
  },
  fixes: {
    replace: 'Replace "{key}" with "{port}"',
    split: 'Replace "{key}" with single ports',
    remove: 'Remove "{key}": "{port}" is already listed',
  },
  automatic: ['replace'],
  *check({ model }) {
    const ports = model.config?.ExposedPorts ?? {};
    for (const key of Object.keys(ports)) {
      const form = formOf(key);
      if (form === 'port') continue;
      const at = { path: ['config', 'ExposedPorts', key], part: 'key' } as const;
      if (form === 'range') yield { at, ...rangeReport(key, ports) };
      else yield { message: 'form', at, values: { key }, fixes: repairs(key, ports) };
    }
  },
});

/** Removes a key whose port is listed already, or replaces it with its port; nothing where it does not tell one. */
function repairs(key: string, ports: object) {
  const path = ['config', 'ExposedPorts', key];
  const port = intendedPort(key);
  if (port === undefined) return [];
  if (Object.hasOwn(ports, port)) return [fix('remove', remove(path), { values: { port } })];
  const doubtful = port !== key.trim().toLowerCase();
  return [fix('replace', rename(path, port), { values: { port }, doubtful })];
}

/** More ports than these are not written one by one. */
const portsInSplit = 64;

/** Replaces a short range with its ports, of which some may be listed already. */
function rangeReport(
  key: string,
  ports: object,
): Pick<Report<'range' | 'long-range' | 'empty-range', 'split'>, 'message' | 'values' | 'fixes'> {
  const [, first = '', last = ''] = portGrammar.exec(key) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (count < 1) return { message: 'empty-range', values: { key } };
  if (count > portsInSplit) return { message: 'long-range', values: { key, count: grouped(count) } };
  const [, protocol] = key.split('/', 2);
  const single = Array.from({ length: count }, (_, index) => {
    const port = String(Number(first) + index);
    return protocol === undefined ? port : `${port}/${protocol}`;
  });
  const path = ['config', 'ExposedPorts'];
  const missing = single.filter((port) => !Object.hasOwn(ports, port));
  const split = fix('split', [remove([...path, key]), ...missing.map((port) => set([...path, port], {}))]);
  return { message: 'range', values: { key }, fixes: [split] };
}

function formOf(key: string): 'port' | 'range' | undefined {
  const [, first, last] = portGrammar.exec(key) ?? [];
  if (!isPort(first)) return undefined;
  if (last === undefined) return 'port';
  return isPort(last) ? 'range' : undefined;
}

function isPort(digits: string | undefined): digits is string {
  return digits !== undefined && Number(digits) <= 65535;
}

/** The port of the container, with its protocol, that a malformed key contains. */
function intendedPort(key: string): string | undefined {
  const text = key.trim().toLowerCase();
  const [, protocolBefore, portAfter] = protocolFirst.exec(text) ?? [];
  const [, portBefore, protocolAfter] = portBehindHost.exec(text) ?? [];
  const port = portAfter ?? portBefore;
  const protocol = protocolBefore ?? protocolAfter;
  if (!isPort(port)) return undefined;
  return protocol === undefined ? port : `${port}/${protocol}`;
}
