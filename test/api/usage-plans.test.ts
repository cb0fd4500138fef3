import { expect, test } from '@jest/globals';
import { sandboxDraft, settingsOf } from '../scaffold';
import { all, apiTemplate } from './synthesized';

const draft = sandboxDraft();
const machineClients = [
  { name: 'billing', tenant: 'acme' },
  { name: 'reports', tenant: 'initech' },
];
const settings = settingsOf({ ...draft, identity: { ...Object(draft['identity']), machineClients } });
const template = apiTemplate(settings);

test('every machine client has an API key of its own with a daily quota', () => {
  const [[plan] = ['']] = Object.entries(template.findResources('AWS::ApiGateway::UsagePlan')).filter(
    ([, { Properties }]) => Properties['Quota'] !== undefined,
  );
  expect(template.findResources('AWS::ApiGateway::UsagePlan')[plan]?.['Properties']).toMatchObject({
    Quota: { Limit: settings.api.machineRequestsPerDay, Period: 'DAY' },
    Throttle: { RateLimit: settings.api.requestsPerSecond, BurstLimit: settings.api.burst },
    ApiStages: [{ Stage: { Ref: expect.stringMatching(/Stagelive/) } }],
  });
  const members = all(template, 'AWS::ApiGateway::UsagePlanKey').filter(
    ({ UsagePlanId }) => Object(UsagePlanId).Ref === plan,
  );
  expect(members).toHaveLength(machineClients.length);
});

test('people are throttled and have no quota', () => {
  const nobody = settingsOf({ ...draft, identity: { ...Object(draft['identity']), machineClients: [] } });
  const [people, ...others] = all(apiTemplate(nobody), 'AWS::ApiGateway::UsagePlan');
  expect(people).toHaveProperty('Throttle');
  expect(people).not.toHaveProperty('Quota');
  expect(others).toEqual([]);
});

test('no template holds the value of a key', () => {
  const keys = all(template, 'AWS::ApiGateway::ApiKey');
  expect(keys.map(({ Name }) => Name).sort()).toEqual([
    'sandbox-machine-billing',
    'sandbox-machine-reports',
    'sandbox-people',
  ]);
  for (const key of keys) expect(key).not.toHaveProperty('Value');
});
