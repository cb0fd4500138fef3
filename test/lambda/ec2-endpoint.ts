import type { ReceivedRequest } from './local-server';

/** A security group of the endpoint, as EC2 describes it; each rule is the XML of one `IpPermission`. */
export interface Group {
  readonly id: string;
  readonly name: string;
  ingress: string[];
  egress: string[];
}

export const FROM_ITSELF = `<item><ipProtocol>-1</ipProtocol><groups><item><userId>111122223333</userId>
  <groupId>sg-0123456789abcdef0</groupId></item></groups><ipRanges/><ipv6Ranges/><prefixListIds/></item>`;
export const SSH_FROM_ANYWHERE = `<item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><groups/>
  <ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>left by hand</description></item></ipRanges>
  <ipv6Ranges/><prefixListIds/></item>`;
export const TO_ANYWHERE = `<item><ipProtocol>-1</ipProtocol><groups/><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges>
  <ipv6Ranges/><prefixListIds/></item>`;

/**
 * The actions of EC2 that the VPC set-up calls, in the query protocol of EC2: form fields in, XML out.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html
 */
export function createEc2Endpoint(group: Group, { leavesRules = false } = {}) {
  return (request: ReceivedRequest) => {
    const fields = new URLSearchParams(request.body);
    switch (fields.get('Action')) {
      case 'DescribeSecurityGroups':
        return fields.get('GroupId.1') === group.id ? describeGroup(group) : buildError('InvalidGroup.NotFound');
      case 'RevokeSecurityGroupIngress':
        if (!leavesRules) group.ingress = group.ingress.slice(countRevoked(fields));
        return buildResponse('RevokeSecurityGroupIngress', renderUnknownRules(leavesRules ? group.ingress : []));
      case 'RevokeSecurityGroupEgress':
        group.egress = group.egress.slice(countRevoked(fields));
        return buildResponse('RevokeSecurityGroupEgress', renderUnknownRules([]));
      case 'DescribeManagedPrefixLists':
        return describePrefixLists(fields);
      default:
        return buildError('InvalidAction');
    }
  };
}

/** The number of rules in a request. */
function countRevoked(fields: URLSearchParams): number {
  return [...fields.keys()].filter((key) => /^IpPermissions\.\d+\.IpProtocol$/.test(key)).length;
}

function describeGroup({ id, name, ingress, egress }: Group) {
  return buildResponse(
    'DescribeSecurityGroups',
    `<securityGroupInfo><item><ownerId>111122223333</ownerId><groupId>${id}</groupId><groupName>${name}</groupName>
      <ipPermissions>${ingress.join('')}</ipPermissions>
      <ipPermissionsEgress>${egress.join('')}</ipPermissionsEgress></item></securityGroupInfo>`,
  );
}

function renderUnknownRules(rules: readonly string[]): string {
  return `<return>true</return><unknownIpPermissionSet>${rules.join('')}</unknownIpPermissionSet>`;
}

function describePrefixLists(fields: URLSearchParams) {
  const name = fields.get('Filter.1.Value.1');
  const known = fields.get('Filter.1.Name') === 'prefix-list-name' && name === 'com.amazonaws.eu-central-1.s3';
  const item = `<item><prefixListId>pl-0123456789abcdef0</prefixListId><prefixListName>${name}</prefixListName>
    <ownerId>AWS</ownerId></item>`;
  return buildResponse('DescribeManagedPrefixLists', `<prefixListSet>${known ? item : ''}</prefixListSet>`);
}

function buildResponse(action: string, content: string) {
  const xml = `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId>${content}</${action}Response>`;
  return { status: 200, body: xml };
}

function buildError(code: string) {
  const xml = `<Response><Errors><Error><Code>${code}</Code><Message>refused by the endpoint</Message></Error></Errors>
    <RequestID>1</RequestID></Response>`;
  return { status: 400, body: xml };
}
