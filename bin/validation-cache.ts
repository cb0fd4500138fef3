import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackTemplate, ValidationCache } from '../lib/compliance/template-validation';

/** What a kept file holds: findings without the path of the template, which is another one each time. */
type Violations = Parameters<ValidationCache['keep']>[1];

/**
 * Keeps findings in files named by the hash of template, account, region and version of the library that judged. A file that cannot be read is
 * no file: the template is checked again.
 */
export function validationCache(folder: string): ValidationCache {
  const { version }: { version: string } = JSON.parse(
    readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8'),
  );
  const fileOf = ({ templatePath, accountId, region, stackConstructPath }: StackTemplate): string => {
    const hash = createHash('sha256').update(JSON.stringify([version, accountId, region, stackConstructPath]));
    return join(folder, `${hash.update(readFileSync(templatePath)).digest('hex')}.json`);
  };
  return {
    recall: (template) => {
      try {
        const kept: Violations = JSON.parse(readFileSync(fileOf(template), 'utf8'));
        return placed(kept, template.templatePath);
      } catch {
        return undefined;
      }
    },
    keep: (template, violations) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(fileOf(template), JSON.stringify(placed(violations, '')));
    },
  };
}

function placed(violations: Violations, templatePath: string): Violations {
  return violations.map((violation) => ({
    ...violation,
    violatingResources: violation.violatingResources.map((resource) => ({ ...resource, templatePath })),
  }));
}
