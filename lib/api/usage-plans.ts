import { CfnApiKey, CfnUsagePlan, CfnUsagePlanKey, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import type { Settings } from '../settings/settings';

export interface UsagePlansProps {
  readonly prefix: string;
  readonly api: RestApi;
  readonly machineClients: Settings['identity']['machineClients'];
  readonly settings: Settings['api'];
}

/**
 * Quotas of clients. Each machine-to-machine client has an API key with a daily quota. The web application has one key
 * without a quota. A key identifies a client, so that it can be metered and disabled. It does not authenticate: each
 * method that requires a key also requires a token with the scope. API Gateway generates the values, so no template
 * contains one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsagePlans extends Construct {
  /** Whether there is a plan with a quota: the one of the machine-to-machine clients. */
  readonly hasQuotas: boolean;

  constructor(scope: Construct, id: string, props: UsagePlansProps) {
    super(scope, id);
    const { prefix, machineClients, settings } = props;
    this.hasQuotas = machineClients.length > 0;
    this.#addKey(new Construct(this, 'People'), this.#addPlan('PeoplePlan', props), `${prefix}-people`);
    if (!this.hasQuotas) return;
    const machines = this.#addPlan('MachinesPlan', props, { limit: settings.machineRequestsPerDay, period: 'DAY' });
    for (const { name } of machineClients) {
      this.#addKey(new Construct(this, `Machine-${name}`), machines, `${prefix}-machine-${name}`);
    }
  }

  #addPlan(id: string, { api, settings }: UsagePlansProps, quota?: CfnUsagePlan.QuotaSettingsProperty): CfnUsagePlan {
    return new CfnUsagePlan(this, id, {
      apiStages: [{ apiId: api.restApiId, stage: api.deploymentStage.stageName }],
      throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.burst },
      ...(quota === undefined ? {} : { quota }),
    });
  }

  #addKey(client: Construct, plan: CfnUsagePlan, name: string): void {
    const key = new CfnApiKey(client, 'Key', { name, enabled: true });
    new CfnUsagePlanKey(client, 'PlanKey', { keyId: key.ref, keyType: 'API_KEY', usagePlanId: plan.ref });
  }
}
