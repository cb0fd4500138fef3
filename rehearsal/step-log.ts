/** Writes one line per step: environment, seconds, what happened. */
export class StepLog {
  readonly #start = Date.now();

  constructor(
    private readonly environment: string,
    private readonly write: (line: string) => void,
  ) {}

  /** Runs a step. Its line is written when it ends, with what the step returns. */
  async run<T>(title: string, work: () => Promise<T>, describe: (result: T) => string = () => ''): Promise<T> {
    const start = Date.now();
    try {
      const result = await work();
      const details = describe(result);
      this.#writeLine(start, details === '' ? title : `${title}: ${details}`);
      return result;
    } catch (error) {
      this.#writeLine(start, `${title}: FAILED`);
      throw error;
    }
  }

  /** Writes how long all steps took. */
  end(title: string): void {
    this.#writeLine(this.#start, title);
  }

  #writeLine(start: number, text: string): void {
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    this.write(`${this.environment.padEnd(11)}${seconds.padStart(6)} s  ${text}\n`);
  }
}

/** A step that did not end as it should; the message explains what to look at. */
export class StepFailed extends Error {}
