import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import { ManagedRuleIdentifiers } from 'aws-cdk-lib/aws-config';
import { CONFORMANCE_RULES } from '../../lib/detection/conformance-rules';
import { CLAIMED_FRAMEWORKS } from '../../lib/settings/detection-settings';
import { listProperties, listTypes, synthDetection } from './account-stack';

const ELSEWHERE = { mode: 'elsewhere', managedBy: 'the security team' };
const OFF = { mode: 'off', reason: 'The team decided this for cost.' };

let template: Template;
beforeAll(() => {
  template = synthDetection({ frameworks: [...CLAIMED_FRAMEWORKS] });
});

/** Lists the logical ids of a type. */
function listIds(of: Template, type: string): string[] {
  return Object.keys(of.findResources(type));
}

/** Whether a resource is created after another one, directly or through others. */
function isAfter(of: Template, later: string, earlier: string): boolean {
  const { Resources: resources }: { Resources: Record<string, { DependsOn?: string | string[] }> } = Object(
    of.toJSON(),
  );
  const dependencies = [resources[later]?.DependsOn ?? []].flat();
  return dependencies.some((id) => id === earlier || isAfter(of, id, earlier));
}

describe('GuardDuty', () => {
  test('has every plan, the agents of runtime monitoring, and publishes after 15 minutes', () => {
    const [detector] = listProperties(template, 'AWS::GuardDuty::Detector');
    const enable = (Name: string) => ({ Name, Status: 'ENABLED' });
    expect(detector).toMatchObject({
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      Features: [
        enable('S3_DATA_EVENTS'),
        enable('EKS_AUDIT_LOGS'),
        enable('EBS_MALWARE_PROTECTION'),
        enable('RDS_LOGIN_EVENTS'),
        enable('LAMBDA_NETWORK_LOGS'),
        {
          ...enable('RUNTIME_MONITORING'),
          AdditionalConfiguration: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'].map(
            enable,
          ),
        },
      ],
    });
  });

  test('names a plan that is off, since a plan without a name would be on', () => {
    const plansOff = [{ plan: 'rdsLoginEvents', reason: OFF.reason }];
    const [detector] = listProperties(
      synthDetection({ guardDuty: { mode: 'here', plansOff } }),
      'AWS::GuardDuty::Detector',
    );
    expect(detector?.['Features']).toContainEqual({ Name: 'RDS_LOGIN_EVENTS', Status: 'DISABLED' });
    expect(detector?.['Features']).toHaveLength(6);
  });
});

describe('a service that is elsewhere or off has no resource', () => {
  const rest = (mode: typeof ELSEWHERE | typeof OFF) => ({
    frameworks: [],
    guardDuty: mode,
    securityHub: mode,
    securityHubUnified: mode,
    config: mode,
    externalAccess: mode,
    unusedAccess: mode,
    internalAccess: mode,
    inspector: mode,
    macie: mode,
  });

  test.each([
    ['elsewhere', rest(ELSEWHERE)],
    ['off', rest(OFF)],
  ] as const)('%s', (_mode, settings) => {
    const empty = synthDetection(settings);
    // The handle keeps the stack deployable, so that a deployment removes what was there before.
    expect(listTypes(empty)).toEqual(['AWS::CloudFormation::WaitConditionHandle']);
  });

  test('and one that is here has', () => {
    const every = synthDetection({
      macie: { mode: 'here' },
      securityHubUnified: { mode: 'here' },
      internalAccess: { mode: 'here' },
    });
    expect(listTypes(every)).toEqual(
      expect.arrayContaining([
        'AWS::AccessAnalyzer::Analyzer',
        'AWS::Config::ConfigurationRecorder',
        'AWS::Config::ConformancePack',
        'AWS::Config::DeliveryChannel',
        'AWS::GuardDuty::Detector',
        'AWS::Macie::Session',
        'AWS::SecurityHub::Hub',
        'AWS::SecurityHub::HubV2',
        'AWS::SecurityHub::Standard',
        'Custom::InspectorScans',
      ]),
    );
  });
});

