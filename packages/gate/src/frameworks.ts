/** `@bulwark/gate/frameworks`: controls of standards and laws as data, and how an app adds its own evidence. */
export { allFrameworks } from './frameworks/all-frameworks';
export { type AppEvidence, addAppEvidence, type ControlName, type TestEvidence } from './frameworks/app-evidence';
export type { Control, Duty, Evidence, Framework } from './frameworks/framework';
export type { ControlDefinition, FrameworkDefinition } from './frameworks/framework-definition';
export { findFrameworkProblems } from './frameworks/framework-problems';
export type { ManualResult } from './frameworks/manual-results';
export type { TestFileResult, TestResults } from './frameworks/suite-results';
