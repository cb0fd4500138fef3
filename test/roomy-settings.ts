import type { EnvironmentDraft } from '../lib/settings/presets';
import { ALL_SCOPES, createSandboxDraft } from './scaffold';

/** Creates a sandbox draft with throttles so high that they do not affect measurements and attacks. */
export function createRoomyDraft(): EnvironmentDraft {
  const draft = createSandboxDraft();
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
        { name: 'reporting', tenant: 'example', scopes: ALL_SCOPES },
        { name: 'neighbour', tenant: 'neighbour', scopes: ALL_SCOPES },
      ],
    },
  };
}
