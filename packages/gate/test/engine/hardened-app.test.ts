import { expect, test } from '@jest/globals';
import type { GateResult } from '../../src/engine/gate-result';
import { createPacks } from '../../src/engine/known-packs';
import { addGate } from '../../src/runtime/add-gate';
import { createHardenedApp } from '../hardened-app';
import { runSilently } from '../quiet-gate';

/** Judges the hardened app by the rules of Bulwark, at the levels that an app gets by default. */
function judgeHardenedApp(): GateResult {
  const app = createHardenedApp();
  const { gate } = addGate(app, { packs: createPacks(['Bulwark']), writeReports: false });
  runSilently(() => app.synth());
  if (gate.result === undefined) throw new Error(String(gate.failure));
  return gate.result;
}

test('a hardened serverless app gets at most ten findings of Bulwark, each useful to a reviewer', () => {
  const { resources, findings } = judgeHardenedApp();
  const own = findings.filter(({ pack }) => pack === 'Bulwark').map(({ id, path }) => `${id} ${path}`);
  expect(resources).toHaveLength(22);
  expect(own.length).toBeLessThanOrEqual(10);
  expect(own).toEqual([
    // Security Hub S3.9: without access logs an investigation cannot show which objects were read.
    'Bulwark-S3AccessLogEnabled Orders/Uploads/Resource',
    'Bulwark-S3AccessLogEnabled Orders/Exports/Resource',
    // Security Hub DynamoDB.6: a wrong stack operation deletes the table with all its items.
    'Bulwark-DynamoDbTableDeletionProtection Orders/Table/Resource',
    // Security Hub Cognito.1: passwords leaked elsewhere are tried on every public sign-in.
    'Bulwark-CognitoThreatProtectionEnforced Orders/Users/Resource',
    // Security Hub Cognito.6: deleting the pool deletes all users, and CloudFormation deletes it with the stack.
    'Bulwark-CognitoUserPoolDeletionProtection Orders/Users/Resource',
    // PCI DSS 6.2.4: CDK lets a client use the implicit flow unless told otherwise.
    'Bulwark-CognitoLegacyImplicitFlow[AllowedOAuthFlows.0] Orders/Users/Client/Resource',
    // Security Hub APIGateway.1: without execution logs a rejected or failed request leaves no trace.
    'Bulwark-ApiStageExecutionLoggingEnabled[* /*] Orders/Api/DeploymentStage.prod/Resource',
    // Security Hub APIGateway.4: the public API has no protection against floods and known exploits.
    'Bulwark-WafAssociationApiStage Orders/Api/DeploymentStage.prod/Resource',
  ]);
});
