import { outputsOf } from '../../../cli/outputs';
import { failureOf } from '../../support/failure-of';

describe('outputsOf', () => {
  it.each([
    ['nothing', [], undefined, { stdout: 'pretty', files: [] }],
    ['--format', [], 'json', { stdout: 'json', files: [] }],
    ['-o for standard output', ['json'], undefined, { stdout: 'json', files: [] }],
    ['the same format twice', ['json', 'json'], 'json', { stdout: 'json', files: [] }],
    [
      'files',
      ['json=a.json', 'pretty=b=c.txt'],
      undefined,
      {
        stdout: 'pretty',
        files: [
          { format: 'json', file: 'a.json' },
          { format: 'pretty', file: 'b=c.txt' },
        ],
      },
    ],
  ] as const)('reads %s', (_what, written, format, expected) => {
    expect(outputsOf(written, format)).toEqual(expected);
  });

  it.each([
    [
      'an unknown format',
      ['jsn=a'],
      undefined,
      'there is no format "jsn"; expected pretty or json. Did you mean "json"?',
    ],
    ['no format', ['=a'], undefined, 'there is no format ""'],
    ['no file after the sign', ['json='], undefined, 'a file name is missing'],
    ['two formats on standard output', ['json'], 'pretty', 'Standard output takes one format, not json and pretty.'],
    ['two reports into one file', ['json=a', 'pretty=a'], undefined, 'Two reports would be written into "a".'],
  ] as const)('refuses %s', async (_what, written, format, message) => {
    const failure = await failureOf(() => outputsOf(written, format));

    expect(failure.code).toBe('USAGE');
    expect(failure.message).toContain(message);
  });
});
