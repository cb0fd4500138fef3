import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Ended, runScript } from './run-script';
import { findStep, readWorkflow, resolveExpressions } from './workflow';

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  readonly body: string;
}

const MARKER = '<!-- bulwark-gate: shop -->';
const BOT = { login: 'github-actions[bot]' };
const CREATED = 'api --silent --method POST repos/example/shop/issues/12/comments --field body=@body.md';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-comment-'));
  mkdirSync(join(folder, 'bulwark'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Runs the script of the job `publish`. GitHub is out of reach, so `gh` is a program that answers with the comments in
 * two pages and records what it is told to write.
 */
function publish(comments: readonly Comment[]): Promise<Ended> {
  const pages = [comments.slice(0, 1), comments.slice(1)].map((page) => JSON.stringify(page)).join('\n');
  writeFileSync(join(folder, 'pages.json'), pages);
  const gh = `#!/bin/sh\ncase "$*" in *--paginate*) cat "${folder}/pages.json" ;; *) echo "$*" >> "${folder}/written" ;; esac\n`;
  mkdirSync(join(folder, 'programs'));
  writeFileSync(join(folder, 'programs', 'gh'), gh, { mode: 0o755 });
  const step = findStep(readWorkflow('gate.yml'), 'publish', 'Comment on the pull request');
  const values = { 'github.token': 'a-token', 'inputs.name': 'shop', 'github.event.pull_request.number': '12' };
  return runScript(step.run, folder, {
    ...resolveExpressions(step.env ?? {}, values),
    GITHUB_REPOSITORY: 'example/shop',
    PATH: `${join(folder, 'programs')}:${process.env['PATH']}`,
  });
}

/** Publishes a summary. @returns the command that writes the comment, and its text */
async function publishText(comments: readonly Comment[], text = '## Bulwark: passed\n') {
  writeFileSync(join(folder, 'bulwark', 'comment.md'), text);
  const { code, stderr } = await publish(comments);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { written: read('written').trim(), body: read('body.md') };
}

describe('the comment on a pull request', () => {
  test('is created with a hidden marker, once', async () => {
    const { written, body } = await publishText([]);
    expect(written).toBe(CREATED);
    expect(body).toBe(`${MARKER}\n## Bulwark: passed\n`);
  });

  test('is updated later, also when it is on the second page', async () => {
    const own = { id: 42, user: BOT, body: `${MARKER}\nOld` };
    const { written } = await publishText([{ id: 41, user: BOT, body: 'Other' }, own]);
    expect(written).toBe('api --silent --method PATCH repos/example/shop/issues/comments/42 --field body=@body.md');
  });

  test('of another user with the same marker, and of another app, is left as it is', async () => {
    const others = [
      { id: 1, user: { login: 'stranger' }, body: `${MARKER}\nHello` },
      { id: 2, user: BOT, body: '<!-- bulwark-gate: blog -->\nOld' },
    ];
    expect((await publishText(others)).written).toBe(CREATED);
  });

  test('names the artifact, when the summary is longer than GitHub accepts', async () => {
    const { body } = await publishText([], 'x'.repeat(70_000));
    expect(body).toContain('too long for a comment');
    expect(body.length).toBeLessThan(65_536);
  });

  test('is refused when the artifact has a link to another file of the runner', async () => {
    symlinkSync('/proc/self/environ', join(folder, 'bulwark', 'comment.md'));
    expect(await publish([])).toMatchObject({ code: 1, stdout: expect.stringContaining('The summary is a link') });
    expect([existsSync(join(folder, 'written')), existsSync(join(folder, 'body.md'))]).toEqual([false, false]);
  });

  test('runs nothing of its text', async () => {
    const { body } = await publishText([], '$(touch owned) `touch owned`\n');
    expect(body).toContain('$(touch owned) `touch owned`');
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});
