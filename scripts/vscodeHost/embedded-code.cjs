#!/usr/bin/env node
// Stands in for the desktop's `code` program: see embeddedCode.ts.
require('tsx/cjs');
require('./embeddedCode.ts');
