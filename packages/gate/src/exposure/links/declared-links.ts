import type { TemplateResource } from '../../templates/template-resource';
import { listFrom } from '../known-values';
import { createReceiver, type Link, type Party } from '../party';
import type { Surroundings } from '../surroundings';
import { DELIVERIES, type Declaration } from './delivery-declarations';
import { LOGS_AND_COPIES } from './log-declarations';

/** Links that a single resource declares: its properties name both ends, or one of them is the resource itself. */
export function listDeclaredLinks(surroundings: Surroundings): readonly Link[] {
  return [...DELIVERIES, ...LOGS_AND_COPIES].flatMap((declaration) =>
    surroundings.ofType(declaration.type).flatMap((resource) => readLinks(resource, declaration, surroundings)),
  );
}

function readLinks(resource: TemplateResource, declaration: Declaration, surroundings: Surroundings): readonly Link[] {
  const froms = listParties(resource, declaration.from, surroundings);
  const tos = listParties(resource, declaration.to, surroundings, declaration.receivers === true);
  return froms.flatMap((from) =>
    tos
      .filter((to) => to !== from)
      .map(
        (to): Link => ({
          from,
          to,
          action: declaration.action,
          protocol: declaration.protocol,
          evidence: [resource],
          controls: [],
          isWay: declaration.isWay ?? true,
        }),
      ),
  );
}

/** The parties at a path of properties; the resource itself, or what it is a part of, without a path. */
function listParties(
  resource: TemplateResource,
  paths: readonly string[] | undefined,
  surroundings: Surroundings,
  withReceivers = false,
): readonly Party[] {
  if (paths === undefined) return [surroundings.findWhole(resource) ?? resource];
  const values = paths.flatMap((path) => listFrom(resource, path));
  const found = values.flatMap((value): readonly Party[] => {
    const party = surroundings.findParty(value);
    if (party !== undefined) return [party];
    const shown = value.display();
    const isAddress = withReceivers && shown !== '' && !shown.startsWith('arn:') && !shown.includes('${');
    return isAddress ? [createReceiver(readAddress(shown))] : [];
  });
  return [...new Set(found)];
}

/** The host of a URL, because a path may hold a token; any other address as it is. */
function readAddress(shown: string): string {
  return /^https?:\/\/([^/:?#]+)/.exec(shown)?.[1] ?? shown;
}
