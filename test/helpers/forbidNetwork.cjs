// Loaded into a program with --require: whatever it tries on the network is written to standard error, and fails.
'use strict';

const net = require('node:net');

function forbid(object, name, what) {
  if (typeof object[name] !== 'function') throw new Error(`There is no ${what}.`);
  object[name] = () => {
    process.stderr.write(`NETWORK: ${what}\n`);
    throw new Error(`${what} is forbidden.`);
  };
}

forbid(net.Socket.prototype, 'connect', 'net.Socket.connect');
forbid(net.Server.prototype, 'listen', 'net.Server.listen');
forbid(require('node:tls'), 'connect', 'tls.connect');
forbid(require('node:dgram'), 'createSocket', 'dgram.createSocket');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  forbid(require('node:dns'), name, `dns.${name}`);
  forbid(require('node:dns/promises'), name, `dns.promises.${name}`);
}
for (const scheme of ['http', 'https']) {
  forbid(require(`node:${scheme}`), 'request', `${scheme}.request`);
  forbid(require(`node:${scheme}`), 'get', `${scheme}.get`);
}
forbid(globalThis, 'fetch', 'fetch');
