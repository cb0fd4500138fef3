import type { ResourceDeclaration, Template } from '../../packages/gate/src/templates/template';
import { isRecord } from '../../packages/gate/src/templates/template';

/** A resource of a template, and how to read what is around it. */
export interface Subject {
  readonly logicalId: string;
  readonly resource: ResourceDeclaration;
  readonly template: Template;
}

/** One exposure of a template that was widened. */
export interface Widening {
  readonly kind: string;
  /** What was widened, for the name of the test: `AWS::KMS::Key EnableKeyRotation`. */
  readonly what: string;
  /** Resources with their new declaration; undefined for one that is removed. */
  readonly resources: Readonly<Record<string, ResourceDeclaration | undefined>>;
  /** Whether no reader of the templates can know the direction, so that people have to decide. @default false */
  readonly isUnknown?: boolean;
  /** Texts that the sentence about it has. */
  readonly words: readonly (string | RegExp)[];
}

/** Widens what is there of one kind. An exposure that a resource does not have gives nothing. */
export type Operator = (subject: Subject) => readonly Widening[];

type Json = Readonly<Record<string, unknown>>;

/** Name of a resource in a sentence: the path of its construct. */
export function nameSubject({ resource, logicalId }: Subject): string {
  const path = resource.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? path.replace(/(?:\/(?:Resource|Default))+$/, '') : logicalId;
}

/** The values at a path below the properties, where a star is every element of a list: `Rules.*.Action`. */
export function findPlaces(value: unknown, path: readonly string[], at: readonly string[] = []): string[][] {
  const [step, ...rest] = path;
  if (step === undefined) return value === undefined ? [] : [[...at]];
  if (step === '*') {
    const keys = Array.isArray(value)
      ? value.map((_, index) => String(index))
      : isRecord(value)
        ? Object.keys(value)
        : [];
    return keys.flatMap((key) => findPlaces(readStep(value, key), rest, [...at, key]));
  }
  return findPlaces(readStep(value, step), rest, [...at, step]);
}

export function readAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(readStep, value);
}

function readStep(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isRecord(value) ? value[step] : undefined;
}

/** A copy with another value at a path; undefined removes it. */
export function changeAt(value: unknown, path: readonly string[], now: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return now;
  const inside = changeAt(readStep(value, step), rest, now);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (index !== Number(step) ? [item] : inside === undefined ? [] : [inside]));
  }
  const { [step]: _before, ...others } = isRecord(value) ? value : {};
  return inside === undefined ? others : { ...others, [step]: inside };
}

export function changeProperties({ resource }: Subject, path: readonly string[], now: unknown): ResourceDeclaration {
  const properties = changeAt(resource.Properties ?? {}, path, now);
  return { ...resource, Properties: isRecord(properties) ? properties : {} };
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

export function toRecord(value: unknown): Json {
  return isRecord(value) ? value : {};
}
