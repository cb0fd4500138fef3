import type { ReportingDescriptor, ReportingDescriptorRelationship, ToolComponent } from 'sarif';
import type { Assessment, CheckRecord, SwitchedOffRecord } from '../assessment/assessment';
import type { ControlRecord } from '../assessment/control-record';
import { describeEvidenceState } from './evidence-text';
import { escapeProse, formatLink } from './markdown';
import { endSentence, shorten, toOneLine } from './text';

/** GitHub rejects a file with a longer text. */
export const MAX_TEXT_LENGTH = 1024;
/** GitHub rejects a rule with more tags. */
const MAX_TAGS = 20;
/** References that are advice, not requirements. */
const NO_CONTROL = /^(cdk-nag|AWS documentation:?) /;

/** Requirements that the checks serve, one taxonomy per framework or publisher. */
export class Taxonomies {
  readonly components: ToolComponent[] = [];
  readonly #byName = new Map<string, Taxonomy>();
  readonly #ofCheck = new Map<string, Set<Control>>();

  constructor({ frameworks, checks }: Assessment) {
    for (const { id: name, version, url, title, controls } of frameworks) {
      this.#add({ name, version, informationUri: url, shortDescription: { text: shortenText(title) } });
      for (const control of controls) {
        this.#addControl(name, control.id, buildTaxon(control));
        for (const { kind, what } of control.evidence) if (kind === 'rule') this.#relate(what, name, control.id);
      }
    }
    for (const { id, references } of checks) {
      for (const reference of references) {
        const parts = /^(.+) (\S+)$/.exec(reference.id);
        if (parts === null || NO_CONTROL.test(reference.id)) continue;
        this.#relate(id, parts[1] ?? '', parts[2] ?? '');
      }
    }
  }

  /** Returns the names of the frameworks that a check serves. */
  getNames(check: string): string[] {
    return [...new Set(this.#getControls(check).map(({ component }) => component))].slice(0, MAX_TAGS);
  }

  getRelationships(check: string): ReportingDescriptorRelationship[] {
    return this.#getControls(check).map(({ id, index, component, componentIndex }) => ({
      target: { id, index, toolComponent: { name: component, index: componentIndex } },
      kinds: ['relevant'],
    }));
  }

  #getControls(check: string): Control[] {
    return [...(this.#ofCheck.get(check) ?? [])];
  }

  #add(component: ToolComponent): Taxonomy {
    const taxonomy = { index: this.components.length, taxa: [], controls: new Map() };
    this.components.push({ ...component, taxa: taxonomy.taxa });
    this.#byName.set(component.name, taxonomy);
    return taxonomy;
  }

  #addControl(name: string, id: string, taxon: ReportingDescriptor): Control {
    const { index: componentIndex, taxa, controls } = this.#byName.get(name) ?? this.#add({ name });
    const known = controls.get(id);
    if (known !== undefined) return known;
    const control = { id, index: taxa.length, component: name, componentIndex };
    controls.set(id, control);
    taxa.push(taxon);
    return control;
  }

  #relate(check: string, name: string, id: string): void {
    const control = this.#addControl(name, id, { id });
    const related = this.#ofCheck.get(check);
    if (related === undefined) this.#ofCheck.set(check, new Set([control]));
    else related.add(control);
  }
}

interface Taxonomy {
  readonly index: number;
  readonly taxa: ReportingDescriptor[];
  readonly controls: Map<string, Control>;
}

interface Control {
  readonly id: string;
  readonly index: number;
  readonly component: string;
  readonly componentIndex: number;
}

/** Builds the entry of a control, with its state and what shows it besides the rules. */
function buildTaxon(control: ControlRecord): ReportingDescriptor {
  const { id, title, state, evidence, result } = control;
  const tests = evidence.filter(({ kind }) => kind === 'test');
  return {
    id,
    shortDescription: { text: shortenText(title) },
    properties: {
      state,
      ...(tests.length === 0
        ? {}
        : { tests: tests.map((one) => ({ test: one.what, state: describeEvidenceState(one) })) }),
      ...(result === undefined ? {} : { resultByHand: result }),
    },
  };
}

/** Builds a disabled rule for a rule that a policy switches off, with the reason per environment. */
export function buildDisabledRule(rule: string, records: readonly SwitchedOffRecord[]): ReportingDescriptor {
  const reasons = records.map(({ environment, reason }) => endSentence(`${environment}: ${reason}`)).join(' ');
  const text = shortenText(`The policy switches the rule off. ${reasons}`);
  return {
    id: rule,
    shortDescription: { text: 'Switched off by policy' },
    fullDescription: { text },
    help: { text },
    defaultConfiguration: { enabled: false },
    properties: { switchedOff: records.map(({ environment, reason }) => ({ environment, reason })) },
  };
}

/** Builds a SARIF rule from a check, with every field that GitHub requires. */
export function buildRule(check: CheckRecord, taxonomies: Taxonomies): ReportingDescriptor {
  const worst = check.rules.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  const relationships = taxonomies.getRelationships(check.id);
  return {
    id: check.id,
    name: check.id,
    shortDescription: { text: shortenText(check.title) },
    fullDescription: { text: shortenText(check.why === '' ? check.title : check.why) },
    help: { text: shortenText(renderHelp(check)), markdown: renderHelpMarkdown(check) },
    helpUri: check.url,
    defaultConfiguration: { level: worst },
    ...(relationships.length === 0 ? {} : { relationships }),
    properties: {
      tags: taxonomies.getNames(check.id),
      // GitHub shows 7.0 to 8.9 as high and 4.0 to 6.9 as medium.
      'security-severity': worst === 'error' ? '7.5' : '5.0',
      precision: 'very-high',
    },
  };
}

function renderHelp({ title, why, fix, property }: CheckRecord): string {
  return [
    endSentence(title),
    why,
    fix === undefined ? '' : `Fix: ${fix}`,
    property === undefined ? '' : `Property: ${property}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Lists as many references as fit. All of them are in the taxonomies too. */
function renderHelpMarkdown({ title, why, fix, references }: CheckRecord): string {
  const head = [`**${escapeProse(shorten(title, 200))}**`, escapeProse(shorten(why, 300))];
  if (fix !== undefined) head.push(`Fix: ${escapeProse(shorten(fix, 200))}`);
  let markdown = head.filter((part) => part !== '').join('\n\n');
  for (const [index, { id, url }] of references.entries()) {
    const line = `${index === 0 ? '\n\n' : '\n'}- ${formatLink(escapeProse(id), url)}`;
    const rest = `\n- and ${references.length - index} more`;
    if (markdown.length + line.length + rest.length > MAX_TEXT_LENGTH)
      return shorten(`${markdown}${rest}`, MAX_TEXT_LENGTH);
    markdown += line;
  }
  return shorten(markdown, MAX_TEXT_LENGTH);
}

/** Makes a text that is not empty and not too long. */
export function shortenText(text: string): string {
  return shorten(toOneLine(text) || 'No description.', MAX_TEXT_LENGTH);
}
