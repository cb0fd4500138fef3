import type { TestEvidence } from '@bulwark/gate';

/** Tests of the user pool and the API in the templates. */
export const identityTests: readonly TestEvidence[] = [
  {
    file: 'test/api/gateway-responses.test.ts',
    test: 'is a problem document with security headers and without internal details',
    shows: ['nist-800-53-r5 SI-11', 'pci-dss-4.0.1 1.4.5'],
  },
  {
    file: 'test/api/access-log.test.ts',
    test: 'contains no address, user, path with ids, query, user agent or token',
    shows: ['noDataInLogs', 'pci-dss-4.0.1 2.2.6'],
  },
  {
    file: 'test/api/access-log.test.ts',
    test: 'contains the fields that an investigation needs',
    shows: ['nist-800-53-r5 AU-3', 'pci-dss-4.0.1 10.2.2'],
  },
  {
    file: 'test/api/openapi.test.ts',
    test: 'is equal to docs/openapi.json: run "npm run openapi" after a change of the route table',
    shows: ['nist-800-53-r5 SA-5'],
  },
  {
    file: 'test/api/custom-domain.test.ts',
    test: 'requires client certificates if the settings name a truststore',
    shows: ['nist-800-53-r5 IA-3'],
  },
  {
    file: 'test/api/records-api.test.ts',
    test: 'has one route without a token, GET /health',
    shows: ['nist-800-53-r5 AC-14', 'pci-dss-4.0.1 1.4.2'],
  },
  {
    file: 'test/api/custom-domain.test.ts',
    test: 'disables the default execute-api endpoint',
    shows: ['nist-800-53-r5 SC-7(3)'],
  },
  {
    file: 'test/api/records-api.test.ts',
    test: 'is regional and accepts TLS 1.3 only, with strict endpoint access',
    shows: ['encryptionInTransit'],
  },
  {
    file: 'test/api/usage-plans.test.ts',
    test: 'every machine-to-machine client has its own API key with a daily quota',
    shows: ['hipaa-security-rule 164.312(a)(2)(i)'],
  },
  {
    file: 'test/api/usage-plans.test.ts',
    test: 'no template contains the value of an API key',
    shows: ['nist-800-53-r5 IA-5(7)', 'pci-dss-4.0.1 8.6.2'],
  },
  {
    file: 'test/api/api-web-acl.test.ts',
    test: 'evaluates its rules in this order, each with metrics and samples',
    shows: ['webFirewall'],
  },
  {
    file: 'test/api/api-web-acl.test.ts',
    test: 'blocks the addresses of an IP set that only responders fill',
    shows: ['hipaa-security-rule 164.308(a)(6)(ii)', 'nist-800-53-r5 IR-4', 'soc2-2017 CC7.4'],
  },
  {
    file: 'test/api/records-functions.test.ts',
    test: 'has no secret in its environment, which is encrypted nevertheless',
    shows: ['nist-800-53-r5 IA-5(7)', 'pci-dss-4.0.1 8.6.2'],
  },
  {
    file: 'test/api/records-functions.test.ts',
    test: 'runs in isolated subnets with its own security group',
    shows: ['pci-dss-4.0.1 2.2.3'],
  },
  {
    file: 'test/identity/machine-to-machine-clients.test.ts',
    test: 'exists only if the settings name it',
    shows: ['nist-800-53-r5 IA-4'],
  },
  {
    file: 'test/identity/web-app-client.test.ts',
    test: 'has tokens of 15 minutes, single-use refresh tokens and revocation, and does not reveal which users exist',
    shows: ['shortSessions'],
  },
  {
    file: 'test/identity/hardened-user-pool.test.ts',
    test: 'has a password of 14 characters with every character class that was not used before',
    shows: ['passwords', 'pci-dss-4.0.1 8.3.7'],
  },
  {
    file: 'test/identity/hardened-user-pool.test.ts',
    test: 'cannot sign up, recovers by verified email only, and keeps the old address until the new one is verified',
    shows: ['pci-dss-4.0.1 8.2.4', 'soc2-2017 CC6.2'],
  },
  {
    file: 'test/identity/hardened-user-pool.test.ts',
    test: 'is protected from account takeover: risky sign-ins need MFA or are blocked, breached passwords are blocked',
    shows: ['takeoverProtection'],
  },
  {
    file: 'test/identity/managed-login.test.ts',
    test: 'the web application client uses the managed login pages, which support passkeys',
    shows: ['pci-dss-4.0.1 5.4.1'],
  },
  {
    file: 'test/identity/identity-providers.test.ts',
    test: 'keeps the client secret of a provider out of the template',
    shows: ['pci-dss-4.0.1 8.3.2'],
  },
  {
    file: 'test/identity/sign-in-log.test.ts',
    test: 'the user pool logs every sign-in and every message that failed',
    shows: ['hipaa-security-rule 164.308(a)(5)(ii)(C)', 'pci-dss-4.0.1 10.2.1.4'],
  },
  {
    file: 'test/identity/hardened-user-pool.test.ts',
    test: 'signs in with two factors: a one-time code or a passkey with user verification, never a text message',
    shows: ['secondFactor', 'pci-dss-4.0.1 8.5.1'],
  },
  {
    file: 'test/identity/identity-providers.test.ts',
    test: 'lets users of other providers sign in, and never maps a tenant from them',
    shows: ['nist-800-53-r5 IA-8'],
  },
  {
    file: 'test/identity/machine-to-machine-clients.test.ts',
    test: 'uses the client credentials grant for one tenant, and cannot sign users in',
    shows: ['pci-dss-4.0.1 8.2.1'],
  },
  {
    file: 'test/identity/web-app-client.test.ts',
    test: 'uses the authorization code grant without a secret, and no implicit grant',
    shows: ['nist-800-53-r5 IA-2(8)', 'pci-dss-4.0.1 8.5.1'],
  },
];
