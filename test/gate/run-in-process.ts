import { type CommandApp, runCommand } from '@bulwark/gate/command';
import { jest } from '@jest/globals';

/** What a command writes, and its exit code. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command of the gate in this process, without the second that a program takes to start. */
export function runInProcess(words: readonly string[], own?: CommandApp): Answer {
  const written = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: runCommand(words, own), ...written };
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
}
