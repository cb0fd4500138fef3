import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, cfnNag, nist, pciDss, type Rule } from '../rule';

const GUIDE = 'gamelift/latest';

/** Rules for fleets of game servers. */
export const gameLiftFleetRules: readonly Rule[] = [
  createElementRule({
    id: 'GameLiftFleetPorts',
    level: 'required',
    group: 'closedInbound',
    types: ['AWS::GameLift::Fleet'],
    what: 'GameLift fleet opens single ports',
    why: 'A range also opens ports of programs that are not the game, such as remote access.',
    fix: 'Add an entry to EC2InboundPermissions for each port of the game, with equal FromPort and ToPort.',
    elements: 'EC2InboundPermissions.*',
    references: [cfnNag('W65'), awsDocs(`${GUIDE}/apireference/API_IpPermission.html`), nist('SC-7')],
    isFaulty: (entry) => entry.at('FromPort').number() !== entry.at('ToPort').number(),
  }),
  ...createPropertyRules([
    {
      id: 'GameLiftFleetLog',
      level: 'required',
      group: 'auditLogs',
      types: ['AWS::GameLift::ContainerFleet'],
      what: 'GameLift container fleet does not switch off its logs',
      why: 'Without logs, an attack on a game server is not visible.',
      fix: 'Set LogConfiguration.LogDestination to CLOUDWATCH or S3.',
      property: 'LogConfiguration.LogDestination',
      references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/developerguide/containers-intro.html`), nist('AU-12')],
      expects: { differsFrom: 'NONE' },
    },
    {
      id: 'GameLiftFleetTls',
      level: 'hardening',
      group: 'encryptionInTransit',
      types: ['AWS::GameLift::Fleet'],
      what: 'GameLift fleet has a certificate for its game servers',
      why: 'Without a certificate clients cannot tell the game server from another one.',
      fix: 'Set CertificateConfiguration.CertificateType to GENERATED.',
      property: 'CertificateConfiguration.CertificateType',
      references: [awsDocs(`${GUIDE}/apireference/API_CertificateConfiguration.html`), nist('SC-8')],
      expects: { equals: 'GENERATED' },
    },
  ]),
];
