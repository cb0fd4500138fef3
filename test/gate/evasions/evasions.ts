import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledge, addGate, createPacks, type GateOptions, STRICT } from '@bulwark/gate';
import {
  App,
  CfnElement,
  CfnResource,
  CfnStack,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnFunction } from 'aws-cdk-lib/aws-sam';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct } from 'constructs';

/** An app that tries to pass although it is weak, or to pass unseen. */
export interface Evasion {
  /** What the cdk command line has to print. */
  readonly says: RegExp;
  readonly run: (app: App) => void;
}

const TODAY = '2026-11-23';
const entry = { reason: 'This is a long reason that explains nothing at all.', owner: 'team', until: '2027-06-30' };

function addStack(app: Construct): Stack {
  const stack = new Stack(app, 'Store', { env: { account: '111122223333', region: 'eu-central-1' } });
  new Key(stack, 'Key', { enableKeyRotation: true });
  return stack;
}

/** A bucket that logs nothing and accepts insecure requests. */
function addWeakBucket(scope: Construct): CfnBucket {
  return new CfnBucket(scope, 'Weak');
}

function gate(app: App, options: GateOptions = {}): void {
  addGate(app, { packs: createPacks(['AwsSolutions', 'Bulwark']), today: TODAY, ...options });
}

/** A plugin of the app that runs a callback while it validates. */
function createPlugin(run: (context: IPolicyValidationContext) => void): IPolicyValidationPlugin {
  return {
    name: 'Other',
    validate: (context): PolicyValidationPluginReport => {
      run(context);
      return { success: true, violations: [] };
    },
  };
}

/** Adds a bucket to the template on the disk. */
function writeWeakBucket(outdir: string): void {
  const file = join(outdir, 'Store.template.json');
  const template: { Resources: Record<string, unknown> } = JSON.parse(readFileSync(file, 'utf8'));
  template.Resources['Written'] = { Type: 'AWS::S3::Bucket' };
  writeFileSync(file, JSON.stringify(template));
}

class Throws extends AwsSolutionsChecks {
  protected override checkResource(): void {
    throw new Error('this pack is broken');
  }
}

/** Returns resources without a CfnResource, as a template that is included as text does. */
class Fragment extends CfnElement {
  override _toCloudFormation(): object {
    return { Resources: { Fragment: { Type: 'AWS::S3::Bucket' } } };
  }
}

const S3_BUCKET = /S3|bucket/;

