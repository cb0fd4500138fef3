import { buildExposure } from '../../src/exposure/build-exposure';
import type { AttackPath, ExposureRecord } from '../../src/exposure/exposure-record';
import type { ResourceDeclaration, StackTemplate, Template } from '../../src/templates/template';
import { TemplateSet } from '../../src/templates/template-set';
import { LOCATION } from '../templates/small-template';

export type Resources = Readonly<Record<string, ResourceDeclaration>>;

export const ref = (id: string) => ({ Ref: id });
export const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
export const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
export const join = (...parts: readonly unknown[]) => ({ 'Fn::Join': ['', parts] });

/** A resource: type without `AWS::`, and properties. */
export function declare(type: string, Properties: Readonly<Record<string, unknown>> = {}): ResourceDeclaration {
  return { Type: `AWS::${type}`, Properties };
}

/** A function with a role that may do `actions` on `Resource`. */
export function declareFunction(name: string, Action: unknown, Resource: unknown): Resources {
  return {
    [name]: declare('Lambda::Function', { Role: arn(`${name}Role`) }),
    [`${name}Role`]: declareRole('lambda.amazonaws.com', Action, Resource),
  };
}

export function declareRole(Service: string, Action: unknown, Resource: unknown): ResourceDeclaration {
  return declare('IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] },
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource }] } }],
  });
}

/** The exposure of one template, deployed to the account of the documentation. */
export function expose(Resources: Resources, template: Template = {}): ExposureRecord {
  return (
    exposeAll([{ path: 'App', file: 'app.json', ...LOCATION, template: { ...template, Resources } }])[0] ?? NOTHING
  );
}

export function exposeAll(templates: readonly StackTemplate[]): readonly ExposureRecord[] {
  return buildExposure(new TemplateSet(templates), ({ path }) => path);
}

const NOTHING: ExposureRecord = { environment: '', nodes: [], edges: [], publicMethods: [], attackPaths: [] };

/** Every way as text, without the name of the environment: `internet > Api > Handler > Table`. */
export function listWays({ attackPaths }: ExposureRecord): readonly string[] {
  return attackPaths.map(({ dataStore, steps }) =>
    steps.length === 0
      ? `nobody > ${shorten(dataStore)}`
      : [steps[0]?.from ?? '', ...steps.map(({ to }) => to)].map(shorten).join(' > '),
  );
}

/** The safeguards of each step of a way, as text. */
export function listControls({ steps }: Pick<AttackPath, 'steps'>): readonly (readonly string[])[] {
  return steps.map(({ controls }) => controls.map(({ what }) => what));
}

/** Every edge as text: `Api -calls-> Handler`. */
export function listEdges({ edges }: ExposureRecord): readonly string[] {
  return edges.map(({ from, action, to }) => `${shorten(from)} -${action}-> ${shorten(to)}`);
}

export function listMethods({ publicMethods }: ExposureRecord): string[] {
  return publicMethods.map(({ name, authorization }) => `${name}: ${authorization}`);
}

function shorten(id: string): string {
  return id.replace(/^App\//, '');
}
