import { acknowledge } from '@bulwark/gate';
import { GuardDutyDetector } from './guardduty-detector';

export const guardDutyDetectorAcks = acknowledge(GuardDutyDetector, ({ plansOff }) =>
  plansOff.map(({ place, plan, reason }) => ({
    rule: 'Bulwark-GuardDutyPlansEnabled',
    at: 'Resource',
    details: [`Features.${place}.Status`],
    reason: `${plan}: ${reason}`,
    owner: 'platform-security',
    until: '2027-10-31',
  })),
);
