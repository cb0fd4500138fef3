import { expect, test } from '@jest/globals';
import { createSandboxDraft, parseDraft } from '../scaffold';
import { findAllProperties, synthApi } from './api-template';

const draft = createSandboxDraft();
const machineClients = [
  { name: 'billing', tenant: 'acme' },
  { name: 'reports', tenant: 'initech' },
];
const settings = parseDraft({ ...draft, identity: { ...Object(draft['identity']), machineClients } });
const template = synthApi(settings);

test('every machine-to-machine client has its own API key with a daily quota', () => {
  const [[plan] = ['']] = Object.entries(template.findResources('AWS::ApiGateway::UsagePlan')).filter(
    ([, { Properties }]) => Properties['Quota'] !== undefined,
  );
  expect(template.findResources('AWS::ApiGateway::UsagePlan')[plan]?.['Properties']).toMatchObject({
    Quota: { Limit: settings.api.machineRequestsPerDay, Period: 'DAY' },
    Throttle: { RateLimit: settings.api.requestsPerSecond, BurstLimit: settings.api.burst },
    ApiStages: [{ Stage: { Ref: expect.stringMatching(/Stagelive/) } }],
  });
  const members = findAllProperties(template, 'AWS::ApiGateway::UsagePlanKey').filter(
    ({ UsagePlanId }) => Object(UsagePlanId).Ref === plan,
  );
  expect(members).toHaveLength(machineClients.length);
});

test('the web application is throttled and has no quota', () => {
  const withoutClients = parseDraft({ ...draft, identity: { ...Object(draft['identity']), machineClients: [] } });
  const [webApp, ...others] = findAllProperties(synthApi(withoutClients), 'AWS::ApiGateway::UsagePlan');
  expect(webApp).toHaveProperty('Throttle');
  expect(webApp).not.toHaveProperty('Quota');
  expect(others).toEqual([]);
});

test('no template contains the value of an API key', () => {
  const keys = findAllProperties(template, 'AWS::ApiGateway::ApiKey');
  expect(keys.map(({ Name }) => Name).sort()).toEqual([
    'sandbox-machine-billing',
    'sandbox-machine-reports',
    'sandbox-people',
  ]);
  for (const key of keys) expect(key).not.toHaveProperty('Value');
});
