import { type JsonObject, pick, ref } from '../../json-value';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';

const SAME = ['Description', 'Quota', 'Tags', 'Throttle', 'UsagePlanName'];

/** Expands a usage plan with its API key: one of the API, or one that several APIs share. */
export function addUsagePlan(resource: SamResource, plan: JsonObject, stage: string, output: SamOutput): void {
  const { CreateUsagePlan: kind } = plan;
  output.rejectUnknown(resource, plan, [...SAME, 'CreateUsagePlan'], 'Auth.UsagePlan.');
  if (kind !== 'PER_API' && kind !== 'SHARED') return;
  const prefix = kind === 'SHARED' ? 'Serverless' : resource.id;
  const before = output.resources.get(`${prefix}UsagePlan`);
  const stages = [...listStages(before), { ApiId: ref(resource.id), Stage: ref(stage) }];
  output.add(resource, `${prefix}UsagePlan`, 'AWS::ApiGateway::UsagePlan', { ApiStages: stages, ...pick(plan, SAME) });
  output.add(resource, `${prefix}ApiKey`, 'AWS::ApiGateway::ApiKey', {
    Enabled: true,
    StageKeys: stages.map(({ ApiId, Stage }) => ({ RestApiId: ApiId, StageName: Stage })),
  });
  output.add(resource, `${prefix}UsagePlanKey`, 'AWS::ApiGateway::UsagePlanKey', {
    KeyId: ref(`${prefix}ApiKey`),
    KeyType: 'API_KEY',
    UsagePlanId: ref(`${prefix}UsagePlan`),
  });
}

function listStages(plan: JsonObject | undefined): readonly JsonObject[] {
  const { ApiStages: stages } = Object(plan?.['Properties']);
  return Array.isArray(stages) ? stages : [];
}
