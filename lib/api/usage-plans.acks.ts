import { acknowledge } from '@bulwark/gate';
import { UsagePlans } from './usage-plans';

/** Beside a plan with a quota the rule does not apply to the plan of the people. */
export const usagePlansAcks = acknowledge(UsagePlans, ({ hasQuotas }) =>
  hasQuotas
    ? []
    : [
        {
          rule: 'Bulwark-ApiUsagePlanQuotaSet',
          at: 'PeoplePlan',
          reason:
            'No machine-to-machine client is set, so the only key is the one that all people share. One user could use up its quota and lock out all others. AWS WAF limits each token and each address instead.',
          owner: 'platform-security',
          until: '2027-10-31',
        },
      ],
);
