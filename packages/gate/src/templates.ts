/** `@bulwark/gate/templates`: reads synthesized templates, and resolves references across stacks. */
export { followIntrinsics } from './templates/follow-intrinsics';
export { type IntrinsicScope, type Located, parseIntrinsic } from './templates/intrinsics';
export { isDynamicReference, isOwnAccount } from './templates/known-values';
export { matchesPattern } from './templates/match-pattern';
export {
  type Condition,
  coversAction,
  hasCondition,
  type PolicyStatement,
  type Principal,
  readStatements,
} from './templates/policy-statement';
export { resolveDeeply } from './templates/resolve-deeply';
export type { ResourceDeclaration, StackTemplate, Template } from './templates/template';
export { TemplateResource, type TemplateStack, Value } from './templates/template-resource';
export { TemplateSet } from './templates/template-set';
export { Undecidable } from './templates/undecidable';
