import { printedVersion, recordedVersion } from '../../../../scripts/tools/tool-version';

const MODULE = 'github.com/open-policy-agent/regal';

describe('printedVersion', () => {
  it.each([
    { output: 'Version: 1.22.0\nBuild Commit: \nRego Version: v1\n', version: '1.22.0' },
    { output: 'Version:       0.42.0\nGo Version:    go1.26.8\nOPA Version:   1.18.2\n', version: '0.42.0' },
    { output: 'Version: v0.42.0\r\n', version: '0.42.0' },
    { output: 'Version: 1.23.0-dev\n', version: '1.23.0-dev' },
    { output: 'Version:       unknown\nGo Version:    go1.26.8\nOPA Version:   1.18.2\n', version: null },
    { output: 'OPA Version:   1.18.2\n', version: null },
    { output: '', version: null },
  ])('reads $version', ({ output, version }) => {
    const printed = printedVersion(output);

    expect(printed).toBe(version);
  });
});

describe('recordedVersion', () => {
  it.each([
    { case: 'its main module', lines: [`path\t${MODULE}`, `mod\t${MODULE}\tv0.42.0\th1:abc=`], version: '0.42.0' },
    {
      case: 'a dependency of its main module',
      lines: [`path\t${MODULE}`, 'mod\texample\t(devel)\t', `dep\t${MODULE}\tv0.42.0\th1:abc=`],
      version: '0.42.0',
    },
    { case: 'a working copy', lines: [`path\t${MODULE}`, `mod\t${MODULE}\t(devel)\t`], version: null },
    {
      case: 'a pseudo-version',
      lines: [`path\t${MODULE}`, `mod\t${MODULE}\tv0.42.1-0.20260101000000-abcdefabcdef\t`],
      version: '0.42.1-0.20260101000000-abcdefabcdef',
    },
    {
      case: 'a neighbour with a longer name',
      lines: [`path\t${MODULE}`, `dep\t${MODULE}-x\tv0.42.0\t`],
      version: null,
    },
    { case: 'another program', lines: ['path\texample/other', `dep\t${MODULE}\tv0.42.0\t`], version: null },
    { case: 'a script', lines: ['#!/bin/sh', 'exec regal'], version: null },
  ])('reads $version from a program built from $case', ({ lines, version }) => {
    const program = Buffer.concat([
      Buffer.from([0x7f, 0, 0xff]),
      Buffer.from(`${lines.join('\n')}\n`),
      Buffer.alloc(9),
    ]);

    const recorded = recordedVersion(MODULE, program);

    expect(recorded).toBe(version);
  });
});
