import { isPlainUrl } from '../plain-url';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const GUIDE = 'IAM/latest/UserGuide';

/** Rules for identity providers of an account. */
export const iamProviderRules: readonly Rule[] = [
  {
    id: 'IamProviderEncrypted',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::IAM::OIDCProvider'],
    what: 'IAM OIDC identity provider is reached over HTTPS',
    why: 'Whoever is on the path to the provider replaces its keys, and signs tokens for any role.',
    fix: 'Set Url to an address that starts with https.',
    property: 'Properties.Url',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/id_roles_providers_create_oidc.html`), nist('SC-8')],
    check: (provider) => !isPlainUrl(provider.at('Url')),
  },
  ...createPropertyRules([
    {
      id: 'IamProviderAudienceNamed',
      level: 'required',
      group: 'authenticatedRequests',
      types: ['AWS::IAM::OIDCProvider'],
      what: 'IAM OIDC identity provider names the audiences of its tokens',
      why: 'The audience names the app that a token was signed for. A wildcard is meant to accept tokens for other apps.',
      fix: 'List the client ids that the provider gave to your app in ClientIdList.',
      property: 'ClientIdList.*',
      references: [pciDss('7.2.5'), awsDocs(`${GUIDE}/id_roles_providers_create_oidc.html`), nist('IA-8')],
      expects: { differsFromPattern: /[*?]/ },
    },
    {
      id: 'IamProviderAssertionsEncrypted',
      level: 'hardening',
      group: 'authenticatedRequests',
      types: ['AWS::IAM::SAMLProvider'],
      what: 'IAM SAML identity provider requires encrypted assertions',
      why: 'A signed assertion that is read in the browser shows the attributes of the user.',
      fix: 'Set AssertionEncryptionMode to Required, and add a private key.',
      property: 'AssertionEncryptionMode',
      references: [awsDocs(`${GUIDE}/id_roles_providers_create_saml.html`), nist('SC-8')],
      expects: { equals: 'Required' },
    },
  ]),
];
