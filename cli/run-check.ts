import { relative, resolve, sep } from 'node:path';
import { readLimited } from '../adapters/files/read-limited';
import { writeWhole } from '../adapters/files/write-whole';
import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { GuardrailsError } from '../core/errors';
import { FILE_LIMITS } from '../core/inputs/input-limits';
import { locate, locateResource } from '../core/inputs/locate';
import { readFiles, type FilesReading } from '../core/inputs/read-files';
import { buildReport } from '../core/reports/build-report';
import type { Report, Skipped } from '../core/reports/report';
import { selectChecks } from '../core/settings/select-checks';
import { NO_SETTINGS, readSettings, type Settings } from '../core/settings/settings';
import { version } from '../package.json';
import type { CheckOptions } from './check-options';
import { exitCodeOfReport, worseOf, type ExitCode } from './exit-code';
import { findSettings } from './find-settings';
import { render } from './formats';
import { gatherInputs, type Inputs } from './gather-inputs';
import type { CliIo } from './io';
import { judge } from './judge';
import { reportFailure } from './report-failure';

/**
 * `ecs-guardrails check`: from paths and settings to reports.
 *
 * @returns the exit code
 * @throws GuardrailsError for settings, checks and policies that cannot be used; nothing is judged then
 */
export async function runCheck(options: CheckOptions, io: CliIo, loadPolicy = loadPackagedPolicy): Promise<ExitCode> {
  const { settings, file } = settingsFor(options, io);
  const requests = selectChecks(settings, options.only);
  const policy = loadPolicy();
  const inputs = await gatherInputs(options.paths, io, FILE_LIMITS.jsonBytes);
  const reading = readFiles(inputs.files, {
    kind: options.input,
    account: options.account ?? settings.account,
    region: options.region ?? settings.region,
  });
  const { decisions, errors } = judge(policy, reading.subjects, requests);
  const unrecognised = byNaming(reading, inputs, file);
  const report = buildReport(
    {
      tool: { version, policyBundle: policy.digest },
      files: inputs.files.length + inputs.errors.length,
      decisions,
      skipped: [...inputs.skipped, ...reading.empty, ...unrecognised.skipped],
      notEvaluated: reading.notEvaluated,
      errors: [...inputs.errors, ...reading.errors, ...unrecognised.errors, ...errors],
    },
    { resource: locateResource, place: locate },
  );
  if (report.results.length === 0) io.stderr(`${nothingJudged(report, requests.length)}\n`);
  return worseOf(exitCodeOfReport(report, options.failOn), deliver(report, options, io));
}

interface SettingsInUse {
  readonly settings: Settings;
  readonly file: string | undefined;
}

function settingsFor({ config }: CheckOptions, { cwd }: CliIo): SettingsInUse {
  const path = config === undefined ? findSettings(cwd) : resolve(cwd, config);
  if (path === undefined) return { settings: NO_SETTINGS, file: undefined };
  const file = relative(cwd, path).split(sep).join('/');
  return { settings: readSettings({ name: file, bytes: readLimited(path, file, FILE_LIMITS.yamlBytes) }), file };
}

/** A document of no known kind is passed over where a walk met it, and an error where somebody asked for it by name. */
function byNaming(
  { unrecognised }: FilesReading,
  { files }: Inputs,
  settings: string | undefined,
): { readonly skipped: readonly Skipped[]; readonly errors: readonly GuardrailsError[] } {
  const named = new Set(files.filter((file) => file.named).map(({ name }) => name));
  return {
    skipped: unrecognised
      .filter(({ file }) => !named.has(file))
      .map((entry) => (entry.file === settings ? { ...entry, reason: 'it holds the settings of this run' } : entry)),
    errors: unrecognised.filter(({ file }) => named.has(file)).map(kindUnknown),
  };
}

function kindUnknown({ file, reason }: Skipped): GuardrailsError {
  const message = `It cannot be told what this file is: ${reason}.`;
  return new GuardrailsError('INPUT_KIND_UNKNOWN', message, { place: { file } });
}

/** Standard output first: a file that cannot be written must not keep anybody from the report. */
function deliver(report: Report, { outputs }: CheckOptions, io: CliIo): ExitCode {
  io.stdout(render(outputs.stdout, report, io.colours));
  let code: ExitCode = 0;
  for (const { format, file } of outputs.files) {
    try {
      writeWhole(resolve(io.cwd, file), render(format, report, false));
    } catch (thrown) {
      code = worseOf(code, reportFailure(thrown, io));
    }
  }
  return code;
}

function nothingJudged({ summary, errors }: Report, checks: number): string {
  if (checks === 0) return 'Nothing was judged: the settings enable no check.';
  const refused = errors.length === 0 ? '' : ' Some could not be read: see the errors.';
  return `Nothing was judged: no resource that a check covers in ${summary.files} file(s).${refused}`;
}
