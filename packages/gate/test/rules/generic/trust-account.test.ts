import { describe, expect, test } from '@jest/globals';
import { findAccounts, readLeadingAccount } from '../../../src/rules/generic/find-accounts';
import { trustAccountRules } from '../../../src/rules/generic/trust-account';
import { judge, OWN, one, STRANGER } from './judge';

const find = (resources: Parameters<typeof judge>[2], options?: Parameters<typeof judge>[3]) =>
  judge(trustAccountRules, 'TrustAccountKnown', resources, options);
const layer = (account: unknown) => ({ 'Fn::Join': ['', ['arn:aws:lambda:eu-central-1:', account, ':layer:tools:3']] });

describe('accounts that resources of every type work with', () => {
  test('a layer of another account is told with its place and what it can do', () => {
    expect(find(one('AWS::Lambda::Function', { Layers: [layer(STRANGER)] }))).toEqual([
      `Layers.0: account ${STRANGER} owns the code that runs in the function`,
    ]);
  });

  test.each([OWN, { Ref: 'AWS::AccountId' }, { Ref: 'Parameter' }, '580247275435', '094274105915'])(
    'the own account, AWS and what only a deployment determines are not told: %j',
    (account) => {
      const Parameters = { Parameter: { Type: 'String' } };
      expect(find(one('AWS::Lambda::Function', { Layers: [layer(account)] }), { Parameters })).toEqual([]);
    },
  );

  test('an account that the policy trusts is not told', () => {
    const resources = one('AWS::Lambda::Permission', { Principal: STRANGER });
    expect(find(resources)).toHaveLength(1);
    expect(find(resources, { trusts: { accounts: [STRANGER] } })).toEqual([]);
  });

  test('a managed policy of AWS and a service are nobody else', () => {
    const role = {
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      Owner: 'AWS',
      Principal: 'sns.amazonaws.com',
    };
    expect(find(one('AWS::IAM::Role', role))).toEqual([]);
  });

  test('JSON texts are read, also with references in them', () => {
    const DefinitionString = {
      'Fn::Sub': `{"States":{"Go":{"Resource":"arn:\${AWS::Partition}:lambda:\${AWS::Region}:${STRANGER}:function:go"}}}`,
    };
    expect(find(one('AWS::StepFunctions::StateMachine', { DefinitionString }))).toEqual([
      `DefinitionString.States.Go.Resource: account ${STRANGER} receives the data and runs code on it`,
    ]);
  });

  test('queues by URL, ids in lower case and composite ids are found', () => {
    expect(
      find(one('Custom::Copy', { target: `https://sqs.eu-central-1.amazonaws.com/${STRANGER}/orders` })),
    ).toHaveLength(1);
    expect(find(one('Custom::Copy', { accountId: STRANGER }))).toHaveLength(1);
    expect(find(one('AWS::Glue::Database', { CatalogId: `${STRANGER}:s3tablescatalog/sales` }))).toHaveLength(1);
  });

  test('a security group of another account, and a share by a call of the AWS SDK, are found', () => {
    const group = { SourceSecurityGroupId: `${STRANGER}/sg-1` };
    expect(find(one('AWS::EC2::SecurityGroupIngress', group))).toEqual([
      `SourceSecurityGroupId: account ${STRANGER} owns the security group that is admitted`,
    ]);
    const Create = `{"service":"RDS","action":"modifyDBClusterSnapshotAttribute","parameters":{"ValuesToAdd":["${STRANGER}"]}}`;
    expect(find(one('Custom::AWS', { Create }))).toEqual([
      `Create.parameters.ValuesToAdd.0: account ${STRANGER} may use this resource`,
    ]);
  });

  test('a number of twelve digits elsewhere is no account', () => {
    expect(find(one('AWS::SSM::Parameter', { Value: STRANGER, Description: `since ${STRANGER}` }))).toEqual([]);
    expect(find(one('AWS::CloudWatch::Alarm', { Threshold: 999988887777 }))).toEqual([]);
  });

  test('an identity policy names what it may use of another account; a denial may name it', () => {
    const policy = (Effect: unknown) =>
      one('AWS::IAM::ManagedPolicy', {
        PolicyDocument: {
          Statement: [{ Effect, Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${STRANGER}:role/reader` }],
        },
      });
    expect(find(policy('Allow'))).toEqual([`PolicyDocument: sts:assumerole on resources of account ${STRANGER}`]);
    expect(find(policy('Deny'))).toEqual([]);
    expect(find(policy({ 'Fn::GetAtt': ['Lookup', 'Effect'] }))).toBe('undecided');
  });

  test('every account in a text is found, in linear time', () => {
    const text = 'arn:aws:lambda:${'.repeat(20_000);
    expect(findAccounts(`${text}111122223333`)).toEqual([]);
    expect(findAccounts(`arn:aws:sns:*:${STRANGER}:a,arn:aws-cn:sqs::${OWN}:b`).map(({ id }) => id)).toEqual([
      STRANGER,
      OWN,
    ]);
    expect([readLeadingAccount(`${OWN}/sg-1`), readLeadingAccount(`${OWN}0`)]).toEqual([OWN, undefined]);
  });
});
