import { runSimulation } from '@cloud-copilot/iam-simulate';
import { expect, test } from '@jest/globals';
import { buildAccessModel } from '../../src/access/access-model';
import type { Question } from '../../src/access/question';
import { buildTarget } from '../../src/access/target';
import type { ResourceDeclaration } from '../../src/templates/template';
import { TemplateSet } from '../../src/templates/template-set';
import { LOCATION } from '../templates/small-template';
import { allow, deny } from './small-access';

/** Every combination of these policies is decided twice: here, and by an independent library for AWS policies. */
const OWN = LOCATION.account;
const OTHER = '444455556666';
const CALLER = { role: `arn:aws:iam::${OWN}:role/caller`, user: `arn:aws:iam::${OWN}:user/caller` };
type CallerKind = keyof typeof CALLER;

/** A kind of resource, with what is asked of it. */
interface Kind {
  readonly name: string;
  readonly question: Question;
  readonly action: string;
  readonly arn: (account: string) => string;
  readonly build: (policy: readonly object[]) => Readonly<Record<string, ResourceDeclaration>>;
}

const KINDS: readonly Kind[] = [
  {
    name: 'bucket',
    question: { id: 'read', text: '', actions: [], on: ['/a'] },
    action: 's3:GetObject',
    arn: () => 'arn:aws:s3:::records/a',
    build: (Statement) => ({
      It: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'records' } },
      ...(Statement.length === 0
        ? {}
        : {
            Policy: {
              Type: 'AWS::S3::BucketPolicy',
              Properties: { Bucket: { Ref: 'It' }, PolicyDocument: { Statement } },
            },
          }),
    }),
  },
  {
    name: 'queue',
    question: { id: 'write', text: '', actions: [] },
    action: 'sqs:SendMessage',
    arn: (account) => `arn:aws:sqs:eu-central-1:${account}:jobs`,
    build: (Statement) => ({
      It: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
      ...(Statement.length === 0
        ? {}
        : {
            Policy: {
              Type: 'AWS::SQS::QueuePolicy',
              Properties: { Queues: [{ Ref: 'It' }], PolicyDocument: { Statement } },
            },
          }),
    }),
  },
  {
    name: 'role',
    question: { id: 'assume', text: '', actions: [] },
    action: 'sts:AssumeRole',
    arn: (account) => `arn:aws:iam::${account}:role/it`,
    build: (Statement) => ({
      It: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'it', AssumeRolePolicyDocument: { Statement } } },
    }),
  },
  {
    name: 'key',
    question: { id: 'decrypt', text: '', actions: [] },
    action: 'kms:Decrypt',
    // The id of a key is known after its deployment only.
    arn: (account) => `arn:aws:kms:eu-central-1:${account}:key/it`,
    build: (Statement) => ({ It: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement } } } }),
  },
];

const when = (operator: string, key: string, value: string): object => ({
  Condition: { [operator]: { [key]: value } },
});

