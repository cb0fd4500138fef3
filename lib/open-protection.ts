import type { ProtectionSettings } from './settings/settings';

/** Who accepts until when that a protection is off, and why. Acknowledgement files use it. */
export interface OpenProtection {
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

/**
 * Describes the open decision of an environment whose protections are off; undefined when they are on. In the phase
 * `creation` the date is that of the settings, so the gate fails when the phase lasts too long.
 */
export function describeOpenProtection({ owner, protections }: ProtectionSettings): OpenProtection | undefined {
  switch (protections.phase) {
    case 'protected':
      return undefined;
    case 'creation':
      return {
        reason:
          'Phase "creation": the first deployment must be able to roll back, and CloudFormation cannot remove this protection. Set protections to { phase: "protected" } after the first success.',
        owner,
        until: protections.until,
      };
    case 'off':
      return { reason: protections.reason, owner: 'platform-security', until: '2027-10-31' };
  }
}
