import type { Tell } from '../response/play';
import { StepFailed } from '../step-log';

/** A scenario that can be played. It resolves when the subject of the finding was contained, and that was undone. */
export interface Play {
  readonly name: string;
  readonly story: string;
  readonly play: (tell: Tell) => Promise<unknown>;
}

/**
 * Plays scenarios one after another and writes a timeline of each, in seconds since its finding. A scenario that fails
 * does not keep the next from being played.
 *
 * @returns the names of scenarios that were not contained and undone
 */
export async function playGameDay(
  plays: readonly Play[],
  write: (text: string) => void,
  now: () => number = Date.now,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, story, play } of plays) {
    write(`\n${name}: ${story}\n`);
    let start: number | undefined;
    const tell = (event: string) => {
      const time = now();
      start ??= time;
      write(`${((time - start) / 1000).toFixed(1).padStart(8)} s  ${event}\n`);
    };
    try {
      await play(tell);
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      tell(`FAILED: ${error.message}`);
      failed.push(name);
    }
  }
  const end = failed.length === 0 ? '' : `; FAILED: ${failed.join(', ')}`;
  write(`\n${plays.length - failed.length} of ${plays.length} contained and undone${end}\n`);
  return failed;
}
