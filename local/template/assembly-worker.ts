import { parentPort } from 'node:worker_threads';
import type { Settings } from '../../lib/settings/settings';
import { synthesize } from './assembly';

parentPort?.once('message', (settings: Settings) => {
  try {
    parentPort?.postMessage({ done: synthesize(settings) });
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});
