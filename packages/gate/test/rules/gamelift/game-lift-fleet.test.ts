import { gameLiftFleetRules } from '../../../src/rules/gamelift/game-lift-fleet';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('GameLift rules', gameLiftFleetRules, {
  GameLiftFleetLog: decideProperty('LogConfiguration.LogDestination', {
    holds: ['CLOUDWATCH', undefined],
    broken: ['NONE'],
  }),
  GameLiftFleetTls: decideProperty('CertificateConfiguration.CertificateType', {
    holds: ['GENERATED'],
    broken: ['DISABLED', undefined],
  }),
});
