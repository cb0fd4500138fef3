import type { TemplateResource, Value } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { awsDocs, nist, pciDss, prowler, type Rule } from '../rule';

const TYPES = ['AWS::CodeBuild::Project'];
const GUIDE = 'codebuild/latest/userguide';
const GROUPS = 'Properties.Triggers.FilterGroups';
/** Filters that say who may start a build. */
const ACTOR = 'ACTOR_ACCOUNT_ID';

/** Rules for builds that a push or a pull request starts. */
export const codeBuildWebhookRules: readonly Rule[] = [
  {
    id: 'CodeBuildWebhookFiltered',
    level: 'required',
    group: 'changes',
    types: TYPES,
    what: 'CodeBuild webhook starts builds only for filtered events, and for pull requests only of known authors',
    why: 'A pull request of any stranger otherwise runs its own code with the role of the build.',
    fix: 'Add a FilterGroup for PUSH, or an ACTOR_ACCOUNT_ID filter, or set PullRequestBuildPolicy.',
    property: GROUPS,
    references: [
      pciDss('6.5.1'),
      awsDocs(`${GUIDE}/pull-request-build-policy.html`),
      awsDocs(`${GUIDE}/github-webhook.html`),
      nist('CM-5'),
    ],
    check: (project) => {
      if (project.at('Triggers.Webhook').flag() !== true) return 'not applicable';
      const groups = listGroups(project);
      if (groups.length === 0) return false;
      if (asksForApproval(project)) return true;
      return groups.every((group) => !startsForPullRequests(group) || namesActor(group));
    },
  },
  {
    id: 'CodeBuildWebhookPatternsAnchored',
    level: 'required',
    group: 'changes',
    types: TYPES,
    what: 'CodeBuild webhook compares the whole account id of an author',
    why: 'Without ^ and $ an account whose id contains a trusted id starts builds too.',
    fix: 'Write ^ before and $ after each account id in Pattern.',
    property: GROUPS,
    references: [
      prowler('codebuild_project_webhook_filters_use_anchored_patterns'),
      awsDocs(`${GUIDE}/github-webhook.html`),
    ],
    check: (project) => {
      const filters = listGroups(project).flatMap((group) => group.items());
      return filterCertain(filters, (filter) => filter.at('Type').text() === ACTOR && !isAnchored(filter)).map(
        ({ property }) => property.replace(/^Properties\./, ''),
      );
    },
  },
];

function listGroups(project: TemplateResource): readonly Value[] {
  return project.at('Triggers.FilterGroups').items();
}

function asksForApproval(project: TemplateResource): boolean {
  const approval = project.at('Triggers.PullRequestBuildPolicy.RequiresCommentApproval').text();
  return approval === 'ALL_PULL_REQUESTS' || approval === 'FORK_PULL_REQUESTS';
}

/** A group without a filter for events starts a build for every event. */
function startsForPullRequests(group: Value): boolean {
  const events = group.items().filter((filter) => filter.at('Type').text() === 'EVENT');
  return events.length === 0 || events.some((event) => /PULL_REQUEST/.test(event.at('Pattern').text() ?? ''));
}

function namesActor(group: Value): boolean {
  return group
    .items()
    .some((filter) => filter.at('Type').text() === ACTOR && filter.at('ExcludeMatchedPattern').flag() !== true);
}

function isAnchored(filter: Value): boolean {
  const pattern = filter.at('Pattern').text() ?? '';
  // `^(1|2)$` anchors the group, `^1$|^2$` each alternative.
  if (/^\^\([^()]*\)\$$/.test(pattern)) return true;
  return pattern.split('|').every((alternative) => /^\^[^^$]*\$$/.test(alternative));
}
