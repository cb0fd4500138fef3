import { getEnvironment } from '../templates/environment';
import { groupBy } from '../templates/group-by';
import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import { type AccessModel, buildAccessModel } from './access-model';
import type { AccessAnswer, AccessRecord, PrincipalRecord } from './access-record';
import { answerActAs } from './act-as';
import { type Answering, answerQuestion } from './answer-question';
import { ASSUME, CONTROL_QUESTIONS } from './control-questions';
import { CONNECT, DATA_QUESTIONS } from './data-questions';
import { describePermissions } from './describe-permissions';
import { mergeRecords } from './merge-records';
import { listNotEvaluated } from './not-evaluated';
import type { Question } from './question';
import type { Subject } from './subject';
import { buildTarget } from './target';

type GetPath = (resource: TemplateResource) => string;

/**
 * Answers who may do what in each environment. Of templates with conditions that only a deployment determines, it says
 * what may be in any of their scenarios.
 */
export function collectAccess(templates: TemplateSet, getPath: GetPath): readonly AccessRecord[] {
  const [first = [], ...others] = templates.listScenarios().map((scenario) => collectOfScenario(scenario, getPath));
  return first.map((record) => {
    const same = others.flatMap((records) => records.filter(({ environment }) => environment === record.environment));
    return same.length === 0 ? record : mergeRecords([record, ...same]);
  });
}

function collectOfScenario(templates: TemplateSet, getPath: GetPath): readonly AccessRecord[] {
  const environments = groupBy(templates.resources, ({ stack }) => getEnvironment(stack.path));
  const models = new Map(
    [...environments].map(([environment, resources]) => [environment, buildAccessModel(resources, getPath)]),
  );
  return [...environments].map(([environment, resources]) => {
    const group = [...environments.keys()].filter(
      (other) => other === environment || isLinked(environment, other, models),
    );
    const own = models.get(environment);
    const model =
      own !== undefined && group.length === 1
        ? own
        : buildAccessModel(
            group.flatMap((name) => environments.get(name) ?? []),
            getPath,
          );
    return collectOfEnvironment(environment, resources, model);
  });
}

/** Whether one of two environments refers to the other one. */
function isLinked(one: string, other: string, models: ReadonlyMap<string, AccessModel>): boolean {
  return models.get(one)?.names.linked.has(other) === true || models.get(other)?.names.linked.has(one) === true;
}

function collectOfEnvironment(
  environment: string,
  resources: readonly TemplateResource[],
  model: AccessModel,
): AccessRecord {
  const { names, subjects, policies, decisions, unread } = model;
  const answering: Answering = { known: new Set(subjects.map(({ arn }) => arn)), decisions, names };
  const answers = resources.flatMap((resource) =>
    listQuestions(resource).flatMap((question): AccessAnswer[] => {
      const isForNobody = !decisions.hasAllow(question.actions) && policies.find(resource).length === 0;
      if (question.isOnlyForSome === true && isForNobody) return [];
      const target = buildTarget(resource, question, names, policies);
      if (target === undefined) return [];
      const answer = answerQuestion(resource, question, target, answering);
      return answer.allowed.length === 0 && question.isOnlyForSome === true ? [] : [answer];
    }),
  );
  const trusts = new Map(answers.flatMap(({ id, allowed }) => (id.startsWith('assume:') ? [[id, allowed]] : [])));
  const isOwn = ({ resource }: Subject): boolean =>
    resource === undefined || getEnvironment(resource.stack.path) === environment;
  return {
    environment,
    answers: [...answers, ...answerActAs(resources, model)],
    principals: subjects.filter(isOwn).map((subject): PrincipalRecord => {
      const allowed = trusts.get(`assume:${subject.name}`) ?? [];
      return {
        principal: subject.name,
        trusts: allowed.map(({ principal, conditions }) =>
          conditions.length === 0 ? principal : `${principal} if ${conditions.join(' and ')}`,
        ),
        ...(subject.boundaryName === undefined ? {} : { boundary: subject.boundaryName }),
        permissions: describePermissions(subject, names),
      };
    }),
    notEvaluated: listNotEvaluated(unread),
  };
}

const CONNECTABLE = /^AWS::RDS::DB(Cluster|Instance|Proxy)$/;

function listQuestions({ type }: TemplateResource): readonly Question[] {
  return [
    ...(CONNECTABLE.test(type) ? [CONNECT] : []),
    ...(DATA_QUESTIONS[type] ?? []),
    ...(type === 'AWS::IAM::Role' ? [ASSUME] : []),
    ...(CONTROL_QUESTIONS[type] ?? []),
  ];
}
