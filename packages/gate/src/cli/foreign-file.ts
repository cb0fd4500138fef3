/** A file that may be a template. */
export interface ForeignFile {
  /** As it was named on the command line, or below the folder that was. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Whether the command line names the file itself, so that it has to be a template. */
  readonly isNamed: boolean;
  /** The stack of a cloud assembly that it belongs to. @default - a template by itself */
  readonly stack?: AssemblyStack;
}

/** The place of a template in a cloud assembly. */
export interface AssemblyStack {
  /** Ids of the stack and of the constructs above it, in its own app. */
  readonly path: readonly string[];
  /** @default - a nested stack */
  readonly stackName?: string;
  /** @default - only a deployment determines it */
  readonly env?: { readonly account: string; readonly region: string };
  /** The resource in another template that deploys it. @default - it is no nested stack */
  readonly nestedIn?: {
    readonly file: string;
    readonly logicalId: string;
    /** Ids of the construct of the resource, below its stack. */
    readonly place: readonly string[];
  };
}
