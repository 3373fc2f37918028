import { configWith, markedKey } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const ports = (...keys: readonly string[]) =>
  configWith({ ExposedPorts: Object.fromEntries(keys.map((key) => [key, {}])) });

testRule('exposed-ports', {
  valid: [ports('80/tcp', '53/udp', '8080', '9999/sctp'), configWith({ ExposedPorts: { '65535': null } })],
  invalid: [
    { text: ports(markedKey('http')), message: 'form', severity: 'warning', fixes: {} },
    { text: ports(markedKey('99999/tcp')), message: 'form' },
    {
      text: ports('443', markedKey('tcp/80')),
      message: 'form',
      fixes: { 'Replace "tcp/80" with "80/tcp"': ports('443', '80/tcp') },
    },
    {
      text: ports(markedKey('80/TCP')),
      fixes: { 'Replace "80/TCP" with "80/tcp"': ports('80/tcp') },
      automatic: true,
    },
    {
      text: ports(markedKey(' 80/tcp')),
      fixes: { 'Replace " 80/tcp" with "80/tcp"': ports('80/tcp') },
      automatic: true,
    },
    {
      text: ports(markedKey('127.0.0.1:8080:80/udp')),
      fixes: { 'Replace "127.0.0.1:8080:80/udp" with "80/udp"': ports('80/udp') },
      automatic: false,
    },
    // What only contains a port may be anything.
    { text: ports(markedKey('web-8080:80')), fixes: {} },
    { text: ports(markedKey('80/tcp or 81')), fixes: {} },
    { text: ports(markedKey('x-tcp/80')), fixes: {} },
    { text: ports(markedKey('tcp/80 or 81')), fixes: {} },
    { text: ports(markedKey('tcp/99999')), fixes: {} },
    {
      text: ports(markedKey('80-80/tcp')),
      message: 'range',
      fixes: { 'Replace "80-80/tcp" with single ports': ports('80/tcp') },
    },
    {
      text: ports(markedKey('8080:80')),
      fixes: { 'Replace "8080:80" with "80"': ports('80') },
      automatic: false,
    },
    {
      text: ports('80', markedKey('8080:80')),
      fixes: { 'Remove "8080:80": "80" is already listed': ports('80') },
    },
    {
      text: ports(markedKey('8000-8002/udp'), '8001/udp'),
      message: 'range',
      severity: 'warning',
      fixes: { 'Replace "8000-8002/udp" with single ports': ports('8001/udp', '8000/udp', '8002/udp') },
    },
    // So many ports are not written one by one, and a range that goes down has none.
    { text: ports(markedKey('10000-20000')), message: 'long-range', fixes: {} },
    { text: ports(markedKey('1-65535/tcp')), message: 'long-range', fixes: {} },
    { text: ports(markedKey('90-80/tcp')), message: 'empty-range', fixes: {} },
  ],
});
