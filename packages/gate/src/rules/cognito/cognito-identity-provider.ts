import type { TemplateResource } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { isPlainUrl } from '../plain-url';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { isPrivilegedAttribute } from './privileged-attribute';

const TYPES = ['AWS::Cognito::UserPoolIdentityProvider'];
const GUIDE = 'cognito/latest/developerguide';
const MAPPING = awsDocs(`${GUIDE}/cognito-user-pools-specifying-attribute-mapping.html`);
const SIGNING = awsDocs(`${GUIDE}/cognito-user-pools-SAML-signing-encryption.html`);
/** Details of a provider that are addresses: `oidc_issuer`, `token_url`, `jwks_uri`, `MetadataURL`. */
const ADDRESS = /issuer$|ur[il]$/i;

/** Rules for external identity providers of a user pool. */
export const cognitoIdentityProviderRules: readonly Rule[] = [
  {
    id: 'CognitoIdentityProviderPrivilegedAttributes',
    level: 'required',
    group: 'tenantIsolation',
    types: TYPES,
    what: 'Cognito identity provider does not set the tenant, the role or the groups of a user',
    why: 'The operator of the provider, or a customer with an own provider, moves users into another tenant.',
    fix: 'Remove custom attributes that decide about access from AttributeMapping.',
    property: 'Properties.AttributeMapping',
    references: [pciDss('7.2.2'), MAPPING, nist('AC-3')],
    check: (provider) => listCustomAttributes(provider).filter(isPrivilegedAttribute),
  },
  {
    id: 'CognitoIdentityProviderCustomAttributes',
    level: 'hardening',
    group: 'tenantIsolation',
    types: TYPES,
    what: 'Cognito identity provider maps standard attributes only',
    why: 'Applications often authorize by custom attributes, and trust what the provider writes into them.',
    fix: 'Remove custom attributes from AttributeMapping, and set them in a trigger that checks them.',
    property: 'Properties.AttributeMapping',
    references: [MAPPING, nist('AC-3')],
    check: (provider) => listCustomAttributes(provider),
  },
  {
    id: 'CognitoIdentityProviderHttps',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Cognito user pool calls its identity provider over HTTPS',
    why: 'An attacker on the network who changes keys, metadata or tokens signs in as any user.',
    fix: 'Use https:// in every address of ProviderDetails.',
    property: 'Properties.ProviderDetails',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/cognito-user-pools-oidc-idp.html`), nist('SC-8')],
    check: (provider) => {
      const addresses = provider
        .at('ProviderDetails')
        .entries()
        .filter(([name]) => ADDRESS.test(name));
      const plain = filterCertain(
        addresses.map(([, address]) => address),
        isPlainUrl,
      );
      return plain.map(({ property }) => property.replace(/^Properties\./, ''));
    },
  },
  ...createPropertyRules([
    {
      id: 'CognitoIdentityProviderSamlStartedByApp',
      level: 'required',
      group: 'takeoverProtection',
      types: TYPES,
      what: 'Cognito user pool accepts only SAML sign-ins that it has started itself',
      why: 'An attacker otherwise sends a stolen assertion to the pool, or signs a user in as another person.',
      fix: 'Remove IDPInit from ProviderDetails.',
      property: 'ProviderDetails.IDPInit',
      expects: { differsFrom: true },
      references: [
        pciDss('6.2.4'),
        awsDocs(`${GUIDE}/cognito-user-pools-SAML-session-initiation.html`),
        nist('IA-2(8)'),
      ],
    },
    {
      id: 'CognitoIdentityProviderSamlEncrypted',
      level: 'hardening',
      group: 'encryptionInTransit',
      types: TYPES,
      what: 'Cognito user pool requires encrypted SAML assertions',
      why: 'The browser of the user carries the assertion, and every extension in it reads the attributes.',
      fix: 'Set ProviderDetails.EncryptedResponses to true.',
      property: 'ProviderDetails.EncryptedResponses',
      expects: { equals: true },
      onlyIf: isSaml,
      references: [SIGNING, nist('SC-8')],
    },
    {
      id: 'CognitoIdentityProviderSamlSigned',
      level: 'hardening',
      group: 'takeoverProtection',
      types: TYPES,
      what: 'Cognito user pool signs its SAML requests',
      why: 'A provider that accepts unsigned requests also answers requests that an attacker made up.',
      fix: 'Set ProviderDetails.RequestSigningAlgorithm to rsa-sha256.',
      property: 'ProviderDetails.RequestSigningAlgorithm',
      expects: { equals: 'rsa-sha256' },
      onlyIf: isSaml,
      references: [SIGNING, nist('SC-23')],
    },
  ]),
];

function listCustomAttributes(provider: TemplateResource): readonly string[] {
  return provider
    .at('AttributeMapping')
    .entries()
    .map(([name]) => name)
    .filter((name) => name.startsWith('custom:'));
}

function isSaml(provider: TemplateResource): boolean {
  return provider.at('ProviderType').text() === 'SAML';
}