describe('Security Hub', () => {
  const listStandards = (of: Template) =>
    listProperties(of, 'AWS::SecurityHub::Standard').map(({ StandardsArn }) =>
      String(StandardsArn).split('/').slice(1).join('/'),
    );

  test('has one finding for each control, and no default standard', () => {
    expect(listProperties(template, 'AWS::SecurityHub::Hub')).toEqual([
      expect.objectContaining({
        EnableDefaultStandards: false,
        ControlFindingGenerator: 'SECURITY_CONTROL',
        AutoEnableControls: true,
      }),
    ]);
  });

  test('has the standards of the claimed frameworks, and always AWS Foundational Security Best Practices', () => {
    expect(listStandards(template)).toEqual([
      'aws-foundational-security-best-practices/v/1.0.0',
      'cis-aws-foundations-benchmark/v/5.0.0',
      'pci-dss/v/4.0.1',
      'nist-800-53/v/5.0.0',
    ]);
    expect(listStandards(synthDetection({ frameworks: ['hipaa', 'pci-dss'] }))).toEqual([
      'aws-foundational-security-best-practices/v/1.0.0',
      'pci-dss/v/4.0.1',
    ]);
  });

  test('comes after the recorder and its channel, and before each standard', () => {
    const [hub = ''] = listIds(template, 'AWS::SecurityHub::Hub');
    for (const type of ['AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel']) {
      expect(isAfter(template, hub, listIds(template, type)[0] ?? '')).toBe(true);
    }
    for (const standard of listIds(template, 'AWS::SecurityHub::Standard')) {
      expect(isAfter(template, standard, hub)).toBe(true);
    }
  });

  test('changes one standard at a time', () => {
    const standards = listIds(template, 'AWS::SecurityHub::Standard');
    for (const one of standards) {
      for (const other of standards) {
        if (one !== other) expect(isAfter(template, one, other) || isAfter(template, other, one)).toBe(true);
      }
    }
  });
});

describe('AWS Config', () => {
  test('records every type, those of IAM included, with the service-linked role', () => {
    expect(listProperties(template, 'AWS::Config::ConfigurationRecorder')).toEqual([
      {
        RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true },
        RecordingMode: { RecordingFrequency: 'CONTINUOUS' },
        RoleARN: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
        StartedOnCreate: true,
      },
    ]);
  });

  test('waits with recorder and channel for the role, and makes neither of them wait for the other', () => {
    const [recorder = ''] = listIds(template, 'AWS::Config::ConfigurationRecorder');
    const [channel = ''] = listIds(template, 'AWS::Config::DeliveryChannel');
    const [role = ''] = listIds(template, 'Custom::ServiceLinkedRole');
    expect([isAfter(template, recorder, role), isAfter(template, channel, role)]).toEqual([true, true]);
    expect([isAfter(template, recorder, channel), isAfter(template, channel, recorder)]).toEqual([false, false]);
  });

  test('records what the settings choose', () => {
    const reason = OFF.reason;
    const config = {
      mode: 'here',
      recording: { frequency: 'daily', reason },
      excludedTypes: [{ type: 'AWS::EC2::NetworkInterface', reason }],
    };
    expect(listProperties(synthDetection({ config }), 'AWS::Config::ConfigurationRecorder')).toEqual([
      expect.objectContaining({
        RecordingGroup: {
          RecordingStrategy: { UseOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
          ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::NetworkInterface'] },
        },
        RecordingMode: { RecordingFrequency: 'DAILY' },
      }),
    ]);
  });

  test('delivers encrypted to a bucket that is kept, versioned, and open to AWS Config of this account only', () => {
    const [channel] = listProperties(template, 'AWS::Config::DeliveryChannel');
    const [name = '', bucket] =
      Object.entries(template.findResources('AWS::S3::Bucket')).find(
        ([id]) => channel !== undefined && JSON.stringify(channel['S3BucketName']).includes(id),
      ) ?? [];
    expect(channel?.['S3KmsKeyArn']).toBeDefined();
    expect(bucket).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { VersioningConfiguration: { Status: 'Enabled' } },
    });
    const policy = listProperties(template, 'AWS::S3::BucketPolicy').find(({ Bucket }) =>
      JSON.stringify(Bucket).includes(name),
    );
    const { Statement } = Object(policy?.['PolicyDocument']);
    const allowed = [Statement].flat().filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(2);
    for (const statement of allowed) {
      expect(statement.Principal).toEqual({ Service: 'config.amazonaws.com' });
      expect(statement.Condition.StringEquals['aws:SourceAccount']).toBe('111122223333');
    }
  });
});

