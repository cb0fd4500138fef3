import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { BulwarkChecks } from '../rules/bulwark-checks';

/** The packs that can be chosen by name: five of cdk-nag, and Bulwark. */
const KNOWN_PACKS = {
  AwsSolutions: () => new AwsSolutionsChecks(),
  'HIPAA.Security': () => new HIPAASecurityChecks(),
  'NIST.800.53.R5': () => new NIST80053R5Checks(),
  'PCI.DSS.321': () => new PCIDSS321Checks(),
  Serverless: () => new ServerlessChecks(),
  Bulwark: () => new BulwarkChecks(),
} as const satisfies Readonly<Record<string, () => NagPack>>;

export type PackName = keyof typeof KNOWN_PACKS;

export const PACK_NAMES: readonly PackName[] = [
  'AwsSolutions',
  'HIPAA.Security',
  'NIST.800.53.R5',
  'PCI.DSS.321',
  'Serverless',
  'Bulwark',
];

/** The packs of an app that does not choose any. */
export const DEFAULT_PACKS: readonly PackName[] = ['AwsSolutions', 'Bulwark'];

/** Creates new instances of packs, in the order of the given names. */
export function createPacks(names: readonly PackName[] = PACK_NAMES): NagPack[] {
  return names.map((name) => KNOWN_PACKS[name]());
}
