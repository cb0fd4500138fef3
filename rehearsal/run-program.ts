/** Aborts when the user or the system stops the program. */
const interrupted = new AbortController();

/**
 * Runs a program and ends the process with its exit code: 1 with the cause on standard error if it fails or is stopped
 * by a signal.
 */
export function runProgram(main: (interruption: AbortSignal) => Promise<number>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort(new Error(`stopped by ${signal}`)));
  }
  main(interrupted.signal).then(
    (code) => process.exit(code),
    (error: unknown) => {
      const cause: unknown = interrupted.signal.aborted ? interrupted.signal.reason : error;
      process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
      process.exit(1);
    },
  );
}
