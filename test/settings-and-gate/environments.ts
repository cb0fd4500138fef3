import type { EnvironmentDraft } from '../../lib/settings/presets';
import { createProductionDraft } from '../scaffold';

/** A production before its first successful deployment. */
export function createDraftInCreation(): EnvironmentDraft {
  return { ...createProductionDraft(), protections: { phase: 'creation', until: '2027-02-20' } };
}
