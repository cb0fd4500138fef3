/** `@bulwark/gate/templates`: reads synthesized templates, and resolves references across stacks. */
export {
  followIntrinsics,
  type IntrinsicScope,
  type Located,
  parseIntrinsic,
  resolveDeeply,
} from './templates/intrinsics';
export {
  type Condition,
  coversAction,
  hasCondition,
  matchesPattern,
  type PolicyStatement,
  type Principal,
  readStatements,
} from './templates/policy-statement';
export type { ResourceDeclaration, StackTemplate, Template } from './templates/template';
export { TemplateResource, TemplateStack, Value } from './templates/template-resource';
export { TemplateSet } from './templates/template-set';
export { Undecidable } from './templates/undecidable';
