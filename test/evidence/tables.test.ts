import { describe, expect, test } from '@jest/globals';
import { controlsCsv } from '../../lib/evidence/csv';
import { junit } from '../../lib/evidence/junit';
import { smallAssessment } from './judged';

const assessment = smallAssessment();

describe('controls.csv', () => {
  const csv = controlsCsv(assessment);

  test('has a line for every control and evidence, after its head', () => {
    expect(csv.split('\r\n')).toEqual([
      '"framework","control","title","state","evidence","basis","resources","duty"',
      `"pci-dss-4.0.1","1.1(a)","'=HYPERLINK(""http://evil.example"")","failed","rule S3BucketSSLRequestsOnly: failed","published by AWS","0",""`,
      '"pci-dss-4.0.1","1.2","Buckets, ""all""","met","resource AWS::S3::Bucket: held","by this blueprint","1",""',
      '"pci-dss-4.0.1","1.2","Buckets, ""all""","met","test a.test.ts: a test: named","by this blueprint","0",""',
      '"pci-dss-4.0.1","12.6","Training","not-covered","","","","people: Train."',
      '',
    ]);
  });

  test.each(['=1', '+1', '-1', '@x', '\t=1', ' =1', '\n=1', '＝1'])('neutralises %j', (title) => {
    const frameworks = assessment.frameworks.map((framework) => ({
      ...framework,
      controls: framework.controls.slice(0, 1).map((control) => ({ ...control, title })),
    }));
    expect(controlsCsv({ ...assessment, frameworks })).toContain(`,"'${title}",`);
  });
});

describe('junit.xml', () => {
  const xml = junit(assessment);

  test('has a suite for each pack and one for the ledger', () => {
    const names = [...xml.matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual([...assessment.packs.map(({ name }) => name), 'Acknowledgement ledger']);
  });

  test('fails what is open, skips what is accepted and passes what held', () => {
    const open = assessment.findings.filter(({ state }) => state === 'open');
    expect(xml.match(/<failure /g)).toHaveLength(open.length);
    expect(xml.match(/<skipped message="[^"]+ \(accepted by platform-security until 2026-12-01\)"\/>/g)).toHaveLength(
      1,
    );
    const held = assessment.checks.reduce((sum, { outcomes }) => sum + outcomes.compliant.length, 0);
    const total = Number(/<testsuites [^>]*tests="(\d+)"/.exec(xml)?.[1]);
    expect(total).toBe(assessment.findings.length + held + assessment.acknowledgements.length);
  });

  test('stays XML whatever a construct is called', () => {
    expect(xml).not.toMatch(/<script|\]\]>/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML forbids
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    const outside = xml.replace(/<\?xml[^>]*>|<\/?(testsuites?|testcase|failure|skipped)( [\w]+="[^"<]*")*\/?>/g, '');
    expect(outside).not.toMatch(/[<>"]/);
  });

  test('fails a problem of the ledger', () => {
    const ledgerProblems = [{ rule: 'Bulwark-AcknowledgementExpired', path: 'sandbox/Store', message: 'it "ended"' }];
    expect(junit({ ...assessment, ledgerProblems })).toContain(
      '<failure message="it &quot;ended&quot;" type="finding">',
    );
  });
});
