import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Ends a child process when this process ends in any way, also by a signal that runs no exit handler. A guard in its
 * own session waits on a pipe that only this process has open. The system closes it when the process ends.
 *
 * Windows has neither `sh` nor these signals, so there the child is ended by the exit handler only.
 *
 * @param target a process id, or a negative one for its process group
 */
export function endWithThisProcess(child: ChildProcess, target: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  const end = () => {
    // The child may have ended a moment ago.
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  if (process.platform === 'win32') return;
  const guard = spawn('sh', ['-c', 'read -r _; kill -s "$0" -- "$1"', signal.replace('SIG', ''), `${target}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.once('error', () => undefined);
  child.once('exit', () => guard.kill('SIGKILL'));
}
