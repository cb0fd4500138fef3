import { filterCertain } from '../../templates/undecided';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { isPrivilegedAttribute } from './privileged-attribute';

/** Rules for users that a template creates. */
export const cognitoUserRules: readonly Rule[] = [
  {
    id: 'CognitoUserAttributesNotPrivileged',
    level: 'required',
    group: 'tenantIsolation',
    types: ['AWS::Cognito::UserPoolUser'],
    what: 'Cognito user in a template gets no tenant, role or verified address from it',
    why: 'Whoever changes the template gives a user access to another tenant, or takes over an address, without approval.',
    fix: 'Remove custom attributes that decide about access, email_verified and phone_number_verified from UserAttributes.',
    property: 'Properties.UserAttributes',
    references: [
      pciDss('8.2.4'),
      awsDocs('cognito/latest/developerguide/how-to-create-user-accounts.html'),
      nist('AC-2'),
    ],
    check: (user) =>
      filterCertain(user.at('UserAttributes').items(), (attribute) => {
        const name = attribute.at('Name').text() ?? '';
        if (/^(email|phone_number)_verified$/.test(name)) return attribute.at('Value').flag() === true;
        return isPrivilegedAttribute(name);
      }).map((attribute) => attribute.at('Name').text() ?? ''),
  },
];
