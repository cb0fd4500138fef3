import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  App,
  CfnResource,
  CfnStack,
  type IPolicyValidationPlugin,
  type ISynthesisSession,
  LegacyStackSynthesizer,
  NestedStack,
  Stack,
  type StackProps,
  Validations,
} from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CfnFunction } from 'aws-cdk-lib/aws-sam';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { ArtifactType } from 'aws-cdk-lib/cloud-assembly-schema';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { acknowledge } from '../../src/acknowledgements/acknowledgement';
import { ComplianceGate } from '../../src/engine/compliance-gate';
import type { GateResult } from '../../src/engine/gate-result';
import { NoTemplateFindings, runSilently } from '../quiet-gate';
import { evaluateApp, VALID } from './evaluate-app';
import { VOLUME } from './raw-element';

describe('what a published macro makes is judged', () => {
  class Api extends Construct {}
  const build = (stack: Stack) => {
    stack.addTransform('AWS::Serverless-2016-10-31');
    new CfnFunction(new Api(stack, 'Api'), 'Read', {
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      inlineCode: 'exports.handler = async () => {};',
      policies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    });
  };
  const rule = 'AwsSolutions-IAM4';

  test('below the construct of the resource that it comes from', () => {
    const { open } = evaluateApp([], build);
    const role = 'sandbox/Store/Api/Read/ApiReadEE05D0B5Role';
    expect(open.filter((finding) => finding.rule === rule).map(({ path, detail }) => `${path} ${detail}`)).toEqual([
      `${role} Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`,
      `${role} Policy::arn:aws:iam::aws:policy/AdministratorAccess`,
    ]);
  });

  test('and acknowledged there', () => {
    const details = ['Policy::arn:aws:iam::aws:policy/AdministratorAccess'];
    const entry = { ...VALID, rule, at: 'Read/*', details };
    const { open, result } = evaluateApp([acknowledge(Api, [entry])], build);
    expect(open.filter((finding) => finding.rule === rule)).toHaveLength(1);
    expect(result?.ledgerProblems).toEqual([]);
  });
});

describe('the files of the assembly are judged', () => {
  const judge = (app: App): GateResult => {
    const templates = new NoTemplateFindings();
    const gate = new ComplianceGate({ packs: [new AwsSolutionsChecks()], today: '2026-11-23', templates });
    gate.register(app);
    runSilently(() => app.synth());
    if (gate.result === undefined) throw new Error(String(gate.failure));
    return gate.result;
  };
  const createApp = () => new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const listVolumes = ({ findings }: GateResult) =>
    findings.filter(({ rule }) => rule === 'AwsSolutions-EC26').map(({ path }) => path);

  test('after a plugin edited them', () => {
    const app = createApp();
    new CfnBucket(new Stack(app, 'Store'), 'Bucket');
    const editor: IPolicyValidationPlugin = {
      name: 'Editor',
      validate: ({ templatePaths: [file = ''] }) => {
        const template: { readonly Resources: object } = JSON.parse(readFileSync(file, 'utf8'));
        writeFileSync(file, JSON.stringify({ ...template, Resources: { ...template.Resources, Volume: VOLUME } }));
        return { success: true, violations: [] };
      },
    };
    Validations.of(app).addPlugins(editor);
    expect(listVolumes(judge(app))).toEqual(['Store/Volume']);
  });

  test('where a synthesizer adds a stack that is no construct', () => {
    class AddingSynthesizer extends LegacyStackSynthesizer {
      override synthesize(session: ISynthesisSession): void {
        super.synthesize(session);
        writeFileSync(join(session.outdir, 'hidden.json'), JSON.stringify({ Resources: { Volume: VOLUME } }));
        session.assembly.addArtifact('Hidden', {
          type: ArtifactType.AWS_CLOUDFORMATION_STACK,
          environment: 'aws://111122223333/eu-central-1',
          properties: { templateFile: 'hidden.json' },
        });
      }
    }
    const app = createApp();
    const stack = new Stack(
      app,
      'Store',
      Object.assign<StackProps, object>({}, { synthesizer: new AddingSynthesizer() }),
    );
    new CfnBucket(stack, 'Bucket');
    const result = judge(app);
    expect(listVolumes(result)).toEqual(['Hidden/Volume']);
    expect(result.templates.findStack('Hidden')?.source).toMatchObject({
      account: '111122223333',
      file: 'hidden.json',
    });
  });

  test.each(['json', 'yaml'])('where an asset is the template of a nested stack, in %s', (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'bulwark-nested-'));
    try {
      const path = join(folder, `nested.${format}`);
      const yaml = 'Resources:\n  Volume:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: !Ref Encrypted }\n';
      const json = {
        Resources: { Volume: { Type: VOLUME.Type, Properties: { Encrypted: { Ref: 'Encrypted' } } } },
        Parameters: { Encrypted: { Type: 'String' } },
      };
      writeFileSync(
        path,
        format === 'json' ? JSON.stringify(json) : `Parameters:\n  Encrypted: { Type: String }\n${yaml}`,
      );
      const app = createApp();
      const stack = new Stack(app, 'Store');
      const templateUrl = new Asset(stack, 'Template', { path }).httpUrl;
      new CfnStack(stack, 'Inner', { templateUrl, parameters: { Encrypted: 'false' } });
      const result = judge(app);
      expect(listVolumes(result)).toEqual(['Store/Inner/Volume']);
      expect(result.findings.filter(({ undecided }) => undecided)).toEqual([]);
      expect(result.templates.stacks.map(({ source }) => source.nestedIn)).toEqual([
        undefined,
        { path: 'Store', logicalId: 'Inner' },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('but a nested stack whose URL is elsewhere is linked to none of them', () => {
    const app = createApp();
    const stack = new Stack(app, 'Store');
    const nested = new NestedStack(stack, 'Nested');
    new CfnQueue(nested, 'Queue');
    const elsewhere = 'https://example.s3.amazonaws.com/template.json';
    new CfnStack(stack, 'Foreign', { templateUrl: elsewhere });
    const linked = (): unknown[] => judge(app).templates.stacks.map(({ source }) => source.nestedIn?.path);
    const resource = nested.nestedStackResource;
    if (!CfnResource.isCfnResource(resource)) throw new Error('the nested stack has no resource');
    resource.addPropertyOverride('TemplateURL', elsewhere);
    expect(linked()).toEqual([undefined, undefined]);
  });
});
