import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::Transfer::Server'];
const GUIDE = 'transfer/latest/userguide';
/** Policies since 2024, with or without FIPS. */
const CURRENT_POLICY = /^TransferSecurityPolicy-([A-Za-z\d]+-)*20(2[4-9]|[3-9]\d)-\d\d$/;

/** Rules for file transfer servers. */
export const transferServerRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'TransferServerNoFtp',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'Transfer Family server does not use FTP',
      why: 'FTP sends passwords and files in plain text, readable for whoever is on the path.',
      fix: 'Remove FTP from Protocols. Use SFTP, FTPS or AS2.',
      property: 'Protocols.*',
      references: [securityHub('Transfer.2'), checkov('CKV_AWS_357'), nist('SC-8')],
      expects: { differsFrom: 'FTP' },
    },
    {
      id: 'TransferServerPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'Transfer Family server is not on the internet',
      why: 'Attackers guess passwords of a public server from anywhere. Without EndpointType it is public.',
      fix: 'Set EndpointType to VPC, and EndpointDetails to the VPC and a security group.',
      property: 'EndpointType',
      references: [checkov('CKV_AWS_164'), nist('SC-7')],
      expects: { equals: ['VPC', 'VPC_ENDPOINT'] },
    },
    {
      id: 'TransferServerNoElasticAddresses',
      level: 'hardening',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'Transfer Family server in a VPC does not have Elastic IP addresses',
      why: 'With such addresses the server is on the internet, although its endpoint is in the VPC.',
      fix: 'Remove EndpointDetails.AddressAllocationIds.',
      property: 'EndpointDetails.AddressAllocationIds',
      references: [awsDocs(`${GUIDE}/create-server-in-vpc.html`), nist('SC-7')],
      expects: { absent: true },
    },
    {
      id: 'TransferServerSecurityPolicy',
      level: 'required',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'Transfer Family server uses a current security policy',
      why: 'Older policies accept algorithms with known weaknesses, such as SHA-1 and CBC ciphers.',
      fix: 'Set SecurityPolicyName to TransferSecurityPolicy-2024-01 or later, or remove it.',
      property: 'SecurityPolicyName',
      references: [checkov('CKV_AWS_380'), awsDocs(`${GUIDE}/security-policies.html`), nist('SC-8(1)')],
      expects: { matches: CURRENT_POLICY },
      // The default of CloudFormation is a current policy.
      whenAbsent: 'passes',
    },
    {
      id: 'TransferServerPublicKeys',
      level: 'hardening',
      group: 'passwords',
      types: TYPES,
      what: 'Transfer Family server does not accept a password by itself',
      why: 'Passwords of partners are guessed, shared and reused. A key pair is not.',
      fix: 'Set IdentityProviderDetails.SftpAuthenticationMethods to PUBLIC_KEY or PUBLIC_KEY_AND_PASSWORD.',
      property: 'IdentityProviderDetails.SftpAuthenticationMethods',
      references: [awsDocs(`${GUIDE}/custom-identity-provider-users.html`), nist('IA-5')],
      expects: { differsFrom: ['PASSWORD', 'PUBLIC_KEY_OR_PASSWORD'] },
    },
    {
      id: 'TransferServerWebAppPrivate',
      level: 'hardening',
      group: 'noPublicAccess',
      types: ['AWS::Transfer::WebApp'],
      what: 'Transfer Family web app is reached through a VPC',
      why: 'A stolen session works from any address of the internet.',
      fix: 'Set EndpointDetails.Vpc.',
      property: 'EndpointDetails.Vpc',
      references: [awsDocs(`${GUIDE}/web-app.html`), nist('SC-7')],
      expects: { present: true },
    },
  ]),
  {
    id: 'TransferServerLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'Transfer Family server logs the activity of its users',
    why: 'Without logs, an investigation cannot show which user downloaded which files.',
    fix: 'Set StructuredLogDestinations to a log group, or LoggingRole.',
    property: 'Properties.StructuredLogDestinations',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/structured-logging.html`), nist('AU-12')],
    check: (server) => server.at('StructuredLogDestinations').items().length > 0 || server.at('LoggingRole').present,
  },
];
