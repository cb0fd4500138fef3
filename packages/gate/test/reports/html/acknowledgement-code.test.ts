import { describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { parse } from 'yaml';
import { type AcknowledgementFile, acknowledge } from '../../../src/acknowledgements/acknowledgement';
import type { RecordedAcknowledgement } from '../../../src/acknowledgements/recorded-acknowledgement';
import type { Assessment } from '../../../src/assessment/assessment';
import { createPacks } from '../../../src/engine/known-packs';
import { renderHtmlReport } from '../../../src/reports/html/page';
import { addGate } from '../../../src/runtime/add-gate';
import { runSilently } from '../../quiet-gate';

/** Constructs of an app: with a child of the library, with details, in two instances, and a stack. */
class Uploads extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Bucket(this, "Bucket's");
    new Queue(this, 'Queue');
    new CfnPolicy(this, 'Policy', {
      policyName: 'uploads',
      roles: ['role'],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:*', "sqs:Get'"], Resource: ['*', 'arn:aws:s3:::example/*'] }],
      },
    });
  }
}

class Storage extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnBucket(this, 'Own');
    new Uploads(this, 'First');
    new Uploads(this, 'Second');
  }
}

interface Accepted {
  readonly acknowledgements?: readonly AcknowledgementFile[];
  readonly recorded?: readonly RecordedAcknowledgement[];
}

function assess({ acknowledgements = [], recorded = [] }: Accepted = {}): Assessment {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  new Storage(app, 'Storage');
  const { getAssessment, gate } = addGate(app, {
    packs: createPacks(['AwsSolutions', 'HIPAA.Security', 'Bulwark']),
    acknowledgements,
    recorded: [{ file: 'accepted.yaml', entries: recorded }],
    today: '2026-11-23',
    writeReports: false,
  });
  runSilently(() => app.synth());
  const assessment = getAssessment();
  if (assessment === undefined) throw new Error(String(gate.failure));
  return assessment;
}

/** The texts that the page offers to copy, with a reason that a person wrote. */
function readCodes(assessment: Assessment): string[] {
  const page = renderHtmlReport(assessment, { today: '2026-11-23' });
  const [, findings = ''] = /<section id="findings"[^>]*>(.*?)<\/section>/s.exec(page) ?? [];
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return [...findings.matchAll(/<pre>(.*?)<\/pre>/gs)].map(([, text = '']) =>
    text
      .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
      .replace(/reason: (''|"")/, "reason: 'The objects are public and hold no personal data.'")
      .replace(/owner: (''|"")/, "owner: 'platform-security'"),
  );
}

const open = assess();

describe('the acknowledgement to copy', () => {
  test('is for a class of the app and never for one of the library, with an empty reason and a last day', () => {
    const page = renderHtmlReport(open, { today: '2026-11-23' });
    const classes = new Set([...page.matchAll(/acknowledge\((\w+),/g)].map(([, name]) => name));
    expect(classes).toEqual(new Set(['Uploads', 'Storage']));
    expect(page).toContain('reason: &#39;&#39;,');
    expect(page).toContain('until: &#39;2027-05-22&#39;,');
  });

  test('accepts every open finding when it is in an acknowledgement file with a reason', () => {
    expect(open.verdict.open).toBeGreaterThan(20);
    const files = readCodes(open).map((code): AcknowledgementFile => {
      const build = new Function('acknowledge', 'Uploads', 'Storage', `return ${code.replace(/;$/, '')}`);
      return build(acknowledge, Uploads, Storage);
    });
    const accepted = assess({ acknowledgements: files });
    expect(accepted.ledgerProblems).toEqual([]);
    expect(accepted.findings.filter(({ state }) => state === 'open')).toEqual([]);
  });

  test('accepts every finding of a foreign template in the file of --acknowledgements', () => {
    const foreign = { ...open, findings: open.findings.map(({ place: _, ...finding }) => finding) };
    const recorded = readCodes(foreign).flatMap((code) => {
      const file = parse(code) as { version: string; acknowledgements: RecordedAcknowledgement[] };
      expect(file.version).toBe('1.0');
      return file.acknowledgements;
    });
    const accepted = assess({ recorded });
    expect(accepted.ledgerProblems).toEqual([]);
    expect(accepted.findings.filter(({ state }) => state === 'open')).toEqual([]);
  });

  test('is refused by the gate as long as the reason is empty', () => {
    const [first] = open.findings;
    if (first?.place === undefined) throw new Error('no place');
    const { at } = first.place;
    const blank = { rule: [...first.ids], at, reason: '', owner: 'platform-security', until: '2027-05-22' };
    const { ledgerProblems } = assess({
      acknowledgements: [acknowledge(first.place.class === 'Uploads' ? Uploads : Storage, [blank])],
    });
    expect(ledgerProblems.map(({ rule }) => rule)).toContain('Bulwark-AcknowledgementMalformed');
  });
});
