import type { GatePolicy } from '@bulwark/gate';
import { type AccountService, listAccountServices, type ServiceDecision } from '../lib/settings/detection-settings';
import type { Settings } from '../lib/settings/settings';

/** Each service of the account: its name for people, and the rules that ask for it. */
const SERVICES: Readonly<Record<AccountService, { readonly name: string; readonly rules: readonly string[] }>> = {
  guardDuty: {
    name: 'GuardDuty',
    rules: [
      'GuardDutyEnabled',
      'GuardDutyFindingsPublishedQuickly',
      'GuardDutyPlansEnabled',
      'GuardDutyRuntimeAgents',
      'GuardDutyRuntimePlan',
    ],
  },
  securityHub: {
    name: 'Security Hub',
    rules: ['SecurityHubStandardEnabled', 'SecurityHubNewControlsEnabled', 'SecurityHubConsolidatedFindings'],
  },
  securityHubUnified: { name: 'The unified Security Hub', rules: ['SecurityHubNetworkScanning'] },
  config: {
    name: 'AWS Config',
    rules: [
      'ConfigRecorderAllTypes',
      'ConfigRecorderContinuous',
      'ConfigRecorderDeliveryEncrypted',
      'ConfigRecorderGlobalTypes',
      'ConfigRecorderServiceLinkedRole',
      'ConfigRecorderStarted',
    ],
  },
  externalAccess: { name: 'The analyzer for external access', rules: ['AccessAnalyzerExternalAccess'] },
  unusedAccess: { name: 'The analyzer for unused access', rules: ['AccessAnalyzerUnusedAccess'] },
  internalAccess: { name: 'The analyzer for internal access', rules: ['AccessAnalyzerInternalAccess'] },
  inspector: { name: 'Inspector', rules: ['InspectorFindingsNotSuppressed'] },
  macie: { name: 'Macie', rules: ['MacieEnabled', 'MacieFindingsPublishedQuickly'] },
};

/**
 * Lists the rules of services that an environment does not create, each with the reason or with who manages the service.
 * Every report shows them. A service that is here is judged.
 */
export function listAccountDecisions({ detection }: Settings): NonNullable<GatePolicy['rules']> {
  return Object.fromEntries(
    listAccountServices().flatMap((service) => {
      const off = describeDecision(SERVICES[service].name, detection[service]);
      return off === undefined ? [] : SERVICES[service].rules.map((rule) => [`Bulwark-${rule}`, { off }] as const);
    }),
  );
}

function describeDecision(name: string, decision: ServiceDecision): string | undefined {
  switch (decision.mode) {
    case 'here':
      return undefined;
    case 'elsewhere':
      return `${name} is managed elsewhere, by ${decision.managedBy}.`;
    case 'off':
      return `${name} is off. ${decision.reason}`;
  }
}