function listIdentityPolicies({ action }: Kind): readonly (readonly object[])[] {
  const service = action.split(':')[0] ?? '';
  return [
    [],
    [allow(action, '*')],
    [allow(`${service}:*`, '*', when('StringEquals', 'aws:PrincipalAccount', OWN))],
    [allow(action, '*', when('StringNotEquals', 'aws:PrincipalAccount', OWN))],
    [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
    [{ Effect: 'Allow', NotAction: action, Resource: '*' }],
    [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::other/*' }],
    [allow('*', '*'), deny(action.toUpperCase(), '*')],
    [allow('*', '*'), deny('*', '*', when('StringEqualsIfExists', 'aws:SourceAccount', OTHER))],
    [allow('*', '*'), deny('*', '*', when('Null', 'aws:SourceArn', 'false'))],
    [allow('*', '*'), deny('*', '*', when('ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:*/call?r'))],
    [allow('dynamodb:*', '*')],
  ];
}

function listResourcePolicies(kind: Kind, caller: string): readonly (readonly object[])[] {
  const element = kind.name === 'role' ? {} : { Resource: '*' };
  const grant = (Principal: unknown, more: object = {}): object => ({
    Effect: 'Allow',
    Action: kind.action,
    Principal,
    ...element,
    ...more,
  });
  const refuse = (more: object): object => ({ Effect: 'Deny', Action: kind.action, ...element, ...more });
  return [
    // A role without a trust policy does not exist, and the library takes it for one that trusts its account.
    ...(kind.name === 'role' ? [] : [[]]),
    [grant({ AWS: caller })],
    [grant({ AWS: OWN })],
    [grant({ AWS: `arn:aws:iam::${OWN}:root` })],
    [grant('*')],
    [grant({ AWS: '*' }, when('ArnEquals', 'aws:PrincipalArn', caller))],
    [grant({ AWS: '*' }, when('StringEquals', 'aws:PrincipalAccount', OTHER))],
    [grant({ AWS: `arn:aws:iam::${OWN}:role/another` })],
    [grant({ AWS: `arn:aws:sts::${OWN}:assumed-role/another/session` })],
    [grant({ Service: 'lambda.amazonaws.com' })],
    [grant('*'), refuse({ Principal: { AWS: caller } })],
    [grant('*'), refuse({ Principal: { AWS: OWN } })],
    [grant('*'), refuse({ Principal: '*', ...when('Bool', 'aws:SecureTransport', 'false') })],
    [grant('*'), refuse({ Principal: '*', ...when('StringNotEquals', 'aws:PrincipalAccount', OTHER) })],
  ];
}

const BOUNDARIES: readonly (readonly object[] | undefined)[] = [
  undefined,
  [allow('*', '*')],
  [allow('dynamodb:*', '*')],
  [allow('*', '*'), deny('*', '*', when('Bool', 'aws:PrincipalIsAWSService', 'false'))],
];

interface Case {
  readonly kind: Kind;
  readonly caller: CallerKind;
  readonly account: string;
  readonly identity: readonly object[];
  readonly resource: readonly object[];
  readonly boundary: readonly object[] | undefined;
}

function listCases(kind: Kind, caller: CallerKind): readonly Case[] {
  return [OWN, OTHER].flatMap((account) =>
    listIdentityPolicies(kind).flatMap((identity, index) =>
      listResourcePolicies(kind, CALLER[caller]).flatMap((resource) =>
        // Each boundary is tried without an identity policy, with one that allows, and with one that has a condition.
        (index < 3 ? BOUNDARIES : [undefined]).map((boundary) => ({
          kind,
          caller,
          account,
          identity,
          resource,
          boundary,
        })),
      ),
    ),
  );
}

function decideHere({ kind, caller, account, identity, resource, boundary }: Case): boolean {
  const Limit = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: boundary } } };
  const Policies = identity.length === 0 ? [] : [{ PolicyName: 'Own', PolicyDocument: { Statement: identity } }];
  const Caller = {
    Type: caller === 'role' ? 'AWS::IAM::Role' : 'AWS::IAM::User',
    Properties: {
      ...(caller === 'role'
        ? { RoleName: 'caller', AssumeRolePolicyDocument: { Statement: [] } }
        : { UserName: 'caller' }),
      Policies,
      ...(boundary === undefined ? {} : { PermissionsBoundary: { Ref: 'Limit' } }),
    },
  };
  const { region } = LOCATION;
  const { resources } = new TemplateSet([
    { path: 'App/Data', file: 'data.json', account, region, template: { Resources: kind.build(resource) } },
    {
      path: 'App/Api',
      file: 'api.json',
      ...LOCATION,
      template: { Resources: { Caller, ...(boundary === undefined ? {} : { Limit }) } },
    },
  ]);
  const { names, policies, decisions } = buildAccessModel(resources, ({ path }) => path);
  const [it] = resources;
  const target = it && buildTarget(it, kind.question, names, policies);
  if (target === undefined) throw new Error('the resource has no ARN');
  const allowed = decisions.listAllowed(kind.action, target).filter(({ subject }) => subject.name === 'App/Api/Caller');
  // Everything in these cases is known before a request.
  const open = allowed.flatMap(({ alternatives }) => alternatives.flatMap(({ requirements }) => requirements));
  expect(open).toEqual([]);
  return allowed.length > 0;
}

async function decideByLibrary({ kind, caller, account, identity, resource, boundary }: Case): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        principal: CALLER[caller],
        action: kind.action,
        resource: { resource: kind.arn(account), accountId: account },
        contextVariables: {
          'aws:PrincipalArn': CALLER[caller],
          'aws:PrincipalAccount': OWN,
          'aws:PrincipalIsAWSService': 'false',
          'aws:SecureTransport': 'true',
        },
      },
      identityPolicies:
        identity.length === 0 ? [] : [{ name: 'Own', policy: { Version: '2012-10-17', Statement: identity } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resource.length === 0 ? {} : { resourcePolicy: { Version: '2012-10-17', Statement: resource } }),
      ...(boundary === undefined
        ? {}
        : { permissionBoundaryPolicies: [{ name: 'Limit', policy: { Version: '2012-10-17', Statement: boundary } }] }),
    },
    {},
  );
  if (result.resultType === 'error') throw new Error(JSON.stringify(result));
  return result.overallResult === 'Allowed';
}

function describeCase({ account, identity, resource, boundary }: Case): string {
  return `${account}: identity ${JSON.stringify(identity)}, resource ${JSON.stringify(resource)}, boundary ${JSON.stringify(boundary)}`;
}

test.each(KINDS.flatMap((kind) => (['role', 'user'] as const).map((caller) => [kind.name, caller, kind] as const)))(
  'a %s and a %s: the same decision as an independent library in every case',
  async (_name, caller, kind) => {
    const cases = listCases(kind, caller);
    const decided = await Promise.all(cases.map(decideByLibrary));
    const differences = cases.filter((each, index) => decideHere(each) !== decided[index]);
    expect(cases.length).toBeGreaterThan(500);
    expect(differences.map(describeCase)).toEqual([]);
  },
);
