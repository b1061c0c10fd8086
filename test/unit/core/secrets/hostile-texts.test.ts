import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectSecrets } from '../../../../core/secrets/detect-secrets';
import { INVENTED } from '../../../support/secrets/invented-tokens';

const FOLDER = join(__dirname, '../../../../core/secrets');

/** As large as ECS lets a whole task definition be. */
const LARGEST = 64 * 1024;

/** Beginnings that a search may take up again at every character. */
const PIECES = [
  'a',
  '=',
  ' ',
  '-',
  '"',
  "'",
  '\\',
  '[',
  '{"a":',
  '$(',
  '${',
  '{{',
  '%%a',
  '<a',
  '`a',
  ';a=',
  'a=,',
  'A ',
  'x://',
  '://a:',
  'password=',
  '--password ',
  'gh',
  'ghp_',
  'ey',
  'eyaaaaaaaa.',
  'AKIA',
  'LS0tLS1CRUdJTi',
  '-----BEGIN ',
  'BEGIN A ',
  'SG.',
  'xoxb-',
  'github_pat_',
  'https://hooks.slack.com/services/',
  '{{resolve:',
  "sh -c '",
  'a@',
  '\n',
  '\\"',
  '1',
  '*',
  '/',
  '. ',
] as const;

function textOf(piece: string): string {
  return piece.repeat(Math.ceil(LARGEST / piece.length)).slice(0, LARGEST);
}

function detectorsOn(text: string): readonly string[] {
  const container = {
    Environment: ['DB_PASSWORD', 'TOKEN', 'SSH_KEY', 'X'].map((Name) => ({ Name, Value: text })),
    Command: ['sh', '-c', text],
    DockerLabels: { x: text },
  };
  return detectSecrets({ ContainerDefinitions: [container] }, []).map(({ Detector }) => Detector);
}

/** Regular expression literals of a file: those that stand where a value may. */
function patternsIn(source: string): readonly string[] {
  return [...source.matchAll(/[=(:,|&] ?\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/[a-z]*/g)].map(
    ([, pattern]) => pattern ?? '',
  );
}

describe('a text of 64 KiB', () => {
  // A search that went back over the text for each of its characters would not end within the time that a test has.
  it.each(PIECES)('of nothing but %j is read to its end', (piece) => {
    const detectors = detectorsOn(`${textOf(piece)} ${INVENTED.npm}`);

    expect(detectors).toEqual(expect.arrayContaining([expect.stringMatching(/-token$/)]));
    expect(detectors).not.toContain('overflow');
  });
});

describe('the patterns of the detectors', () => {
  const files = readdirSync(FOLDER);
  const patterns = files.flatMap((file) => patternsIn(readFileSync(join(FOLDER, file), 'utf8')));

  it('repeat nothing without a bound but one class of characters, alone', () => {
    const unbounded = patterns.filter((pattern) => {
      const bare = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'c');
      return /[+*]|\{\d+,\}/.test(bare) && bare !== 'c+';
    });

    expect(unbounded).toEqual([]);
    expect(patterns.length).toBeGreaterThan(40);
  });

  it('repeat nothing that repeats more than a few times', () => {
    const nested = patterns.filter((pattern) => {
      const bare = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'c');
      return /\([^()]*[+*}][^()]*\)(?:[+*]|\{\d+,(?:[4-9]|\d{2,})\})/.test(bare);
    });

    expect(nested).toEqual([]);
  });
});
