import {
  type AdvancedEventSelector,
  type CloudTrailClient,
  CreateTrailCommand,
  GetEventSelectorsCommand,
  GetTrailCommand,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
  type Trail,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import { isAwsError } from '../aws-error';
import type { Playbook } from '../playbooks/playbook';
import { readName } from '../playbooks/playbook-input';
import { Refused } from '../refused';
import type { TrailSettings } from './trail-settings';

export interface TrailTarget {
  readonly trailName: string;
}

interface TrailBefore {
  /** Undefined after the trail was deleted. */
  readonly trail: Trail | null;
  readonly eventSelectors: readonly AdvancedEventSelector[];
}

/**
 * Gives the trail the settings of the template again, and starts it; a deleted trail is created under its name. An undo
 * puts back the settings that were found, for a change that was meant. It neither stops nor deletes the trail.
 */
export function createRestoreTrail(
  cloudTrail: CloudTrailClient,
  settings: TrailSettings,
): Playbook<TrailTarget, TrailBefore> {
  const Name = settings.name;
  return {
    name: 'restore-trail',
    parseTarget: (target, environment) => {
      const given = Object.hasOwn(Object(target), 'trailName');
      const trailName = given ? readName(target, 'trailName', /^[\w.-]{3,128}$/) : Name;
      if (trailName !== Name) throw new Refused(`${trailName} is not the trail of ${environment.name}`);
      return { trailName };
    },
    describe: ({ trailName }) => `Restore the settings of the trail ${trailName} and start it`,
    observe: async () => {
      try {
        const { Trail: trail } = await cloudTrail.send(new GetTrailCommand({ Name }));
        const { AdvancedEventSelectors } = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName: Name }));
        return { trail: trail ?? null, eventSelectors: AdvancedEventSelectors ?? [] };
      } catch (error) {
        if (isAwsError(error, 'TrailNotFoundException')) return { trail: null, eventSelectors: [] };
        throw error;
      }
    },
    contain: [
      {
        name: 'restore-trail',
        run: async () => {
          try {
            await cloudTrail.send(new UpdateTrailCommand(buildTrail(settings)));
            return { updated: Name };
          } catch (error) {
            if (!isAwsError(error, 'TrailNotFoundException')) throw error;
            await cloudTrail.send(new CreateTrailCommand(buildTrail(settings)));
            return { created: Name };
          }
        },
      },
      {
        // Before the rest, which may fail: an incomplete trail is better than none.
        name: 'start-logging',
        run: async () => {
          await cloudTrail.send(new StartLoggingCommand({ Name }));
          return { logging: true };
        },
      },
      {
        name: 'restore-selectors',
        run: async () => {
          const { eventSelectors, insightSelectors } = settings;
          await cloudTrail.send(
            new PutEventSelectorsCommand({ TrailName: Name, AdvancedEventSelectors: [...eventSelectors] }),
          );
          await cloudTrail.send(
            new PutInsightSelectorsCommand({ TrailName: Name, InsightSelectors: [...insightSelectors] }),
          );
          return { eventSelectors: eventSelectors.length, insightSelectors: insightSelectors.length };
        },
      },
    ],
    undo: [
      {
        name: 'return-settings',
        run: async (_, { trail, eventSelectors }) => {
          if (trail === null) return { why: 'The trail was missing. It is not deleted again.' };
          await cloudTrail.send(
            new UpdateTrailCommand({
              Name,
              S3BucketName: trail.S3BucketName,
              IsMultiRegionTrail: trail.IsMultiRegionTrail,
              IncludeGlobalServiceEvents: trail.IncludeGlobalServiceEvents,
              EnableLogFileValidation: trail.LogFileValidationEnabled,
              KmsKeyId: trail.KmsKeyId ?? '',
              CloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn,
              CloudWatchLogsRoleArn: trail.CloudWatchLogsRoleArn,
            }),
          );
          if (eventSelectors.length > 0) {
            await cloudTrail.send(
              new PutEventSelectorsCommand({ TrailName: Name, AdvancedEventSelectors: [...eventSelectors] }),
            );
          }
          return { returned: Name };
        },
      },
    ],
  };
}

/** The same values as lib/audit/audit-trail.ts. */
function buildTrail({ name, bucket, key, logGroup, role }: TrailSettings) {
  return {
    Name: name,
    S3BucketName: bucket,
    KmsKeyId: key,
    CloudWatchLogsLogGroupArn: logGroup,
    CloudWatchLogsRoleArn: role,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
  };
}
