import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadDeployedExemptions } from '../../../../adapters/files/deployed-exemptions';
import { exemptionsFile } from '../../../../core/exemptions/deployed-exemptions';
import { makeExemption } from '../../../support/exemptions';

describe('loadDeployedExemptions', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-exemptions-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes the file that holds an exemption, or something else under its name. */
  function written(text?: string): string {
    const file = exemptionsFile([makeExemption()]);
    const path = join(folder, file.name);
    writeFileSync(path, text ?? file.text);
    return path;
  }

  it.each([undefined, ''])('has none where no file is named (%j)', (path) => {
    expect(loadDeployedExemptions(path)).toEqual({ exemptions: [] });
  });

  it('has those of the file', () => {
    expect(loadDeployedExemptions(written())).toEqual({ exemptions: [makeExemption()] });
  });

  it.each([
    ['altered', () => written('{"schema":1,"exemptions":[]}')],
    ['no JSON', () => written('{')],
    ['not there', () => join(folder, 'exemptions-0.json')],
    ['a folder', () => folder],
  ])('says why it has none when the file is %s', (_, path) => {
    expect(loadDeployedExemptions(path())).toEqual({
      error: expect.objectContaining({ code: 'EXEMPTIONS_UNREADABLE', message: expect.stringContaining('not used') }),
    });
  });
});
