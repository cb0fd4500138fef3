import { join } from 'node:path';
import { type AddedGate, addGate, createPacks, type GatePolicy } from '@bulwark/gate';
import type { App } from 'aws-cdk-lib';
import { acknowledgementFiles } from '../lib/acknowledgements';
import { Backend } from '../lib/backend';
import { duties } from '../lib/duties';
import { refuseExampleValues } from '../lib/example-value-guard';
import { listExampleValues } from '../lib/settings/example-values';
import type { Settings } from '../lib/settings/settings';
import { testEvidence } from '../lib/test-evidence';
import { describeApp } from './describe-app';
import { createGatePolicy } from './gate-policy';
import { suppressAcceptedFindings } from './suppress-accepted-findings';

export interface BlueprintOptions {
  /** Changes the gate policy of every environment. @default - no change */
  readonly changePolicy?: (policy: GatePolicy) => GatePolicy;
  /** Whether the gate writes its reports beside the templates. @default true */
  readonly writeReports?: boolean;
  /** File with the results of the tests that controls cite. @default - no test is known to have run */
  readonly testResults?: string;
}

/** Adds a backend for every environment to an app, and the gate that evaluates them during synthesis. */
export function addBlueprint(
  app: App,
  environments: readonly Settings[],
  { changePolicy = (policy) => policy, writeReports = true, testResults }: BlueprintOptions = {},
): AddedGate {
  for (const settings of environments) {
    const backend = new Backend(app, settings.name, { settings });
    suppressAcceptedFindings(backend);
    refuseExampleValues(backend, listExampleValues(settings));
  }
  const policyFor = createGatePolicy(environments);
  return addGate(app, {
    packs: createPacks(),
    acknowledgements: acknowledgementFiles,
    tests: testEvidence,
    duties,
    policy: (environment) => changePolicy(policyFor(environment)),
    describeApp: (templates) => describeApp(environments, templates),
    ...(testResults === undefined ? {} : { testResults }),
    root: join(__dirname, '..'),
    writeReports,
  });
}
