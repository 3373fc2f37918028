import { fullSignalName, isRealTimeSignal, isSignal, signals } from '#schemas/values/signal';
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
