import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/** Builds the esbuild options of a function. test/functions uses them too, to check the size of each bundle. */
export function buildBundleOptions(name: string): BuildOptions {
  return {
    absWorkingDir: ROOT,
    entryPoints: [`lambda/${name}/handler.ts`],
    // A fixed path that is never written, so that the source map and the asset hash are the same on every machine.
    outfile: 'bundle/index.js',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    mainFields: ['module', 'main'],
    loader: { '.sql': 'text', '.pem': 'text' },
    external: listNeverLoaded(name),
    // Small replacements for parts of libraries that the functions do not use.
    alias: {
      '@aws-sdk/credential-provider-node': './lambda/shared/environment-credentials.ts',
      'pg-types': './lambda/shared/column-types.ts',
      'pg-connection-string': './lambda/shared/no-connection-string.ts',
    },
    logLevel: 'silent',
    write: false,
  };
}

/**
 * Modules that are not bundled, because they are never loaded: pg loads its own only without a password or with its
 * native binding, and the SDK the last one only for clients with event streams. The S3 client of the response is one.
 */
function listNeverLoaded(name: string): string[] {
  const eventStreams = name.startsWith('response/') ? [] : ['@smithy/core/event-streams'];
  return ['pgpass', 'pg-native', '*/native', ...eventStreams];
}

/**
 * Bundles `lambda/<name>/handler.ts` into one minified file with its source map. esbuild runs in process, without
 * docker or npx, and writes the same bytes on every machine. This is the only file under lib/ that writes to disk.
 */
export function bundleCode(name: string): Code {
  return Code.fromAsset(join(ROOT, 'lambda', name), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-pulled'),
      local: {
        tryBundle(outputDir) {
          mkdirSync(outputDir, { recursive: true });
          for (const file of buildSync({ ...buildBundleOptions(name), write: false }).outputFiles) {
            writeFileSync(join(outputDir, basename(file.path)), file.contents);
          }
          return true;
        },
      },
    },
  });
}
