import { gameLiftFleetRules } from '../../../src/rules/gamelift/game-lift-fleet';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const opens = (FromPort: unknown, ToPort: unknown) => ({
  EC2InboundPermissions: [{ FromPort, ToPort, IpRange: '198.51.100.0/24', Protocol: 'UDP' }],
});

rulesDecide('GameLift rules', gameLiftFleetRules, {
  GameLiftFleetPorts: {
    holds: [{}, opens(33_435, 33_435), opens('33435', 33_435)],
    broken: [opens(1024, 65_535), opens('33435', '33436')],
    undecided: [opens(33_435, UNKNOWN)],
  },
  GameLiftFleetLog: decideProperty('LogConfiguration.LogDestination', {
    holds: ['CLOUDWATCH', undefined],
    broken: ['NONE'],
  }),
  GameLiftFleetTls: decideProperty('CertificateConfiguration.CertificateType', {
    holds: ['GENERATED'],
    broken: ['DISABLED', undefined],
  }),
});
