import { type CfnApiKey, CfnUsagePlan, CfnUsagePlanKey, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';
import type { ApiKeys } from './api-keys';

export interface UsagePlansProps {
  readonly api: RestApi;
  readonly keys: ApiKeys;
  readonly settings: Settings['api'];
}

/**
 * Quotas of clients. Each machine-to-machine client has an API key with a daily quota. The web application has one key
 * without a quota. Disabling the key of a client refuses the client at once, since no other key is accepted with its
 * tokens.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsagePlans extends Construct {
  /** Whether there is a plan with a quota: the one of the machine-to-machine clients. */
  readonly hasQuotas: boolean;

  constructor(scope: Construct, id: string, props: UsagePlansProps) {
    super(scope, id);
    const { keys, settings } = props;
    this.hasQuotas = keys.machines.size > 0;
    this.#addKey('People', this.#addPlan('PeoplePlan', props), keys.people);
    if (!this.hasQuotas) return;
    const machines = this.#addPlan('MachinesPlan', props, { limit: settings.machineRequestsPerDay, period: 'DAY' });
    for (const [name, key] of keys.machines) this.#addKey(`Machine-${name}`, machines, key);
  }

  #addPlan(id: string, { api, settings }: UsagePlansProps, quota?: CfnUsagePlan.QuotaSettingsProperty): CfnUsagePlan {
    return new CfnUsagePlan(this, id, {
      apiStages: [{ apiId: api.restApiId, stage: api.deploymentStage.stageName }],
      throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.burst },
      ...(quota === undefined ? {} : { quota }),
    });
  }

  #addKey(id: string, plan: CfnUsagePlan, key: CfnApiKey): void {
    new CfnUsagePlanKey(this, id, { keyId: key.ref, keyType: 'API_KEY', usagePlanId: plan.ref });
  }
}
