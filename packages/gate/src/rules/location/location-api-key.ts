import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Location::APIKey'];
const KEYS = awsDocs('location/latest/developerguide/using-apikeys.html');

/** Rules for API keys of Location Service, which are in every copy of an application. */
export const locationApiKeyRules: readonly Rule[] = createPropertyRules([
  {
    id: 'LocationApiKeyExpires',
    level: 'required',
    group: 'shortSessions',
    types: TYPES,
    what: 'Location Service API key expires',
    why: 'A key that was copied out of an application works for ever, at your cost.',
    fix: 'Set ExpireTime and remove NoExpiry.',
    property: 'NoExpiry',
    expects: { differsFrom: true },
    references: [pciDss('8.6.3'), KEYS, nist('IA-5(1)')],
  },
  {
    id: 'LocationApiKeyActionsExact',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Location Service API key allows named actions',
    why: 'A key that was copied then also reads positions or places orders for routes.',
    fix: 'Name each action in Restrictions.AllowActions, such as geo-maps:GetTile.',
    property: 'Restrictions.AllowActions.*',
    expects: { differsFromPattern: /:\*$|^\*$/ },
    references: [pciDss('7.2.5'), KEYS, nist('AC-6')],
  },
  {
    id: 'LocationApiKeyReferers',
    level: 'hardening',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Location Service API key is limited to pages or apps',
    why: 'Without a limit every page on the internet uses the key at your cost.',
    fix: 'Set Restrictions.AllowReferers to the addresses of your application.',
    property: 'Restrictions.AllowReferers',
    expects: { present: true },
    onlyIf: (key) => !key.at('Restrictions.AllowAndroidApps').present && !key.at('Restrictions.AllowAppleApps').present,
    references: [KEYS, nist('AC-4')],
  },
]);
