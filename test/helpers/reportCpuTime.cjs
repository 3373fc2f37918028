// Loaded into a program with --require: when it ends, the file that CPU_TIME_FILE names says how many milliseconds of
// the processor it took. Unlike the time on the clock, this does not depend on what else the machine does.
'use strict';

const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.CPU_TIME_FILE, String((user + system) / 1000));
});