export const EVASIONS: Readonly<Record<string, Evasion>> = {
  'a plugin after the gate acknowledges every finding': {
    says: S3_BUCKET,
    run: (app) => {
      const bucket = addWeakBucket(addStack(app));
      gate(app);
      const acknowledgeAll = ({ appConstruct }: IPolicyValidationContext) => {
        for (const id of [
          'AwsSolutions::AwsSolutions-S1',
          'AwsSolutions::AwsSolutions-S10',
          'Bulwark::Bulwark-S3PublicAccessBlocked',
        ])
          Validations.of(appConstruct).acknowledge({ id, reason: entry.reason });
        Validations.of(bucket).acknowledge({ id: 'AwsSolutions::AwsSolutions-S1', reason: entry.reason });
      };
      Validations.of(app).addPlugins(createPlugin(acknowledgeAll));
    },
  },
  "the app acknowledges the findings and the ledger's own problems": {
    says: /acknowledges .* directly/,
    run: (app) => {
      addWeakBucket(addStack(app));
      gate(app);
      const ids = [
        'AwsSolutions::AwsSolutions-S1',
        'AwsSolutions::AwsSolutions-S10',
        'Bulwark-Acknowledgements::Bulwark-AcknowledgementDirect',
        'Bulwark-Acknowledgements::Bulwark-AcknowledgementBare',
        'Bulwark-AcknowledgementDirect',
      ];
      for (const id of ids) Validations.of(app).acknowledge({ id, reason: entry.reason });
    },
  },
  'a pack throws': {
    says: /could not judge: this pack is broken/,
    run: (app) => {
      addStack(app);
      gate(app, { packs: [new Throws()] });
    },
  },
  'a policy throws': {
    says: /could not judge: no policy/,
    run: (app) => {
      addStack(app);
      gate(app, {
        policy: () => {
          throw new Error('no policy');
        },
      });
    },
  },
  'the gate has no packs': {
    says: /empty list of packs, so nothing would judge/,
    run: (app) => {
      addWeakBucket(addStack(app));
      gate(app, { packs: [] });
    },
  },
  'a policy has no packs': {
    says: /empty list of packs, so nothing judges it/,
    run: (app) => {
      addWeakBucket(addStack(app));
      gate(app, { policy: () => ({ ...STRICT, packs: [] }) });
    },
  },
  'a policy misspells a pack': {
    says: /chooses the pack "AwsSolution", which does not exist/,
    run: (app) => {
      addWeakBucket(addStack(app));
      gate(app, { policy: () => ({ ...STRICT, packs: ['AwsSolution'] }) });
    },
  },
  'a policy misspells what fails': {
    says: /"errors", which does not exist/,
    run: (app) => {
      addWeakBucket(addStack(app));
      gate(app, { policy: () => JSON.parse('{ "fails": ["errors"] }') });
    },
  },
  'one acknowledgement is for a class of the library, with a wildcard': {
    says: /covers every instance of a class of the library/,
    run: (app) => {
      addWeakBucket(addStack(app));
      const rule = ['AwsSolutions-S1', 'AwsSolutions-S10'];
      gate(app, { acknowledgements: [acknowledge(Stack, [{ rule, at: '*', ...entry }])] });
    },
  },
  'a plugin before the gate writes a resource': {
    says: /Written/,
    run: (app) => {
      addStack(app);
      Validations.of(app).addPlugins(createPlugin(() => writeWeakBucket(app.outdir)));
      gate(app);
    },
  },
  'a plugin after the gate writes a resource': {
    says: /Store\.template\.json was changed after the gate judged it/,
    run: (app) => {
      addStack(app);
      gate(app);
      Validations.of(app).addPlugins(createPlugin(() => writeWeakBucket(app.outdir)));
    },
  },
  'the program writes a resource after synthesis': {
    says: /Store\.template\.json was changed after the gate judged it/,
    run: (app) => {
      addStack(app);
      gate(app);
      app.synth();
      writeWeakBucket(app.outdir);
    },
  },
  'a second app without a gate writes into the same folder': {
    says: /changed after the gate judged it/,
    run: (app) => {
      addStack(app);
      gate(app);
      app.synth();
      const second = new App({ outdir: app.outdir });
      addWeakBucket(addStack(second));
      second.synth();
    },
  },
  "the program removes the gate's plugin": {
    says: /its plugin was removed/,
    run: (app) => {
      addWeakBucket(addStack(app));
      gate(app);
      Object.defineProperty(app, '_validationPlugins', { value: [] });
    },
  },
  'an element that is no resource returns one': {
    says: /Fragment/,
    run: (app) => {
      new Fragment(addStack(app), 'Element');
      gate(app);
    },
  },
  'the type of a resource is overridden': {
    says: /Handle/,
    run: (app) => {
      const handle = new CfnResource(addStack(app), 'Handle', { type: 'AWS::CloudFormation::WaitConditionHandle' });
      handle.addOverride('Type', 'AWS::IAM::User');
      gate(app);
    },
  },
  'a resource has no class': {
    says: /Volume/,
    run: (app) => {
      const properties = { AvailabilityZone: 'eu-central-1a', Size: 8 };
      new CfnResource(addStack(app), 'Volume', { type: 'AWS::EC2::Volume', properties });
      gate(app);
    },
  },
  'a function of SAM has a public URL': {
    says: /Open/,
    run: (app) => {
      const stack = addStack(app);
      new CfnFunction(stack, 'Open', {
        handler: 'index.handler',
        runtime: 'nodejs24.x',
        inlineCode: 'exports.handler = async () => 1;',
        functionUrlConfig: { authType: 'NONE' },
      });
      gate(app);
    },
  },
  'a macro rewrites the template': {
    says: /Rewriter/,
    run: (app) => {
      addStack(app).addTransform('Rewriter');
      gate(app);
    },
  },
  'a nested stack has a template elsewhere': {
    says: /Nested/,
    run: (app) => {
      const templateUrl = 'https://s3.amazonaws.com/example-templates/nested.json';
      new CfnStack(addStack(app), 'Nested', { templateUrl });
      gate(app);
    },
  },
  'a weak stack is in a stage': {
    says: /FAILED: \d+ open findings/,
    run: (app) => {
      addWeakBucket(addStack(new Stage(app, 'Sandbox')));
      gate(app);
    },
  },
  'the reports cannot be written': {
    says: /could not judge: .*bulwark is a file/,
    run: (app) => {
      addStack(app);
      writeFileSync(join(app.outdir, 'bulwark'), '');
      gate(app);
    },
  },
  'metadata acknowledges findings': {
    says: S3_BUCKET,
    run: (app) => {
      const bucket = addWeakBucket(addStack(app));
      bucket.addMetadata('cdk_nag', { rules_to_suppress: [{ id: 'AwsSolutions-S1', reason: entry.reason }] });
      bucket.node.addMetadata('aws:cdk:acknowledged-rules', { 'AwsSolutions::AwsSolutions-S10': entry.reason });
      gate(app);
    },
  },
};

/** An app with nothing weak. */
export function runHardened(app: App): void {
  addStack(app);
  gate(app);
}