describe('a conformance pack', () => {
  test('exists for each claimed framework, with at most 51,200 bytes', () => {
    const packs = listProperties(template, 'AWS::Config::ConformancePack');
    expect(packs.map(({ ConformancePackName }) => ConformancePackName)).toEqual([
      'production-cis',
      'production-gdpr',
      'production-hipaa',
      'production-nist-800-53',
      'production-pci-dss',
      'production-soc2',
    ]);
    for (const { TemplateBody } of packs) {
      expect(Buffer.byteLength(String(TemplateBody))).toBeLessThanOrEqual(51_200);
      expect(Object.keys(JSON.parse(String(TemplateBody)).Resources).length).toBeGreaterThan(15);
    }
  });

  test('has managed rules that exist, each once', () => {
    const identifiers = CONFORMANCE_RULES.map(({ identifier }) => identifier);
    const known: readonly string[] = Object.values(ManagedRuleIdentifiers);
    expect(identifiers.filter((identifier) => !known.includes(identifier))).toEqual([]);
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  test('has no rule for a framework that is not claimed', () => {
    const packs = listProperties(synthDetection({ frameworks: ['hipaa'] }), 'AWS::Config::ConformancePack');
    expect(packs.map(({ ConformancePackName }) => ConformancePackName)).toEqual(['production-hipaa']);
  });
});

describe('the function that sets up the account', () => {
  test('may do exactly what its set-ups need', () => {
    const policy = listProperties(template, 'AWS::IAM::ManagedPolicy')[0];
    const statements: { Action: string | string[]; Resource: unknown; Condition?: unknown }[] = Object(
      policy?.['PolicyDocument'],
    ).Statement;
    const own = statements.filter(({ Action }) => !/^(sqs|kms|logs):/.test([Action].flat()[0] ?? ''));
    const role = (service: string, name: string) => ({
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: `arn:aws:iam::111122223333:role/aws-service-role/${service}/${name}`,
      Condition: { StringEquals: { 'iam:AWSServiceName': service } },
    });
    expect(own).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'inspector2:BatchGetAccountStatus',
          'inspector2:Disable',
          'inspector2:Enable',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: ['ssm:DeleteParameter', 'ssm:GetParameter', 'ssm:PutParameter'],
        Resource: 'arn:aws:ssm:eu-central-1:111122223333:parameter/production/inspector-scans',
      },
      role('inspector2.amazonaws.com', 'AWSServiceRoleForAmazonInspector2'),
      role('config.amazonaws.com', 'AWSServiceRoleForConfig'),
    ]);
  });

  test('enables a scan of packages with a scan of code, and the role for instances with a scan of instances', () => {
    const every = synthDetection({ inspector: { mode: 'here', scans: ['lambdaCode', 'ec2'] } });
    expect(listProperties(every, 'Custom::InspectorScans')[0]?.['Scans']).toEqual(['EC2', 'LAMBDA', 'LAMBDA_CODE']);
    expect(JSON.stringify(listProperties(every, 'AWS::IAM::ManagedPolicy'))).toContain('AmazonInspector2Agentless');
  });
});

test('IAM Access Analyzer has one analyzer for each kind of access that is here', () => {
  const listKinds = (of: Template) => listProperties(of, 'AWS::AccessAnalyzer::Analyzer').map(({ Type }) => Type);
  expect(listKinds(template)).toEqual(['ACCOUNT', 'ACCOUNT_UNUSED_ACCESS']);
  expect(listKinds(synthDetection({ internalAccess: { mode: 'here' } }))).toContain('ACCOUNT_INTERNAL_ACCESS');
});
