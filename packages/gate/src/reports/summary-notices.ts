import type { Assessment } from '../assessment/assessment';
import { explainDisposable, isNotJudged } from './judged-text';
import { escapeProse, formatCode } from './markdown';
import { renderCount } from './text';

/** Lists what the app says that a person has to know or to do before the deployment, which no rule can judge. */
export function listNotices({ app }: Assessment): readonly string[] {
  return (app?.notices ?? []).map((notice) => `- ${escapeProse(notice)}`);
}

/** Lists what the verdict says nothing about: disposable environments, and parts of templates without a rule. */
export function listNotJudged({ policies = [], findings, verdict }: Assessment): readonly string[] {
  const disposable = policies
    .filter((policy) => policy.disposable)
    .map((policy) => `- ${formatCode(policy.environment)} ${escapeProse(explainDisposable(policy))}`);
  if (verdict.notJudged === 0) return disposable;
  const paths = [...new Set(findings.filter(isNotJudged).map(({ resource }) => formatCode(resource)))];
  const parts = `${renderCount(verdict.notJudged, 'part')} of the templates ${verdict.notJudged === 1 ? 'was' : 'were'} not judged`;
  return [...disposable, `- ${parts}. Review by hand: ${paths.join(', ')}`];
}
