import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { type ISecurityGroup, type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Database } from '../../lib/data/database';
import type { DatabaseClient } from '../../lib/data/database-client';
import { DatabaseRole } from '../../lib/data/database-role';
import { ServiceRole } from '../../lib/iam/service-role';
import { Network } from '../../lib/network/network';
import type { Settings } from '../../lib/settings/settings';
import { createSharedResources, createTestStack, productionSettings, sandboxSettings } from '../scaffold';

/** A container task, as far as the database is concerned. */
class Task extends Construct implements DatabaseClient {
  readonly role: ServiceRole;
  readonly securityGroup: ISecurityGroup;

  constructor(scope: Construct, id: string, vpc: IVpc) {
    super(scope, id);
    this.role = new ServiceRole(this, 'Role', { purpose: 'Runs the task', assumedBy: 'ecs-tasks.amazonaws.com' });
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, allowAllOutbound: false });
  }
}

/** Creates a database with one client that may read. */
function createDatabase(settings: Settings) {
  const stack = createTestStack(settings);
  const shared = createSharedResources(stack, settings);
  const network = new Network(stack, 'Network', { ...shared, settings });
  const database = new Database(stack, 'Database', { prefix: 'test', network, keys: shared.keys, settings });
  database.grantConnect(new Task(stack, 'Task', network.vpc), DatabaseRole.READ);
  return { database, template: Template.fromStack(stack) };
}

const direct = createDatabase(sandboxSettings);
const withProxy = createDatabase(productionSettings);

describe.each([
  ['the cluster itself', direct, /^DatabaseClusterSecurityGroup/, 6432, 'DatabaseClusterGeneration1Cluster'],
  ['the proxy', withProxy, /^DatabaseProxySecurityGroup/, 5432, 'DatabaseProxyZonesabc'],
])('a client of %s', (_what, { template }, group, port, resource) => {
  test('can be a container: it may sign in as one database role, and as no other', () => {
    const policies = template.findResources('AWS::IAM::ManagedPolicy', {
      Properties: { Description: 'Runs the task' },
    });
    const statements = Object.values(policies).flatMap(({ Properties }) => Properties['PolicyDocument'].Statement);
    expect(statements).toHaveLength(1);
    expect(statements[0].Action).toBe('rds-db:connect');
    expect(JSON.stringify(statements[0].Resource)).toContain('/bulwark_read"');
    expect(JSON.stringify(statements[0].Resource)).toContain(`{"Fn::GetAtt":["${resource}`);
  });

  test('reaches it only, on its port and by its security group', () => {
    const rules = Object.entries(template.findResources('AWS::EC2::SecurityGroupEgress'))
      .filter(([id]) => id.startsWith('TaskDatabase'))
      .map(([, { Properties }]) => Properties);
    expect(rules).toEqual([
      expect.objectContaining({
        FromPort: port,
        ToPort: port,
        DestinationSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching(group), 'GroupId'] },
      }),
    ]);
  });
});

describe('the connection environment', () => {
  const connection = { DATABASE_HOST: expect.any(String), DATABASE_NAME: 'records', DATABASE_USER: 'bulwark_read' };

  test('contains no password, and two seconds to connect to a proxy', () => {
    expect(withProxy.database.buildConnectionEnvironment(DatabaseRole.READ, withProxy.database)).toEqual({
      ...connection,
      DATABASE_PORT: '5432',
      DATABASE_CONNECT_MS: '2000',
    });
    expect(withProxy.database.resumeTime.toSeconds()).toBe(0);
  });

  test('of the cluster has the authorities of RDS, and the time to resume within the limit of the API', () => {
    expect(direct.database.buildConnectionEnvironment(DatabaseRole.READ, direct.database)).toEqual({
      ...connection,
      DATABASE_PORT: '6432',
      DATABASE_CONNECT_MS: '20000',
      NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
    });
    expect(direct.database.resumeTime.toSeconds()).toBe(18);
  });
});
