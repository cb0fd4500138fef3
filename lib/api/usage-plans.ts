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
 * What a client may use. Each machine client has an API key with a daily quota; the application that people use has one key without
 * a quota. A key says which client calls, for metering and for cutting it off at once. It proves nothing: every method
 * that wants a key also wants a token with the scope. API Gateway makes the values, so that none is in a template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsagePlans extends Construct {
  constructor(scope: Construct, id: string, props: UsagePlansProps) {
    super(scope, id);
    const { prefix, machineClients, settings } = props;
    this.#admit(new Construct(this, 'People'), this.#plan('PeoplePlan', props), `${prefix}-people`);
    if (machineClients.length === 0) return;
    const machines = this.#plan('MachinesPlan', props, { limit: settings.machineRequestsPerDay, period: 'DAY' });
    for (const { name } of machineClients) {
      this.#admit(new Construct(this, `Machine-${name}`), machines, `${prefix}-machine-${name}`);
    }
  }

  #plan(id: string, { api, settings }: UsagePlansProps, quota?: CfnUsagePlan.QuotaSettingsProperty): CfnUsagePlan {
    return new CfnUsagePlan(this, id, {
      apiStages: [{ apiId: api.restApiId, stage: api.deploymentStage.stageName }],
      throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.burst },
      ...(quota === undefined ? {} : { quota }),
    });
  }

  #admit(client: Construct, plan: CfnUsagePlan, name: string): void {
    const key = new CfnApiKey(client, 'Key', { name, enabled: true });
    new CfnUsagePlanKey(client, 'PlanKey', { keyId: key.ref, keyType: 'API_KEY', usagePlanId: plan.ref });
  }
}
