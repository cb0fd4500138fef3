import { expect, test } from '@jest/globals';
import { type AppEvidence, addAppEvidence } from '../../src/frameworks/app-evidence';
import { type Control, citeRules, type Framework } from '../../src/frameworks/framework';

const GENERAL = { who: 'Platform team', what: 'Rehearse a restore every year.' };
const OWN = { who: 'Platform team', what: 'Follow docs/restore.md every year.' };
const RESTORED = { file: 'test/restore.test.ts', test: 'a backup is restored' };

const framework: Framework = {
  id: 'gdpr',
  title: 'GDPR',
  version: '2016/679',
  url: 'https://example.com',
  controls: [
    {
      id: 'Art. 32(1)(c)',
      title: 'Access to data can be restored',
      evidence: [{ group: 'restores' }, ...citeRules('RDSInBackupPlan')],
      duty: GENERAL,
    },
    { id: 'Art. 35', title: 'High-risk processing is assessed', evidence: [], duty: GENERAL },
  ],
};

const addTo = (evidence: AppEvidence): readonly Control[] =>
  addAppEvidence([framework], evidence).flatMap(({ controls }) => controls);

test('an app without tests gets only rules, resources and general duties', () => {
  expect(addTo({})).toEqual([
    { ...framework.controls[0], evidence: citeRules('RDSInBackupPlan') },
    framework.controls[1],
  ]);
});

test('a test for a group is evidence for every control with the group', () => {
  const [restored, assessed] = addTo({ tests: [{ ...RESTORED, shows: ['restores'] }] });
  expect(restored?.evidence).toEqual([RESTORED, ...citeRules('RDSInBackupPlan')]);
  expect(assessed?.evidence).toEqual([]);
});

test('a test for a control is evidence for this control only', () => {
  const [restored, assessed] = addTo({ tests: [{ ...RESTORED, shows: ['gdpr Art. 35'] }] });
  expect(restored?.evidence).toEqual(citeRules('RDSInBackupPlan'));
  expect(assessed?.evidence).toEqual([RESTORED]);
});

test('a test for a group and its control is cited once', () => {
  const [restored] = addTo({ tests: [{ ...RESTORED, shows: ['restores', 'gdpr Art. 32(1)(c)'] }] });
  expect(restored?.evidence).toEqual([RESTORED, ...citeRules('RDSInBackupPlan')]);
});

test('the duty of an app replaces the general one', () => {
  const [restored, assessed] = addTo({ duties: { 'gdpr Art. 32(1)(c)': OWN } });
  expect(restored?.duty).toEqual(OWN);
  expect(assessed?.duty).toEqual(GENERAL);
});

test('the evidence of one app does not change the frameworks of another', () => {
  addTo({ tests: [{ ...RESTORED, shows: ['restores'] }], duties: { 'gdpr Art. 35': OWN } });
  expect(addTo({})[1]?.duty).toEqual(GENERAL);
  expect(addTo({})[0]?.evidence).toEqual(citeRules('RDSInBackupPlan'));
});

test('a test for an unknown group is refused with the known ones', () => {
  // No control of this framework names the group.
  expect(() => addTo({ tests: [{ ...RESTORED, shows: ['alerts'] }] })).toThrow(
    'test evidence "test/restore.test.ts: a backup is restored" shows "alerts": no such evidence group or control. ' +
      'Allowed: restores, or a control such as "gdpr Art. 32(1)(c)".',
  );
});

test('a test for an unknown control is refused', () => {
  expect(() => addTo({ tests: [{ ...RESTORED, shows: ['gdpr Art. 99'] }] })).toThrow('shows "gdpr Art. 99"');
});

test('a duty for an unknown control is refused', () => {
  expect(() => addTo({ duties: { 'iso 1.1': OWN } })).toThrow('a duty names "iso 1.1": no such evidence group');
});

test.each<[string, AppEvidence, string]>([
  ['a group', { tests: [{ ...RESTORED, shows: JSON.parse('["restore"]') }] }, 'shows "restore" Did you mean restores?'],
  ['a control', { tests: [{ ...RESTORED, shows: ['gdpr Art 35'] }] }, 'shows "gdpr Art 35" Did you mean gdpr Art. 35?'],
  ['a framework', { duties: { 'gpdr Art. 35': OWN } }, 'names "gpdr Art. 35" Did you mean gdpr Art. 35?'],
])('%s that is misspelt is refused with the name that was probably meant', (_name, evidence, message) => {
  expect(() => addTo(evidence)).toThrow(message);
});

test('a duty of nobody, or to do nothing, is refused', () => {
  expect(() => addTo({ duties: { 'gdpr Art. 35': { ...OWN, who: ' ' } } })).toThrow('has an empty `who`');
  expect(() => addTo({ duties: { 'gdpr Art. 35': { ...OWN, what: '' } } })).toThrow('has an empty `what`');
});
