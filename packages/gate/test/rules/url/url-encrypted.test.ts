import { describe, expect, test } from '@jest/globals';
import { urlEncryptedRules } from '../../../src/rules/url/url-encrypted';
import { urlPlaces } from '../../../src/rules/url/url-places';
import { nest } from '../property-cases';
import { rulesDecide, runCheck, UNKNOWN } from '../rule-cases';

const [rule] = urlEncryptedRules;
const redirectTo = (url: unknown) => ({
  resources: { Subject: { Type: 'AWS::Amplify::App', Properties: nest('CustomRules.*.Target', url) } },
});

rulesDecide('URL rules', urlEncryptedRules, {
  UrlEncrypted: {
    holds: [{}, redirectTo('https://app.example.com')],
    broken: [redirectTo('http://app.example.com')],
    undecided: [redirectTo(UNKNOWN)],
  },
});

describe('each place of a URL', () => {
  const places = Object.entries(urlPlaces).flatMap(([type, paths]) => paths.map((path) => [type, path] as const));

  test.each(places)('%s %s', (Type, path) => {
    const given = (url: string) => ({ resources: { Subject: { Type, Properties: nest(path, url) } } });
    if (rule === undefined) throw new Error('no rule');
    expect(runCheck(rule, given('http://example.com'))).toHaveLength(1);
    expect(runCheck(rule, given('https://example.com'))).toEqual([]);
  });
});
