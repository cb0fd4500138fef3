import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

const ROOT = join(__dirname, '..', '..');

/** What esbuild is told for every function; test/functions reads the same options to check the size of bundles. */
export function bundleOptions(name: string): BuildOptions {
  return {
    absWorkingDir: ROOT,
    entryPoints: [`lambda/${name}/handler.ts`],
    // A fixed place that is never written: paths inside the source map, and so the asset's hash, are the same everywhere.
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
    // pg asks for these only when it is given no password, or told to use its native binding, and the SDK only for services that
    // stream events; none of it happens.
    external: ['pgpass', 'pg-native', '*/native', '@smithy/core/event-streams'],
    // What a function does not use of a library, in a few lines that say so.
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
 * The code of `lambda/<name>/handler.ts` as one minified file with its source map, built in process by esbuild: no docker, no
 * npx, the same bytes on every machine. The only place under lib/ that touches the disk, as bundling must.
 */
export function bundledCode(name: string): Code {
  return Code.fromAsset(join(ROOT, 'lambda', name), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-pulled'),
      local: {
        tryBundle(outputDir) {
          mkdirSync(outputDir, { recursive: true });
          for (const file of buildSync({ ...bundleOptions(name), write: false }).outputFiles) {
            writeFileSync(join(outputDir, basename(file.path)), file.contents);
          }
          return true;
        },
      },
    },
  });
}
