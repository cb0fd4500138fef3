import { type AwsAnswer, type AwsState, refuseXml } from './aws-state';

type Operation = (state: AwsState, field: (name: string) => string) => string | AwsAnswer;

/** Lists the fields of a list: `Name.member.1`, `Name.member.2`. */
function listFields(field: (name: string) => string, name: string): string[] {
  const found: string[] = [];
  for (let index = 1; field(`${name}.${index}`) !== ''; index += 1) found.push(field(`${name}.${index}`));
  return found;
}

/** The operations of services with the query protocol: form fields in, XML out. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  Publish: ({ messages }, field) => {
    const message: { default: string; https: string } = JSON.parse(field('Message'));
    messages.push({ subject: field('Subject'), text: message.default, chat: message.https });
    return '<MessageId>1</MessageId>';
  },
  AttachRolePolicy: (state, field) => attach(state, `role/${field('RoleName')}`, field('PolicyArn')),
  AttachUserPolicy: (state, field) => attach(state, `user/${field('UserName')}`, field('PolicyArn')),
  DetachRolePolicy: (state, field) => detach(state, `role/${field('RoleName')}`),
  DetachUserPolicy: (state, field) => detach(state, `user/${field('UserName')}`),
  ListAttachedRolePolicies: (state, field) => listAttached(state, `role/${field('RoleName')}`),
  ListAttachedUserPolicies: (state, field) => listAttached(state, `user/${field('UserName')}`),
  GetRole: (_, field) => `<Role><RoleName>${field('RoleName')}</RoleName></Role>`,
  ListUserTags: ({ userTags }, field) => {
    const value = userTags.get(field('UserName'));
    const tag = value === undefined ? '' : `<member><Key>environment</Key><Value>${value}</Value></member>`;
    return `<Tags>${tag}</Tags><IsTruncated>false</IsTruncated>`;
  },
  ListAccessKeys: ({ accessKeys }, field) => {
    const keys = [...accessKeys].filter(([, { user }]) => user === field('UserName'));
    const members = keys.map(
      ([id, { status }]) => `<member><AccessKeyId>${id}</AccessKeyId><Status>${status}</Status></member>`,
    );
    return `<AccessKeyMetadata>${members.join('')}</AccessKeyMetadata>`;
  },
  UpdateAccessKey: ({ accessKeys }, field) => {
    const key = accessKeys.get(field('AccessKeyId'));
    if (key === undefined) return refuseXml('NoSuchEntity', 404);
    key.status = field('Status');
    return '';
  },
  DescribeDBClusters: ({ clusters }, field) => {
    const name = field('DBClusterIdentifier');
    const cluster = clusters.get(name);
    if (cluster === undefined) return refuseXml('DBClusterNotFoundFault', 404);
    const groups = cluster.groups.map(
      (id) => `<VpcSecurityGroupMembership><VpcSecurityGroupId>${id}</VpcSecurityGroupId></VpcSecurityGroupMembership>`,
    );
    const members = cluster.instances.map(
      (id) => `<DBClusterMember><DBInstanceIdentifier>${id}</DBInstanceIdentifier></DBClusterMember>`,
    );
    return `<DBClusters><DBCluster><DBClusterIdentifier>${name}</DBClusterIdentifier><IAMDatabaseAuthenticationEnabled>${cluster.iam}</IAMDatabaseAuthenticationEnabled><VpcSecurityGroups>${groups.join('')}</VpcSecurityGroups><DBClusterMembers>${members.join('')}</DBClusterMembers></DBCluster></DBClusters>`;
  },
  CreateDBClusterSnapshot: ({ snapshots }, field) => {
    const name = field('DBClusterSnapshotIdentifier');
    if (snapshots.has(name)) return refuseXml('DBClusterSnapshotAlreadyExistsFault');
    snapshots.set(name, field('DBClusterIdentifier'));
    return '';
  },
  ModifyDBCluster: ({ clusters }, field) => {
    const cluster = clusters.get(field('DBClusterIdentifier'));
    if (cluster === undefined) return refuseXml('DBClusterNotFoundFault', 404);
    cluster.groups = listFields(field, 'VpcSecurityGroupIds.VpcSecurityGroupId');
    cluster.iam = field('EnableIAMDatabaseAuthentication') === 'true';
    return '';
  },
  RebootDBInstance: ({ restarted }, field) => {
    restarted.push(field('DBInstanceIdentifier'));
    return '';
  },
};

const DENY_ALL = 'arn:aws:iam::aws:policy/AWSDenyAll';

function attach({ denied }: AwsState, identity: string, policy: string): string | AwsAnswer {
  if (policy !== DENY_ALL) return refuseXml('AccessDenied', 403);
  denied.add(identity);
  return '';
}

function detach({ denied }: AwsState, identity: string): string | AwsAnswer {
  return denied.delete(identity) ? '' : refuseXml('NoSuchEntity', 404);
}

function listAttached({ denied }: AwsState, identity: string): string {
  const policy = `<member><PolicyName>AWSDenyAll</PolicyName><PolicyArn>${DENY_ALL}</PolicyArn></member>`;
  return `<AttachedPolicies>${denied.has(identity) ? policy : ''}</AttachedPolicies><IsTruncated>false</IsTruncated>`;
}

export function answerQuery(state: AwsState, body: string): AwsAnswer {
  const fields = new URLSearchParams(body);
  const action = fields.get('Action') ?? '';
  const run = OPERATIONS[action];
  if (run === undefined) return refuseXml(`Unknown:${action}`, 404);
  const result = run(state, (name) => fields.get(name) ?? '');
  if (typeof result !== 'string') return result;
  return {
    status: 200,
    body: `<${action}Response><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`,
  };
}
