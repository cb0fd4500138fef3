import { locationApiKeyRules } from '../../../src/rules/location/location-api-key';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Location API key rules', locationApiKeyRules, {
  LocationApiKeyExpires: decideProperty('NoExpiry', { holds: [false, undefined], broken: [true] }),
  LocationApiKeyActionsExact: decideProperty('Restrictions.AllowActions.*', {
    holds: ['geo-maps:GetTile', 'geo:GetMap*'],
    broken: ['geo-maps:*', '*'],
  }),
  LocationApiKeyReferers: decideProperty('Restrictions.AllowReferers', {
    holds: [['https://app.example.com/*']],
    broken: [undefined],
    unknownAt: 'Restrictions',
    notApplicable: [{ Restrictions: { AllowAppleApps: [{ BundleId: 'com.example.app' }] } }],
  }),
});
