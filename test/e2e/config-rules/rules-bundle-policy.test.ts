import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configRuleEvent } from '../../support/config-rule-event';
import { RulesBundle } from '../../support/config-rules/rules-bundle';
import { TAKEN } from '../../support/config-rules/scenario';
import { FOREIGN_IMPORT, withoutExport } from '../../support/doctored-modules';

jest.setTimeout(60_000);

/** A custom section of the name `x`, which every engine skips. */
const EMPTY_SECTION = Buffer.of(0, 2, 1, 0x78);

/** Replaces one file of the packaged policy. */
type Edit = (folder: string) => void;

const edited =
  (name: string, edit: (bytes: Buffer) => Buffer | string): Edit =>
  (folder) => {
    const path = join(folder, name);
    writeFileSync(path, edit(readFileSync(path)));
  };

/** Other bytes, and a manifest that vouches for them. */
const vouchedFor =
  (edit: (bytes: Buffer) => Buffer): Edit =>
  (folder) => {
    edited('policy.wasm', edit)(folder);
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, 'policy.wasm')))
      .digest('hex');
    edited('manifest.json', () => JSON.stringify({ wasm: `sha256:${digest}` }))(folder);
  };

const asText = (edit: (text: string) => string) => (bytes: Buffer) => edit(bytes.toString('utf8'));

describe('a built rules function whose policy was replaced', () => {
  let bundle: RulesBundle | undefined;
  let folder = '';

  beforeAll(async () => {
    bundle = await RulesBundle.build();
    folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-policy-'));
  });

  afterAll(() => {
    bundle?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What becomes of two events behind a bundle whose policy was edited. */
  async function playWith(edit: Edit) {
    if (bundle === undefined) throw new Error('The bundle was not built.');
    const code = mkdtempSync(join(folder, 'bundle-'));
    cpSync(bundle.code, code, { recursive: true });
    edit(join(code, 'policy'));
    return bundle.run(TAKEN, { environments: 1, code }, async (invoke) => [
      await invoke(configRuleEvent(), 0),
      await invoke(configRuleEvent(), 0),
    ]);
  }

  it('judges as long as the policy is what it was packaged with', async () => {
    const { exchanges, failures } = await playWith(() => undefined);

    expect(failures).toEqual([null, null]);
    expect(exchanges).toHaveLength(2);
  });

  it.each<[string, Edit, string]>([
    // A section that changes nothing: the digest alone tells.
    [
      'other bytes that do the same',
      edited('policy.wasm', (bytes) => Buffer.concat([bytes, EMPTY_SECTION])),
      'POLICY_LOAD',
    ],
    ['a truncated module', vouchedFor((bytes) => bytes.subarray(0, bytes.length / 2)), 'POLICY_LOAD'],
    ['a module with a new import', vouchedFor(() => FOREIGN_IMPORT), 'POLICY_IMPORTS'],
    [
      'a module without ABI version',
      vouchedFor((bytes) => withoutExport(bytes, 'opa_wasm_abi_minor_version')),
      'POLICY_ABI',
    ],
    ['a module without its entrypoints', vouchedFor((bytes) => withoutExport(bytes, 'main/reports')), 'POLICY_LOAD'],
    [
      'a self-test that it fails',
      edited(
        'self-test.json',
        asText((text) => text.replaceAll('NON_COMPLIANT', 'COMPLIANT')),
      ),
      'POLICY_LOAD',
    ],
    ['no self-test', edited('self-test.json', () => '{}'), 'POLICY_LOAD'],
    ['no manifest', edited('manifest.json', () => ''), 'POLICY_LOAD'],
  ])('P6: never starts with %s, so that nothing is reported', async (_what, edit, code) => {
    const { exchanges, unexpected, failures, log } = await playWith(edit);

    expect([exchanges, unexpected]).toEqual([[], []]);
    expect(failures).toEqual([expect.stringContaining('exited'), expect.stringContaining('exited')]);
    // As Node.js prints it; the bundle itself, which is printed as well, holds every code.
    expect(log).toContain(`code: '${code}'`);
  });
});
