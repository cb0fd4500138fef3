import type { CfnResource } from 'aws-cdk-lib';
import type { JudgedResource } from './judged-resource';
import { isNagCheck } from './nag-classes';
import type { Check } from './pack-rules';
import { ShadowApp } from './shadow-app';

/** Where a check gets the construct of a resource. */
export interface NodeSource {
  readonly getNode: (judged: JudgedResource) => CfnResource;
}

/** The constructs of templates for rules that read no templates. */
export class ConstructView {
  readonly #written: ShadowApp;
  /** The constructs of the template as it is written, and those of the resolved one. */
  readonly #shadows: readonly [NodeSource, NodeSource];
  readonly #unchanged = new Map<JudgedResource, boolean>();

  /** @param isOnly whether there is no other scenario, so that the constructs of the app can be those of the template */
  constructor(
    resources: readonly JudgedResource[],
    private readonly isOnly: boolean,
  ) {
    this.#written = new ShadowApp(resources, 'written');
    let resolved: ShadowApp | undefined;
    const getResolved = (judged: JudgedResource): CfnResource => {
      resolved ??= new ShadowApp(resources, 'resolved');
      return resolved.getNode(judged);
    };
    this.#shadows = [this.#written, { getNode: getResolved }];
  }

  /** A construct of the type in the template. */
  getNode(judged: JudgedResource): CfnResource {
    const { construct, resource } = judged;
    return construct?.cfnResourceType === resource.type ? construct : this.#written.getNode(judged);
  }

  /**
   * Lists where a check finds its construct: the second place if it cannot decide on the first. The rules of cdk-nag
   * read properties and related resources only. A rule of a user may read more, such as the class of the scope, so it
   * gets the construct of the app while the template has exactly its properties.
   */
  listSources(check: Check, judged: JudgedResource): readonly [NodeSource, second?: NodeSource] {
    const { construct } = judged;
    if (construct === undefined || isNagCheck(check) || !this.#isUnchanged(judged, construct)) return this.#shadows;
    return [{ getNode: () => construct }];
  }

  #isUnchanged(judged: JudgedResource, construct: CfnResource): boolean {
    const known = this.#unchanged.get(judged);
    if (known !== undefined) return known;
    const isUnchanged = this.isOnly && isWrittenAs(construct, judged);
    this.#unchanged.set(judged, isUnchanged);
    return isUnchanged;
  }
}

/** Whether the typed properties of a construct are those of the template. Overrides are not among them. */
function isWrittenAs(construct: CfnResource, { resource: { stack, logicalId, type } }: JudgedResource): boolean {
  const overrides: unknown = Reflect.get(construct, 'rawOverrides');
  if (typeof overrides === 'object' && overrides !== null && Object.keys(overrides).length > 0) return false;
  const declared: unknown = stack.source.template.Resources?.[logicalId]?.Properties;
  const render: unknown = Reflect.get(construct, '_toCloudFormation');
  if (construct.cfnResourceType !== type || typeof render !== 'function') return false;
  const rendered: { readonly Resources?: Readonly<Record<string, { readonly Properties?: unknown }>> } =
    construct.stack.resolve(Reflect.apply(render, construct, []));
  return JSON.stringify(rendered.Resources?.[logicalId]?.Properties) === JSON.stringify(declared);
}
