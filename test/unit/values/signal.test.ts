import {
  commonSignals,
  fullSignalName,
  isRealTimeSignal,
  isSignal,
  lookUpSignal,
  signals,
} from '#schemas/values/signal';
import { testTable } from '#helpers/table';

testTable('isSignal', isSignal, [
  ...signals.map((name) => [name, true] as const),
  ['SIGRTMIN+3', true],
  ['SIGRTMAX-14', true],
  ['TERM', false],
  ['sigterm', false],
  ['SIGNOTHING', false],
  ['15', false],
  ['', false],
]);

testTable('isRealTimeSignal', isRealTimeSignal, [
  ['SIGRTMIN', true],
  ['SIGRTMIN+15', true],
  ['SIGRTMAX', true],
  ['SIGRTMAX-1', true],
  ['SIGRTMIN-1', false],
  ['SIGRTMAX+1', false],
  ['SIGRTMIN+100', false],
  ['SIGTERM', false],
]);

testTable('fullSignalName', fullSignalName, [
  ['term', 'SIGTERM'],
  ['TERM', 'SIGTERM'],
  [' sigterm ', 'SIGTERM'],
  ['SIGKILL', 'SIGKILL'],
]);

testTable('lookUpSignal', (text: string) => lookUpSignal(text)?.name, [
  ['SIGTERM', 'SIGTERM'],
  [' term ', 'SIGTERM'],
  ['15', 'SIGTERM'],
  [' 9 ', 'SIGKILL'],
  ['SIGSEGV', 'SIGSEGV'],
  // Nobody asks for it, so its number is not known.
  ['11', undefined],
  ['1x', undefined],
  ['undefined', undefined],
  ['', undefined],
]);

testTable('commonSignals', () => commonSignals.map(({ name, number }) => `${name} ${number}`).join(', '), [
  [
    undefined,
    'SIGABRT 6, SIGALRM 14, SIGCONT 18, SIGHUP 1, SIGINT 2, SIGKILL 9, SIGPWR 30, SIGQUIT 3, SIGSTOP 19, ' +
      'SIGTERM 15, SIGTSTP 20, SIGUSR1 10, SIGUSR2 12, SIGWINCH 28',
  ],
]);
