import type { EnvironmentDraft } from '../lib/settings/presets';
import { sandboxDraft } from './scaffold';

/** A sandbox whose throttles are so wide that they do not stand in the way of what is measured or attacked. */
export function roomyDraft(): EnvironmentDraft {
  const draft = sandboxDraft();
  return {
    ...draft,
    api: {
      ...Object(draft['api']),
      requestsPerSecond: 10_000,
      burst: 5_000,
      machineRequestsPerDay: 100_000_000,
    },
    identity: {
      ...Object(draft['identity']),
      machineClients: [
        { name: 'reporting', tenant: 'example' },
        { name: 'neighbour', tenant: 'neighbour' },
      ],
    },
  };
}
