import { runProgram } from './runProgram';

/** The command line, whose code is kept because compiling it takes a quarter of a short run. */
runProgram('cliProgram.js', (keep) => {
  process.once('exit', (exitCode) => {
    // By then, what a run needs is compiled. Of other commands, and of runs that failed or only print help, that is little.
    const [, , command, ...rest] = process.argv;
    if (exitCode < 2 && command === 'lint' && !rest.some((word) => word === '-h' || word === '--help'))
      keep();
  });
});
