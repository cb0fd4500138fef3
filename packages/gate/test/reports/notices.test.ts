import { expect, test } from '@jest/globals';
import { renderReport } from '../../src/reports/reports';
import { withFinding } from './html/read-section';
import { createTwoEnvironmentsAssessment } from './small-assessment';

const assessment = createTwoEnvironmentsAssessment();

test('the summary has what the app says before the deployment', () => {
  const notices = ['Set the <account> of production.', 'Register a domain.'];
  const text = renderReport('markdown', { ...assessment, app: { environments: [], notices } });
  expect(text).toContain(
    '### Before the deployment\n\n- Set the &lt;account&gt; of production.\n- Register a domain.\n',
  );
  expect(text.indexOf('Before the deployment')).toBeLessThan(text.indexOf('| Pack |'));
  expect(renderReport('markdown', assessment)).not.toContain('Before the deployment');
});

test('the summary and the page say which environments are judged as disposable, and why', () => {
  const policies = (assessment.policies ?? []).map((policy) =>
    policy.environment === 'sandbox'
      ? { ...policy, disposable: true, disposableReason: 'It holds test data' }
      : { ...policy, disposable: false },
  );
  const sentence =
    'is judged as disposable: no rule asks for retention or deletion protection there. Reason: It holds test data.';
  const text = renderReport('markdown', { ...assessment, policies });
  expect(text).toContain(`### What the verdict leaves out\n\n- \`sandbox\` ${sentence}\n`);
  expect(text).not.toContain(`\`production\` ${sentence}`);
  expect(renderReport('html', { ...assessment, policies })).toContain(`<code>sandbox</code> ${sentence}`);
  expect(renderReport('markdown', assessment)).not.toContain('What the verdict leaves out');
});

test('the summary lists the parts that no rule judged', () => {
  const given = withFinding({ check: 'NotJudgedType', resource: 'sandbox/Store/Odd' }, assessment);
  const text = renderReport('markdown', { ...given, verdict: { ...given.verdict, notJudged: 1 } });
  expect(text).toContain('- 1 part of the templates was not judged. Review by hand: `sandbox/Store/Odd`\n');
});
