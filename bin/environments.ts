import { production, sandbox } from '../lib/settings/presets';

/**
 * The environments to deploy; the one file to edit. Each entry becomes a complete backend. Hover a field, or open
 * lib/settings/, for its unit, default and monthly cost. An invalid value stops synthesis with the allowed values.
 */
export const environments = [
  sandbox({
    name: 'sandbox',
    account: '111122223333',
    region: 'eu-west-1',
    owner: 'platform-team',
    alertEmails: ['alerts@example.com'],
    network: { zones: ['eu-west-1a', 'eu-west-1b'] },
    identity: {
      domainPrefix: 'bulwark-sandbox-example',
      callbackUrls: ['https://sandbox.example.com/signed-in'],
      logoutUrls: ['https://sandbox.example.com/signed-out'],
      machineClients: [{ name: 'reporting', tenant: 'example', scopes: ['records/read'] }],
    },
  }),
  production({
    name: 'production',
    account: '111122223333',
    region: 'eu-central-1',
    owner: 'platform-team',
    alertEmails: ['alerts@example.com'],
    // The first deployment must be able to roll back. After its success: { phase: 'protected' }, and deploy once more.
    protections: { phase: 'creation', until: '2027-02-25' },
    network: { zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], cidr: '10.30.0.0/16' },
    identity: {
      domainPrefix: 'bulwark-production-example',
      callbackUrls: ['https://www.example.com/signed-in'],
      logoutUrls: ['https://www.example.com/signed-out'],
      machineClients: [{ name: 'reporting', tenant: 'example', scopes: ['records/read'] }],
    },
  }),
];
