import type { ReportingDescriptor, ReportingDescriptorRelationship, ToolComponent } from 'sarif';
import type { Assessment, CheckRecord } from '../compliance/assessment/assessment';
import { link, prose } from './markdown';
import { oneLine, shortened } from './text';

/** GitHub refuses a file with a longer text. */
export const LONGEST = 1024;
/** GitHub refuses a rule with more tags. */
const MOST_TAGS = 20;
/** References that are advice, not requirements. */
const NO_CONTROL = /^(cdk-nag|AWS documentation:?) /;

/** Requirements that the checks serve, one list for each framework or publisher. */
export class Taxonomies {
  readonly components: ToolComponent[] = [];
  readonly #byName = new Map<string, Taxonomy>();
  readonly #ofCheck = new Map<string, Set<Control>>();

  constructor({ frameworks, checks }: Assessment) {
    for (const { id: name, version, url, title, controls } of frameworks) {
      this.#add({ name, version, informationUri: url, shortDescription: { text: text(title) } });
      for (const { id, title: control, evidence } of controls) {
        const served = evidence.flatMap(({ kind, what }) => (kind === 'rule' ? [what] : []));
        for (const check of served) this.#relate(check, name, id, control);
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

  /** Names of the frameworks that a check serves. */
  namesFor(check: string): string[] {
    return [...new Set(this.#for(check).map(({ component }) => component))].slice(0, MOST_TAGS);
  }

  relationshipsFor(check: string): ReportingDescriptorRelationship[] {
    return this.#for(check).map(({ id, index, component, componentIndex }) => ({
      target: { id, index, toolComponent: { name: component, index: componentIndex } },
      kinds: ['relevant'],
    }));
  }

  #for(check: string): Control[] {
    return [...(this.#ofCheck.get(check) ?? [])];
  }

  #add(component: ToolComponent): Taxonomy {
    const taxonomy = { index: this.components.length, taxa: [], controls: new Map() };
    this.components.push({ ...component, taxa: taxonomy.taxa });
    this.#byName.set(component.name, taxonomy);
    return taxonomy;
  }

  #relate(check: string, name: string, id: string, title?: string): void {
    const { index: componentIndex, taxa, controls } = this.#byName.get(name) ?? this.#add({ name });
    let control = controls.get(id);
    if (control === undefined) {
      control = { id, index: taxa.length, component: name, componentIndex };
      controls.set(id, control);
      taxa.push(title === undefined ? { id } : { id, shortDescription: { text: text(title) } });
    }
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

/** A check as a rule of SARIF, with every field that GitHub asks for. */
export function ruleOf(check: CheckRecord, taxonomies: Taxonomies): ReportingDescriptor {
  const worst = check.rules.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  const relationships = taxonomies.relationshipsFor(check.id);
  const helpUri = check.references[0]?.url;
  return {
    id: check.id,
    name: check.id,
    shortDescription: { text: text(check.title) },
    fullDescription: { text: text(check.why === '' ? check.title : check.why) },
    help: { text: text(helpText(check)), markdown: helpMarkdown(check) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: worst },
    ...(relationships.length === 0 ? {} : { relationships }),
    properties: {
      tags: taxonomies.namesFor(check.id),
      // GitHub shows 7.0 to 8.9 as high and 4.0 to 6.9 as medium.
      'security-severity': worst === 'error' ? '7.5' : '5.0',
      precision: 'very-high',
    },
  };
}

function helpText({ title, why, fix, property }: CheckRecord): string {
  const where = property === undefined ? '' : ` Property: ${property}.`;
  return `${title} ${why}${fix === undefined ? '' : ` ${fix}`}${where}`;
}

/** As many references as there is room for; all of them are taxonomies too. */
function helpMarkdown({ title, why, fix, references }: CheckRecord): string {
  const head = [`**${prose(shortened(title, 200))}**`, prose(shortened(why, 300))];
  if (fix !== undefined) head.push(`Fix: ${prose(shortened(fix, 200))}`);
  let markdown = head.filter((part) => part !== '').join('\n\n');
  for (const [index, { id, url }] of references.entries()) {
    const line = `${index === 0 ? '\n\n' : '\n'}- ${link(prose(id), url)}`;
    const rest = `\n- and ${references.length - index} more`;
    if (markdown.length + line.length + rest.length > LONGEST) return shortened(`${markdown}${rest}`, LONGEST);
    markdown += line;
  }
  return shortened(markdown, LONGEST);
}

/** A text that is there and not too long. */
export function text(given: string): string {
  return shortened(oneLine(given) || 'No description.', LONGEST);
}
