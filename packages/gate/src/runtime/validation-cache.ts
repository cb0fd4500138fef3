import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SynthesizedTemplate, ValidationCache } from '../engine/template-validation';
import { createFolder } from './create-folder';

/** Content of a kept file: violations without the path of the template, which differs in each run. */
type Violations = Parameters<ValidationCache['keep']>[1];

/**
 * Keeps violations in files that are named by the hash of template, account, region and library version. If a file is
 * missing, damaged or cannot be written, the template is validated again.
 */
export function createValidationCache(folder: string): ValidationCache {
  const { version }: { version: string } = JSON.parse(
    readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8'),
  );
  const getFile = ({ templatePath, accountId, region, stackConstructPath }: SynthesizedTemplate): string => {
    const hash = createHash('sha256').update(JSON.stringify([version, accountId, region, stackConstructPath]));
    return join(folder, `${hash.update(readFileSync(templatePath)).digest('hex')}.json`);
  };
  return {
    recall: (template) => {
      try {
        const kept: Violations = JSON.parse(readFileSync(getFile(template), 'utf8'));
        return replaceTemplatePath(kept, template.templatePath);
      } catch {
        return undefined;
      }
    },
    keep: (template, violations) => {
      try {
        createFolder(folder);
        writeFileSync(getFile(template), JSON.stringify(replaceTemplatePath(violations, '')));
      } catch {
        // Without the file, the next synthesis validates the template again.
      }
    },
  };
}

function replaceTemplatePath(violations: Violations, templatePath: string): Violations {
  return violations.map((violation) => ({
    ...violation,
    violatingResources: violation.violatingResources.map((resource) => ({ ...resource, templatePath })),
  }));
}
