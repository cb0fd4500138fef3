import { Worker } from 'node:worker_threads';

/** A thread starts as plain JavaScript; tsx then lets it load TypeScript. */
const LOAD = "require('tsx/cjs'); require(require('node:worker_threads').workerData);";

export interface Thread {
  /** Sends a task and waits for its result. A thread does one task. */
  readonly run: <Answer>(task: unknown) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

/** The message that a thread sends back. */
export type ThreadResult = { readonly done: unknown } | { readonly failed: string };

/** Loads a file in a thread with its own heap and output. The file answers one message. */
export function startThread(file: string): Thread {
  const worker = new Worker(LOAD, { eval: true, workerData: file, stdout: true, stderr: true });
  return {
    run: <Answer>(task: unknown) =>
      new Promise<Answer>((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', (answer) =>
          'failed' in answer ? reject(new Error(answer.failed)) : resolve(answer.done),
        );
        worker.postMessage(task);
      }),
    stop: async () => void (await worker.terminate()),
  };
}
