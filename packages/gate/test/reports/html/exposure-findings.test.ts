import { describe, expect, test } from '@jest/globals';
import type { Assessment } from '../../../src/assessment/assessment';
import { createExposedAssessment } from './exposed-assessment';
import { readMarkup, readSection, withFinding } from './read-section';

const assessment = createExposedAssessment();

describe('the picture', () => {
  const exposure = (assessment.exposure ?? []).map((record) => ({
    ...record,
    nodes: record.nodes.map((node) =>
      node.title === 'Records API' ? { ...node, parts: [`${record.environment}/Api/Rest/Odd/Method`] } : node,
    ),
  }));

  test.each([
    ['the node', 'sandbox/Api/Write'],
    ['a construct below the node', 'sandbox/Api/Write/Role/Policy/Resource'],
  ])('shows an open finding of %s in red', (_name, resource) => {
    const markup = readMarkup(withFinding({ resource }, assessment), 'exposure');
    expect(markup).toMatch(
      /<a class="node unsafe"[^>]*>(?:(?!<\/a>).)*Write function(?:(?!<\/a>).)*<text class="found open"[^>]*>1 open</,
    );
    expect(markup).toContain(`#findings?state=open&amp;q=${encodeURIComponent(resource)}`);
  });

  test('shows a finding of what belongs to a node, and counts accepted ones apart', () => {
    const resource = 'sandbox/Api/Rest/Odd/Method';
    const both = withFinding(
      { resource, state: 'acknowledged', fingerprint: 'e'.repeat(64) },
      withFinding({ resource }, { ...assessment, exposure }),
    );
    expect(readMarkup(both, 'exposure')).toContain('1 open, 1 accepted');
    const accepted = readMarkup(
      withFinding({ resource, state: 'acknowledged' }, { ...assessment, exposure }),
      'exposure',
    );
    expect(accepted).toMatch(/<a class="node" [^>]*>(?:(?!<\/a>).)*Records API(?:(?!<\/a>).)*<text class="found"/);
  });
});

describe('public methods', () => {
  const method = {
    resource: 'sandbox/Api/Url',
    name: 'ANY /*',
    authorization: 'none',
    scopes: [],
    isApiKeyRequired: false,
  };
  const withMethods = (...publicMethods: readonly { name: string }[]): Assessment => ({
    ...assessment,
    exposure: (assessment.exposure ?? []).map((record) => ({
      ...record,
      publicMethods: publicMethods.map((one) => ({ ...method, ...one })),
    })),
  });

  test('count the sign-in itself as no method without sign-in', () => {
    const text = readSection(withMethods({ name: 'Sign-in: code' }), 'exposure');
    expect(text).not.toContain('without sign-in');
    expect(text).toContain('the sign-in itself');
    expect(readSection(withMethods({ name: 'Sign-in: code' }, { name: 'GET /' }), 'exposure')).toContain(
      '1 without sign-in',
    );
  });

  test('that ask nobody have the reason of the decision, or a link to the open finding', () => {
    const check = 'LambdaUrlAuthenticated';
    const given = withMethods({ name: 'ANY /*' });
    const accepted = withFinding(
      { check, resource: method.resource, state: 'acknowledged', acknowledgements: [0] },
      given,
    );
    expect(readMarkup(accepted, 'exposure')).toMatch(/<a href="#d-\d+">accepted: /);
    expect(readSection(withFinding({ check, resource: method.resource }, given), 'exposure')).toContain(
      'none 1 open finding',
    );
    expect(readSection(given, 'exposure')).not.toMatch(/accepted: |1 open finding/);
  });
});

test('a weakness of a step is red until people have accepted it', () => {
  const exposure = (assessment.exposure ?? []).map((record) => ({
    ...record,
    attackPaths: record.attackPaths.map((path) => ({
      ...path,
      steps: path.steps.map((step) => ({
        ...step,
        weaknesses: [{ what: 'Security group admits any address', resource: 'sandbox/Api/Group' }],
      })),
    })),
  }));
  const open = readMarkup({ ...assessment, exposure }, 'paths');
  expect(open).toContain('<span class="pill bad">Security group admits any address</span>');
  expect(open).toContain('an open step');
  const accepted = withFinding({ resource: 'sandbox/Api/Group', state: 'acknowledged' }, { ...assessment, exposure });
  const markup = readMarkup(accepted, 'paths');
  expect(markup).toContain('<span class="pill warn">Security group admits any address, accepted</span>');
  expect(markup).not.toContain('an open step');
});
