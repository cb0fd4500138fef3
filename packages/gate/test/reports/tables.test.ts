import { describe, expect, test } from '@jest/globals';
import { renderControlsCsv } from '../../src/reports/csv';
import { renderJunit } from '../../src/reports/junit';
import { createSmallAssessment } from './small-assessment';

const assessment = createSmallAssessment();

describe('controls.csv', () => {
  const csv = renderControlsCsv(assessment);

  test('has a header, and a line per control and evidence', () => {
    expect(csv.split('\r\n')).toEqual([
      '"framework","control","title","state","rules held","evidence","basis","resources","duty"',
      `"pci-dss-4.0.1","1.1(a)","'=HYPERLINK(""http://evil.example"")","failed","0 of 1","rule S3BucketSSLRequestsOnly: failed","published by AWS","0",""`,
      '"pci-dss-4.0.1","1.2","Buckets, ""all""","met","","resource AWS::S3::Bucket: held","by Bulwark","1",""',
      '"pci-dss-4.0.1","1.2","Buckets, ""all""","met","","test a.test.ts: a test: named, not run","by the app","0",""',
      '"pci-dss-4.0.1","12.6","Training","not-covered","","","","","people: Train."',
      '',
    ]);
  });

  test.each(['=1', '+1', '-1', '@x', '\t=1', ' =1', '\n=1', '＝1'])('neutralises %j', (title) => {
    const frameworks = assessment.frameworks.map((framework) => ({
      ...framework,
      controls: framework.controls.slice(0, 1).map((control) => ({ ...control, title })),
    }));
    expect(renderControlsCsv({ ...assessment, frameworks })).toContain(`,"'${title}",`);
  });
});

describe('junit.xml', () => {
  const xml = renderJunit(assessment);

  test('has a suite per pack, one for the ledger and one for the rules that are switched off', () => {
    const names = [...xml.matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual([
      ...assessment.packs.map(({ name }) => name),
      'Acknowledgement ledger',
      'Switched off by policy',
    ]);
  });

  test('fails open findings, skips accepted findings and passes compliant resources', () => {
    const open = assessment.findings.filter(({ state }) => state === 'open');
    expect(xml.match(/<failure /g)).toHaveLength(open.length);
    expect(xml.match(/<skipped message="[^"]+ \(accepted by platform-security until 2026-12-01\)"\/>/g)).toHaveLength(
      1,
    );
    const compliant = assessment.checks.reduce((sum, { outcomes }) => sum + outcomes.compliant.length, 0);
    const total = Number(/<testsuites [^>]*tests="(\d+)"/.exec(xml)?.[1]);
    expect(total).toBe(assessment.findings.length + compliant + assessment.acknowledgements.length);
  });

  test('is well-formed with any construct name', () => {
    expect(xml).not.toMatch(/<script|\]\]>/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    const outside = xml.replace(/<\?xml[^>]*>|<\/?(testsuites?|testcase|failure|skipped)( [\w]+="[^"<]*")*\/?>/g, '');
    expect(outside).not.toMatch(/[<>"]/);
  });

  test('fails a ledger problem', () => {
    const ledgerProblems = [{ rule: 'Bulwark-AcknowledgementExpired', path: 'sandbox/Store', message: 'it "ended"' }];
    expect(renderJunit({ ...assessment, ledgerProblems })).toContain(
      '<failure message="it &quot;ended&quot;" type="finding">',
    );
  });
});
