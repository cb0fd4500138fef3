import type { TemplateResource } from '../templates/template-resource';

/** The ARNs of the resources of the templates, found by what starts with them. */
export class KnownArns {
  readonly #resources = new Map<string, TemplateResource>();
  readonly #owners = new Map<string, { readonly arn: string | undefined }>();
  #starts: ReadonlySet<string> | undefined;

  add(arn: string, resource: TemplateResource): void {
    this.#resources.set(arn, resource);
  }

  /** Finds the resource whose ARN a text starts with, and the rest of the text. Undefined: no resource has that ARN. */
  findStart(
    text: string,
  ): { readonly arn: string; readonly resource: TemplateResource; readonly rest: string } | undefined {
    for (let end = text.length; end > 0; end = findSeparator(text, end - 1)) {
      const arn = text.slice(0, end);
      const resource = this.#resources.get(arn);
      if (resource !== undefined) return { arn, resource, rest: text.slice(end) };
    }
    return undefined;
  }

  /**
   * The ARN of the only resource that an ARN or a pattern can be about: `arn:aws:s3:::records/*` is about the bucket.
   * Undefined for another pattern, and where the ARN of one resource starts with that of another one.
   */
  findOwner(pattern: string): string | undefined {
    const known = this.#owners.get(pattern);
    if (known !== undefined) return known.arn;
    const start = this.findStart(pattern)?.arn;
    const arn = start === undefined || this.#isStartOfAnother(start) ? undefined : start;
    this.#owners.set(pattern, { arn });
    return arn;
  }

  /** Texts that start with the same text follow it when they are sorted. */
  #isStartOfAnother(arn: string): boolean {
    if (this.#starts === undefined) {
      const sorted = [...this.#resources.keys()].sort();
      this.#starts = new Set(sorted.filter((each, index) => sorted[index + 1]?.startsWith(each)));
    }
    return this.#starts.has(arn);
  }
}

function findSeparator(text: string, from: number): number {
  return Math.max(text.lastIndexOf('/', from), text.lastIndexOf(':', from));
}
