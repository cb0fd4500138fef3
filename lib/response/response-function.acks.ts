import { acknowledge } from '@bulwark/gate';
import { ResponseFunction } from './response-function';

export const responseFunctionAcks = acknowledge(ResponseFunction, ({ archive, archiveParts }) => [
  {
    rule: ['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'],
    at: 'Resource/Resource',
    reason:
      'It calls only APIs of AWS, for which the VPC has no endpoint on purpose: an endpoint for the response would be open to every workload. It reaches no database, and must work while the network is under attack.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: 'Role/Policy/Resource',
    details: [...archiveParts].map((part) => `Resource::${archive.exportName}/${part}/*`),
    reason:
      'The objects of an incident are named after it, so no template can name them. The role reaches one part of the archive, and can neither delete nor replace a locked version.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
