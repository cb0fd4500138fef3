import type { TemplateResource } from '../templates/template-resource';
import type { AccessModel } from './access-model';
import type { AccessAnswer } from './access-record';
import { type Alternatives, combineAlternatives } from './alternatives';
import { groupPermissions, shortenPath } from './answer-question';
import { ASSUME } from './control-questions';
import type { Target } from './decide-access';
import { readAt } from './read-at';
import type { Subject } from './subject';
import { buildTarget } from './target';

/** What starts code with a role, after `iam:PassRole`, by the service that the role trusts. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  'batch.amazonaws.com': ['batch:SubmitJob'],
  'bedrock.amazonaws.com': ['bedrock:CreateAgent', 'bedrock:UpdateAgent'],
  'cloudformation.amazonaws.com': [
    'cloudformation:CreateStack',
    'cloudformation:UpdateStack',
    'cloudformation:CreateChangeSet',
  ],
  'codebuild.amazonaws.com': ['codebuild:CreateProject', 'codebuild:UpdateProject'],
  'codepipeline.amazonaws.com': ['codepipeline:CreatePipeline', 'codepipeline:UpdatePipeline'],
  'datapipeline.amazonaws.com': ['datapipeline:PutPipelineDefinition'],
  'ec2.amazonaws.com': ['ec2:RunInstances', 'ec2:AssociateIamInstanceProfile'],
  'ecs-tasks.amazonaws.com': ['ecs:RunTask', 'ecs:StartTask', 'ecs:CreateService', 'ecs:UpdateService'],
  'glue.amazonaws.com': ['glue:CreateJob', 'glue:UpdateJob', 'glue:CreateDevEndpoint'],
  'lambda.amazonaws.com': ['lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration'],
  'sagemaker.amazonaws.com': [
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateProcessingJob',
  ],
  'scheduler.amazonaws.com': ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule'],
  'ssm.amazonaws.com': ['ssm:StartAutomationExecution'],
  'states.amazonaws.com': ['states:CreateStateMachine', 'states:UpdateStateMachine'],
};

/** What changes the code of a resource that has a role: the property that names the role, and the action. */
const CODE: Readonly<Record<string, { readonly role: string; readonly action: string }>> = {
  'AWS::CodeBuild::Project': { role: 'ServiceRole', action: 'codebuild:UpdateProject' },
  'AWS::Lambda::Function': { role: 'Role', action: 'lambda:UpdateFunctionCode' },
  'AWS::StepFunctions::StateMachine': { role: 'RoleArn', action: 'states:UpdateStateMachine' },
};

/** Every action that lets a principal act as a role. */
export const ACTING_ACTIONS: readonly string[] = [
  'iam:PassRole',
  'iam:UpdateAssumeRolePolicy',
  ...Object.values(STARTS).flat(),
  ...Object.values(CODE).map(({ action }) => action),
];

interface Way {
  readonly subject: Subject;
  readonly actions: readonly string[];
  readonly alternatives: Alternatives;
}

/** Answers who can run code with the permissions of each role, by assuming it or by way of a service. */
export function answerActAs(roles: readonly TemplateResource[], model: AccessModel): readonly AccessAnswer[] {
  const workers = listWorkers(model);
  return roles.flatMap((role): AccessAnswer[] => {
    const arn = role.type === 'AWS::IAM::Role' ? model.names.findArn(role) : undefined;
    if (arn === undefined) return [];
    const ways = [
      ...listDirectWays(role, model),
      ...listPassing(role, model),
      ...listCodeChanges(workers.get(arn) ?? [], model),
    ].filter(({ subject }) => subject.arn !== arn);
    if (ways.length === 0) return [];
    const path = model.names.getPath(role);
    return [
      {
        id: `act-as:${path}`,
        question: `Who can run code with the permissions of ${shortenPath(path)}?`,
        actions: [...new Set(ways.flatMap(({ actions }) => actions))].sort(),
        resource: path,
        allowed: groupPermissions(
          ways.flatMap(({ subject, actions, alternatives }) =>
            actions.map((action) => ({ principal: subject.name, action, alternatives })),
          ),
        ),
      },
    ];
  });
}

/** Assuming the role, or changing who may. */
function listDirectWays(role: TemplateResource, model: AccessModel): readonly Way[] {
  const trust = buildTarget(role, ASSUME, model.names, model.policies);
  const itself = buildTarget(role, PASS, model.names, model.policies);
  return [
    ...(trust === undefined ? [] : ask('sts:AssumeRole', trust, model)),
    ...(itself === undefined ? [] : ask('iam:UpdateAssumeRolePolicy', itself, model)),
  ];
}

const PASS = { id: 'pass', text: '', actions: [] };

/** Passing the role to a service that it trusts, and starting something there. */
function listPassing(role: TemplateResource, model: AccessModel): readonly Way[] {
  const { names, policies, decisions } = model;
  const itself = buildTarget(role, PASS, names, policies);
  if (itself === undefined) return [];
  const trusted = policies
    .find(role)
    .flatMap(({ allows, principals }) =>
      allows ? principals.flatMap(({ kind, text }) => (kind === 'Service' ? [text] : [])) : [],
    );
  return [...new Set(trusted)].flatMap((service) => {
    const passing = decisions.listAllowed('iam:PassRole', { ...itself, known: { 'iam:passedtoservice': service } });
    return passing.flatMap(({ subject, alternatives }) =>
      (STARTS[service] ?? []).flatMap((action): Way[] => {
        const start = decisions.listAllowed(action, buildAnyTarget(itself)).find((each) => each.subject === subject);
        const together = start === undefined ? [] : combineAlternatives(alternatives, start.alternatives);
        return together.length === 0 ? [] : [{ subject, actions: ['iam:PassRole', action], alternatives: together }];
      }),
    );
  });
}

/** Any resource of the account: a function that does not exist yet. */
function buildAnyTarget({ account }: Target): Target {
  return { account, resources: [], policy: [], needsTrust: false, readTags: () => new Map() };
}

function listCodeChanges(workers: readonly TemplateResource[], model: AccessModel): readonly Way[] {
  return workers.flatMap((worker) => {
    const action = CODE[worker.type]?.action;
    const target = buildTarget(worker, PASS, model.names, model.policies);
    return action === undefined || target === undefined ? [] : ask(action, target, model);
  });
}

function ask(action: string, target: Target, { decisions }: AccessModel): readonly Way[] {
  return decisions
    .listAllowed(action, target)
    .map(({ subject, alternatives }) => ({ subject, actions: [action], alternatives }));
}

/** The resources that run with a role, by its ARN. */
function listWorkers({ resources, names }: AccessModel): ReadonlyMap<string, readonly TemplateResource[]> {
  const found = new Map<string, TemplateResource[]>();
  for (const resource of resources) {
    const code = CODE[resource.type];
    if (code === undefined) continue;
    const arn = names.read(readAt(resource, code.role));
    found.set(arn, [...(found.get(arn) ?? []), resource]);
  }
  return found;
}
