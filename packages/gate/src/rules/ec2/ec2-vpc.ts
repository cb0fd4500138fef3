import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::EC2::VPC'];

/** Rules for VPCs. */
export const ec2VpcRules: readonly Rule[] = [
  {
    id: 'Ec2VpcDnsHostnamesEnabled',
    level: 'hardening',
    group: 'privateNetwork',
    types: TYPES,
    what: 'VPC has DNS support and DNS hostnames enabled',
    why: 'Without them the private DNS names of VPC endpoints do not resolve, and requests leave the VPC or fail.',
    fix: 'Set EnableDnsHostnames to true. Remove EnableDnsSupport, or set it to true.',
    property: 'Properties.EnableDnsHostnames',
    references: [awsDocs('vpc/latest/userguide/AmazonDNS-concepts.html'), nist('SC-7')],
    check: (vpc) => vpc.at('EnableDnsSupport').flag() !== false && vpc.at('EnableDnsHostnames').flag() === true,
  },
  {
    id: 'Ec2VpcDefaultSecurityGroupClosed',
    level: 'required',
    group: 'closedInbound',
    types: TYPES,
    what: 'VPC default security group has no inbound or outbound rules',
    why: 'Resources without a named security group are in the default group and reach each other on every port.',
    fix: 'Add a Custom::VpcRestrictDefaultSG for DefaultSecurityGroup. CDK does so with restrictDefaultSecurityGroup.',
    property: 'Properties',
    references: [securityHub('EC2.2'), nist('SC-7')],
    check: (vpc, templates) => templates.resources.filter(isCustom).some((custom) => closes(custom, vpc)),
  },
  {
    id: 'Ec2VpcFlowLogsEnabled',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'VPC has a flow log that records rejected traffic',
    why: 'Without flow logs an investigation cannot show which addresses scanned the VPC or where data went.',
    fix: 'Add an AWS::EC2::FlowLog with the VPC as ResourceId and TrafficType ALL.',
    property: 'Properties.CidrBlock',
    references: [securityHub('EC2.6'), nist('AU-12')],
    check: (vpc, templates) =>
      templates
        .ofType('AWS::EC2::FlowLog')
        .some((log) => log.at('ResourceId').target() === vpc && log.at('TrafficType').text() !== 'ACCEPT'),
  },
];

/** CDK and others close the group by a function, because CloudFormation has no type for it. */
function isCustom({ type }: TemplateResource): boolean {
  return type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::');
}

/** Whether a custom resource is handed the default security group of a VPC. */
function closes(custom: TemplateResource, vpc: TemplateResource): boolean {
  return custom
    .at('')
    .entries()
    .some(([, value]) => value.target() === vpc && /\.DefaultSecurityGroup\}?$/.test(value.display()));
}
