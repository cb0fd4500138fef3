import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import type { Assessment } from '../../src/assessment/assessment';
import type { ControlRecord } from '../../src/assessment/control-record';
import type { FrameworkDefinition } from '../../src/frameworks/framework-definition';
import type { ManualResult } from '../../src/frameworks/manual-results';
import type { Revision, TestResults } from '../../src/frameworks/suite-results';
import { addGate, type GateOptions } from '../../src/runtime/add-gate';
import { runSilently } from '../quiet-gate';

export const TODAY = '2026-11-27';
export const COMMIT = 'c0ffee'.padEnd(40, '0');
export const HERE: Revision = { commit: COMMIT, uncommitted: false };

export const ACME: FrameworkDefinition = {
  id: 'acme-2027',
  title: 'ACME baseline',
  version: '2027',
  url: 'https://acme.example.com/baseline',
  controls: [
    { id: 'S-1', title: 'Buckets keep versions', rules: ['S3BucketVersioning'] },
    { id: 'S-2', title: 'Buckets log access', rules: ['AwsSolutions-S1'] },
    { id: 'S-3', title: 'Versions are reviewed', rules: ['Bulwark-S3BucketVersioning'], duty: review('buckets') },
    { id: 'S-4', title: 'A trail exists', resources: ['AWS::CloudTrail::Trail'] },
    { id: 'S-5', title: 'Jobs are reviewed', appliesTo: ['AWS::Glue::Job'], duty: review('jobs') },
    { id: 'S-6', title: 'Training takes place', duty: { who: 'People team', what: 'Train everyone every year.' } },
    { id: 'S-7', title: 'Sign-in is tested', groups: ['secondFactor'] },
  ],
};

export const RESULT: ManualResult = {
  control: 'acme-2027 S-3',
  result: 'met',
  owner: 'platform-team',
  date: '2026-11-01',
  until: '2027-10-31',
  checked: 'Each bucket was compared with the list of the data owners.',
  link: 'https://acme.example.com/reviews/7',
};

export const TESTS: NonNullable<GateOptions['tests']> = [
  { file: 'test/sign-in.test.ts', test: 'a second factor is required', shows: ['acme-2027 S-6'] },
];

export const RUN: TestResults = {
  version: '1.0',
  files: {
    'test/sign-in.test.ts': { commit: COMMIT, uncommitted: false, tests: { 'a second factor is required': 'passed' } },
    'test/other.test.ts': { commit: COMMIT, uncommitted: false, tests: {} },
  },
};

function review(what: string) {
  return { who: 'Platform team', what: `Review the ${what} every quarter.` };
}

/** Judges an app with one bucket that keeps versions and logs nothing. */
export function judge(options: GateOptions, properties: Readonly<Record<string, unknown>> = {}): Assessment {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  new CfnResource(new Stack(app, 'Store'), 'Bucket', {
    type: 'AWS::S3::Bucket',
    properties: { VersioningConfiguration: { Status: 'Enabled' }, ...properties },
  });
  const { getAssessment } = addGate(app, { today: TODAY, revision: HERE, writeReports: false, ...options });
  runSilently(() => app.synth());
  const assessment = getAssessment();
  if (assessment === undefined) throw new Error('The app was not judged.');
  return assessment;
}

/** Adds the gate to an app, which checks what is handed in. */
export const add = (options: GateOptions) => () => addGate(new App(), { today: TODAY, ...options });

/** @param name of the control with its framework */
export function findControl({ frameworks }: Assessment, name: string): ControlRecord | undefined {
  const [id, control] = name.split(' ');
  return frameworks.find((framework) => framework.id === id)?.controls.find((one) => one.id === control);
}

/** A folder for files of evidence. */
export class EvidenceFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'bulwark-evidence-'));

  write(file: string, content: unknown): string {
    writeFileSync(join(this.path, file), typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
